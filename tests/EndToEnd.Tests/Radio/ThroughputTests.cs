using NeuralGlasses.Simulator.Radio;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Radio;

/// <summary>How much a link carries as packets fail.</summary>
public sealed class ThroughputTests
{
    private const int Events = 20_000;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void A_failed_packet_ends_its_event_so_that_throughput_falls_as_a_sum_of_powers(double loss)
    {
        // A chain with p + r = 1 loses each packet alike.
        var options = new LocalRadioOptions { HostJitterMs = 0, BurstLoss = loss > 0 ? new BurstLoss { GoodToBad = loss, BadToGood = 1 - loss } : null };
        var bench = new AirBench(options, seed: 3);
        bench.Connect();
        var capacity = (int)(options.ConnectionIntervalMs * 1000 / bench.Air.AirTimeMicroseconds(AirBench.Length));
        Assert.InRange(capacity, 8, options.PeripheralBuffers - 1);
        var carried = 0L;
        for (var number = 0; number < Events; number++)
            carried += bench.Saturate().Count(came => came);

        // The k-th packet of an event is sent only if all before it came through: Σ (1−p)^k over the packets that an event holds.
        var expected = Enumerable.Range(1, capacity).Sum(k => Math.Pow(1 - loss, k));
        var deviation = capacity / Math.Sqrt(Events);
        Assert.InRange(carried / (double)Events, expected - (4 * deviation), expected + (4 * deviation));
        if (loss == 0)
            Assert.Equal(capacity * Events, carried);
    }

    [Fact]
    public void Nothing_is_lost_for_good_while_the_link_holds()
    {
        var bench = new AirBench(new LocalRadioOptions { BurstLoss = new BurstLoss { GoodToBad = 0.05, BadToGood = 0.2 } }, seed: 2);
        bench.Connect();
        var sent = 0;
        for (var number = 0; number < 2000; number++)
        {
            sent += bench.Send() ? 1 : 0;
            bench.Air.RunEvent();
        }

        bench.RunTo((bench.Air.NextEventMicroseconds / 1e6) + 1);
        Assert.Empty(bench.Lost);
        Assert.Equal(sent, bench.Values.Count);
        Assert.True(bench.Air.Retransmitted > 200);
    }
}
