using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

public sealed class TraceCentralTests : IDisposable
{
    private static readonly HostTime Begin = new(5_000_000);
    private readonly TemporaryFolder _folder = new();
    private readonly Ear _ear = new();

    [Fact]
    public void What_was_recorded_comes_at_its_pace()
    {
        using var reader = Trace(
            (TraceRecordKind.Connected, 1000, null),
            (TraceRecordKind.Value, 11_000, Bytes(GattUuids.EmgFrames, 7)),
            (TraceRecordKind.Tick, 15_000, null),
            (TraceRecordKind.Value, 21_000, Bytes(GattUuids.EmgFrames, 8)));
        var radio = Central(reader);

        Assert.Equal(Begin, radio.DueAt);
        Assert.False(radio.Bring(Begin.Plus(-1)));
        Assert.True(radio.Bring(Begin));
        Assert.True(radio.IsConnected);
        Assert.Equal(Begin.Plus(10_000), radio.DueAt);
        radio.Bring(Begin.Plus(30_000));

        Assert.Equal(["connected 0", "7 10000", "8 20000", "disconnected 30000"], _ear.Heard);
        Assert.Null(radio.DueAt);
        Assert.False(radio.Bring(Begin.Plus(40_000)));
        Assert.Equal(2, radio.Brought);
    }

    [Fact]
    public void An_answer_comes_under_the_number_of_the_question_that_is_asked_now()
    {
        using var reader = Trace((TraceRecordKind.Connected, 0, null), Asked(10, 9), Answered(20, 9));
        var radio = Central(reader);
        radio.Bring(Begin);
        radio.Write(GattUuids.ControlPoint, [ControlPoint.OpSyncClock, 4]);

        radio.Bring(Begin.Plus(20));

        Assert.Equal($"{ControlPoint.ResponseCode},{ControlPoint.OpSyncClock},4,1 20", _ear.Heard[1]);
    }

    [Fact]
    public void An_answer_that_nobody_asked_for_is_kept_back()
    {
        using var reader = Trace((TraceRecordKind.Connected, 0, null), Asked(10, 9), Answered(20, 9));
        var radio = Central(reader);

        radio.Bring(Begin.Plus(20));

        Assert.Equal(1, radio.AnswersKeptBack);
        Assert.Equal(0, radio.Brought);
    }

    [Fact]
    public void The_time_of_a_band_is_no_answer_to_a_question_that_came_later()
    {
        using var reader = Trace((TraceRecordKind.Connected, 0, null), Asked(10, 9), Answered(20, 9));
        var radio = Central(reader);
        radio.Bring(Begin.Plus(15));
        radio.Write(GattUuids.ControlPoint, [ControlPoint.OpSyncClock, 4]);

        radio.Bring(Begin.Plus(20));

        Assert.Equal(1, radio.AnswersKeptBack);
    }

    [Fact]
    public void An_empty_trace_brings_nothing()
    {
        using var reader = Trace();
        var radio = Central(reader);

        Assert.False(radio.Bring(Begin));
        Assert.Null(radio.DueAt);
    }

    public void Dispose() => _folder.Dispose();

    private static (TraceRecordKind Kind, long At, byte[]? Payload) Asked(long at, byte number) => (TraceRecordKind.Write, at, Bytes(GattUuids.ControlPoint, ControlPoint.OpSyncClock, number));

    private static (TraceRecordKind Kind, long At, byte[]? Payload) Answered(long at, byte number) =>
        (TraceRecordKind.Value, at, Bytes(GattUuids.ControlPoint, ControlPoint.ResponseCode, ControlPoint.OpSyncClock, number, 1));

    private static byte[] Bytes(Guid characteristic, params byte[] value) => [.. characteristic.ToByteArray(bigEndian: true), .. value];

    private TraceCentral Central(TraceReader reader)
    {
        var radio = new TraceCentral(reader, Begin);
        radio.Listen(_ear);
        return radio;
    }

    private TraceReader Trace(params (TraceRecordKind Kind, long At, byte[]? Payload)[] records)
    {
        var path = Path.Combine(_folder.Path, "a.ngtrace");
        var header = new TraceHeader
        {
            MadeBy = "test",
            Scenario = "test",
            Model = TracedModel.Of(new GlassesProgramOptions().Model),
            Settings = new GlassesSettings { Link = new WristbandLinkOptions(), Policy = new Decoding.DecisionPolicyOptions() },
            Glasses = new TracedGlasses(),
        };
        using (var writer = new TraceWriter(path, header))
        {
            using var hash = new RunHash();
            foreach (var (kind, at, payload) in records)
            {
                writer.Append(kind, new HostTime(at), payload);
                hash.Append(kind, new HostTime(at), payload);
            }

            writer.Complete(hash.Current(), new HostTime(0));
        }

        return new TraceReader(path);
    }

    private sealed class Ear : IGattCentralListener
    {
        public List<string> Heard { get; } = [];

        public void OnConnected(HostTime at) => Hear("connected", at);

        public void OnDisconnected(HostTime at) => Hear("disconnected", at);

        public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt) => Hear(string.Join(',', value.ToArray()), arrivedAt);

        private void Hear(string what, HostTime at) => Heard.Add($"{what} {at.Microseconds - Begin.Microseconds}");
    }
}
