using System.Net;
using System.Net.Sockets;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>The record of glasses that are joined to a home replays without it.</summary>
public sealed class RecordedHomeTests : IDisposable
{
    private readonly RecordedSession _session = new() { Home = new Dictionary<string, string> { ["broker"] = $"mqtt://127.0.0.1:{Unused()}" } };

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_session_with_a_home_that_cannot_be_reached_replays_to_the_last_scene()
    {
        _session.Begin();
        _session.Open("my-home");
        _session.Until(() => _session.Host.OpenApp?.Scene is not null);
        _session.Until(() => Shown.Contains("cannot be reached", StringComparison.Ordinal) || Shown.Contains("127.0.0.1", StringComparison.Ordinal));
        _session.Touch(ButtonAction.SwipeDown);
        _session.Until(() => _session.Host.OpenApp is null);
        var record = _session.End();

        var outcome = TraceReplay.Run(record);

        Assert.True(outcome.Difference is null && outcome.Cut is null, outcome.Difference?.Sentence ?? outcome.Cut);
        Assert.Empty(_session.Complaints);
        Assert.True(outcome.Counts[TraceRecordKind.ServiceSaid] > 1);
    }

    private string Shown => string.Join(" | ", _session.Host.OpenApp?.Scene?.Texts ?? []);

    // A port at which nobody listens any more.
    private static int Unused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
