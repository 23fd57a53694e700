using NeuralGlasses.Simulator.Radio;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Radio;

/// <summary>What other people's Wi-Fi costs.</summary>
public sealed class InterferenceTests
{
    [Theory]
    [InlineData(1, 10, 1)]
    [InlineData(6, 10, 1)]
    [InlineData(11, 11, 1)]
    [InlineData(6, 10, 0.5)]
    public void Events_fail_in_proportion_to_the_channels_that_a_network_covers_and_to_its_share_of_the_air(int wifi, int covered, double share)
    {
        var bench = new AirBench(new LocalRadioOptions { Interference = [new RadioInterference(1, 1e6, wifi, share)] }, seed: 1);
        bench.Connect();
        bench.RunTo(1);
        var before = bench.Air.SilentEvents;
        const int Rounds = 400;
        for (var number = 0; number < Rounds * 37; number++)
            bench.Air.RunEvent();

        // 37 hops visit each data channel once.
        var expected = Rounds * covered * share;
        Assert.Equal(expected, bench.Air.SilentEvents - before, share < 1 ? 4 * Math.Sqrt(expected) : 0);
        Assert.Empty(bench.Lost);
    }

    [Fact]
    public void Two_networks_cost_more_than_one_and_nothing_before_they_begin()
    {
        var bench = new AirBench(new LocalRadioOptions { Interference = [new RadioInterference(5, 60, 1, 0.8), new RadioInterference(5, 60, 11, 0.8)] }, seed: 1);
        bench.Connect();
        bench.RunTo(5);
        Assert.Equal(0, bench.Air.SilentEvents);
        bench.RunTo(60);
        Assert.Equal(55_000 / 13.75 * 0.8 * 21 / 37, bench.Air.SilentEvents, 150.0);
    }
}
