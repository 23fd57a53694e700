using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>An app in a process of its own follows the head of a session, and its replay reads the sensor as the session did.</summary>
public sealed class RecordedHeadTests : IDisposable
{
    private const string Directions = "org.example.directions";
    private readonly Sensor _head = new();
    private readonly RecordedSession _session;

    public RecordedHeadTests() => _session = new RecordedSession { Head = _head };

    public void Dispose() => _session.Dispose();

    [Fact]
    public void What_an_app_made_of_the_head_replays_with_every_sample()
    {
        _session.Install("directions", "Directions");
        _session.Begin();
        _session.Open(Directions);
        _session.Until(() => _session.Host.OpenApp?.Scene is not null && _head.IsOpen);
        _session.Touch(ButtonAction.SwipeForward);
        _session.Until(() => Arrow == "Arrow left");
        _head.LeftDps = 90;
        _session.Until(() => Arrow == "Arrow straight");
        _head.LeftDps = 0;
        _session.Touch(ButtonAction.SwipeDown);
        _session.Until(() => _session.Host.OpenApp is null && !_head.IsOpen);
        var record = _session.End();

        var outcome = TraceReplay.Run(record);

        Assert.True(outcome.Difference is null && outcome.Cut is null, outcome.Difference?.Sentence ?? outcome.Cut);
        Assert.Empty(_session.Complaints);
        Assert.Equal(1, _head.Opened);
        Assert.Equal(Count(record), outcome.Counts[TraceRecordKind.Head]);
        Assert.True(Count(record) > 10);
    }

    private string? Arrow => _session.Host.OpenApp?.Scene?.Elements.OfType<HudImage>().FirstOrDefault()?.Description;

    private static long Count(string trace)
    {
        using var reader = new TraceReader(trace);
        var count = 0L;
        while (reader.TryRead(out var record))
            count += record.Kind == TraceRecordKind.Head ? 1 : 0;
        return count;
    }

    private sealed class Sensor : IHeadMotion
    {
        private long? _next;

        public double RateHz => 100;

        public long Lost => 0;

        public double LeftDps { get; set; }

        public int Opened { get; private set; }

        public bool IsOpen => _next is not null;

        public void Open(HostTime at)
        {
            Opened++;
            _next = at.Microseconds / 10_000;
        }

        public int Read(Span<HeadSample> samples, HostTime now)
        {
            var count = _next is { } next ? (int)Math.Min(samples.Length, (now.Microseconds / 10_000) - next) : 0;
            for (var i = 0; i < count; i++)
                samples[i] = new HeadSample(new HostTime((_next!.Value + i + 1) * 10_000), 0, 0, 1, 0, 0, (float)LeftDps);
            _next += count;
            return count;
        }

        public void Close() => _next = null;
    }
}
