using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Radio;

/// <summary>Distance, the signal that is left of it, and a wearer who walks away and comes back.</summary>
public sealed class RangeTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(1, -50.2)]
    [InlineData(10, -74.2)]
    [InlineData(100, -98.2)]
    public void The_signal_falls_by_ten_times_the_exponent_a_decade_of_distance(double metres, double dbm)
    {
        var signal = new SignalStrength(new RadioRange { Distances = [new(0, metres)], ShadowingDb = 0 }, 2, seed: 1);
        Assert.Equal(dbm, signal.DbmAt(5_000_000), 0.001);
    }

    [Fact]
    public void At_its_sensitivity_a_receiver_gets_one_bit_in_a_thousand_wrong()
    {
        var signal = new SignalStrength(new RadioRange { Distances = [new(0, 1)] }, 1, seed: 1);
        Assert.Equal(1 - Math.Pow(0.999, 8 * 37), signal.PacketErrorRate(-94, 37), 6);
        Assert.True(signal.PacketErrorRate(-90, 255) < 1e-3);
        Assert.True(signal.PacketErrorRate(-98, 255) > 0.999);
    }

    [Fact]
    public void The_shadowing_has_the_deviation_and_the_memory_that_were_asked_for()
    {
        var signal = new SignalStrength(new RadioRange { Distances = [new(0, 1)], ShadowingDb = 3, ShadowingS = 0.5 }, 2, seed: 4);
        var samples = Enumerable.Range(0, 100_000).Select(i => signal.DbmAt(i * 100_000L) + 50.2).ToArray();
        var variance = samples.Average(s => s * s);
        var lagged = samples.Zip(samples.Skip(1)).Average(pair => pair.First * pair.Second) / variance;
        Assert.Equal(3, Math.Sqrt(variance), 0.1);
        Assert.Equal(Math.Exp(-0.1 / 0.5), lagged, 0.01);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(38)]
    public void Packets_fail_at_a_distance_as_often_as_the_signal_says(double metres)
    {
        var range = new RadioRange { Distances = [new(0, 2), new(1, 2), new(1.1, metres)], ShadowingDb = 0 };
        var bench = new AirBench(new LocalRadioOptions { Range = range, HostJitterMs = 0 }, seed: 6);
        bench.Connect();
        bench.RunTo(1.2);
        Assert.Empty(bench.Lost);
        var came = new List<bool>();
        while (came.Count < 50_000)
            came.AddRange(bench.Saturate());

        // A notification has 9 bytes of link layer and 11 of the layers above around it, and an empty packet goes before it.
        var signal = new SignalStrength(range, 2, seed: 1);
        var dbm = signal.DbmAt(2_000_000);
        var expected = 1 - ((1 - signal.PacketErrorRate(dbm, 9)) * (1 - signal.PacketErrorRate(dbm, AirBench.Length + 20)));
        var share = came.Count(c => !c) / (double)came.Count;
        var deviation = Math.Sqrt(Math.Max(expected, 1e-6) * (1 - expected) / came.Count);
        Assert.InRange(share, expected - (4 * deviation), expected + (4 * deviation));
        Assert.Equal((int)Math.Round(dbm), bench.Air.Central.RssiDbm);
    }

    [Fact]
    public void A_wearer_who_walks_away_is_lost_after_the_supervision_timeout_and_found_again_on_the_way_back()
    {
        var range = new RadioRange { Distances = [new(0, 1), new(10, 1), new(20, 300), new(40, 300), new(50, 1)], ShadowingDb = 0 };
        var bench = new AirBench(new LocalRadioOptions { Range = range }, seed: 1);
        bench.RunTo(60);
        Assert.Equal(2, bench.Connected.Count);
        var lost = Assert.Single(bench.Lost);

        // Out of reach where next to no packet comes through, some 45 m away, which he passes at 11.5 s; a second later the link is given up.
        Assert.InRange(lost.Microseconds / 1e6, 12, 14);
        Assert.InRange(bench.Connected[1].Microseconds / 1e6, 47.5, 49.5);
        Assert.InRange(bench.Air.Central.RssiDbm!.Value, -52, -49);
        Assert.True(bench.Air.SilentEvents > 50);
    }

    [Fact]
    public void The_whole_world_streams_again_when_he_is_back()
    {
        var scenario = Runs.OfGestures(40, (3, "fist"), (34, "fist")) with
        {
            Radio = new LocalRadioOptions { Range = new RadioRange { Distances = [new(0, 1), new(8, 1), new(12, 300), new(20, 300), new(24, 1)] } },
        };
        var run = _runs.Make(scenario);
        var report = run.Run();
        Assert.Equal(LinkState.Streaming, run.Link.State);
        Assert.Equal(2, run.Link.StreamNumber);
        Assert.Equal(2, report.Gestures.Matched);
        Assert.Equal(2, report.Photos.Count);
        Assert.Equal(report.TraceHash, _runs.Run(scenario).TraceHash);
    }

    [Fact]
    public void Without_distances_no_strength_is_told()
    {
        var bench = new AirBench(new LocalRadioOptions());
        bench.Connect();
        Assert.Null(bench.Air.Central.RssiDbm);
        Assert.Equal(0, bench.Air.SilentEvents);
    }
}
