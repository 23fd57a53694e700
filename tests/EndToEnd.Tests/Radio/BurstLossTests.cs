using NeuralGlasses.Simulator.Radio;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Radio;

/// <summary>Whether losses come in the bursts that the parameters say, counted packet by packet on the air.</summary>
public sealed class BurstLossTests
{
    private const int Packets = 200_000;

    [Theory]
    [InlineData(0.01, 0.125, 1)]
    [InlineData(0.01, 0.125, 2)]
    [InlineData(0.02, 0.5, 3)]
    [InlineData(0.005, 0.05, 4)]
    public void Mean_loss_and_mean_burst_are_those_of_the_chain(double goodToBad, double badToGood, int seed)
    {
        var came = Play(new BurstLoss { GoodToBad = goodToBad, BadToGood = badToGood }, seed);
        var bursts = Bursts(came);
        var mean = goodToBad / (goodToBad + badToGood);

        // Losses are correlated over 1/(p+r) packets, so that they count for fewer than there are: four deviations either way.
        var memory = (2 - goodToBad - badToGood) / (goodToBad + badToGood);
        var deviation = Math.Sqrt(mean * (1 - mean) * memory / came.Count);
        Assert.InRange(came.Count(c => !c) / (double)came.Count, mean - (4 * deviation), mean + (4 * deviation));

        // The length of a burst is geometric, with mean 1/r and deviation √(1−r)/r.
        var spread = 4 * Math.Sqrt(1 - badToGood) / badToGood / Math.Sqrt(bursts.Count);
        Assert.InRange(bursts.Average(), (1 / badToGood) - spread, (1 / badToGood) + spread);
    }

    [Fact]
    public void Each_state_loses_its_own_share()
    {
        var bursts = new BurstLoss { GoodToBad = 0.02, BadToGood = 0.08, LossInGood = 0.01, LossInBad = 0.6 };
        var came = Play(bursts, 7);
        Assert.Equal(((0.08 * 0.01) + (0.02 * 0.6)) / 0.1, came.Count(c => !c) / (double)came.Count, 0.01);
    }

    [Fact]
    public void A_chain_without_memory_loses_packet_by_packet()
    {
        // p + r = 1 makes every step independent of the one before: a tenth is lost, in bursts of 1/0.9.
        var came = Play(new BurstLoss { GoodToBad = 0.1, BadToGood = 0.9 }, 5);
        Assert.Equal(0.1, came.Count(c => !c) / (double)came.Count, 0.005);
        Assert.Equal(1 / 0.9, Bursts(came).Average(), 0.02);
    }

    [Fact]
    public void The_same_seed_loses_the_same_packets_and_another_others()
    {
        var bursts = new BurstLoss();
        Assert.Equal(Play(bursts, 1, 5000), Play(bursts, 1, 5000));
        Assert.NotEqual(Play(bursts, 1, 5000), Play(bursts, 2, 5000));
    }

    [Fact]
    public void A_burst_longer_than_the_supervision_timeout_ends_the_link_and_the_band_advertises_anew()
    {
        var bench = new AirBench(new LocalRadioOptions { BurstLoss = new BurstLoss { GoodToBad = 0.001, BadToGood = 0.005 } }, seed: 1);
        bench.RunTo(300);
        Assert.InRange(bench.Lost.Count, 2, 60);
        Assert.InRange(bench.Connected.Count, bench.Lost.Count, bench.Lost.Count + 1);
    }

    private static List<bool> Play(BurstLoss bursts, int seed, int packets = Packets)
    {
        // A peripheral that never sleeps for want of work, and whose latency makes the supervision timeout so long that no burst ends the link.
        var bench = new AirBench(new LocalRadioOptions { BurstLoss = bursts, HostJitterMs = 0, PeripheralLatency = 499 }, seed);
        bench.Connect();
        var came = new List<bool>(packets + 16);
        while (came.Count < packets)
        {
            came.AddRange(bench.Saturate());
            Assert.Empty(bench.Lost);
        }

        return came;
    }

    private static List<double> Bursts(List<bool> came)
    {
        var bursts = new List<double>();
        var run = 0;
        foreach (var one in came)
        {
            if (!one)
            {
                run++;
            }
            else if (run > 0)
            {
                bursts.Add(run);
                run = 0;
            }
        }

        return bursts;
    }
}
