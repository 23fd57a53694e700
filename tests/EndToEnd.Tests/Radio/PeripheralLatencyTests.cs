using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Radio;

/// <summary>A peripheral that sleeps through connection events.</summary>
public sealed class PeripheralLatencyTests
{
    private const double IntervalMs = 15;

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(20)]
    public void A_request_waits_until_the_peripheral_listens_and_a_notification_does_not(int latency)
    {
        var bench = Bench(latency);
        var longest = 0.0;
        for (var number = 0; number < 200; number++)
        {
            // An answer begins the wait anew, so that another pause is another phase of it.
            for (var pause = 0; pause <= number % (latency + 1); pause++)
                bench.Air.RunEvent();
            var asked = bench.Air.NextEventMicroseconds;
            bench.Values.Clear();
            bench.Air.Central.Read(GattUuids.DeviceStatus);
            while (bench.Values.Count == 0)
                bench.Air.RunEvent();
            longest = Math.Max(longest, (bench.Values[0].Microseconds - asked) / 1000.0);
        }

        Assert.Equal(latency * IntervalMs, longest, 0.001);
        bench.Values.Clear();
        bench.Send();
        var sent = bench.Air.NextEventMicroseconds;
        bench.Air.RunEvent();
        Assert.InRange(Assert.Single(bench.Values).Microseconds, sent, sent + 3000);
    }

    [Fact]
    public void A_sleeping_peripheral_is_not_taken_for_a_lost_one()
    {
        var bench = Bench(499);
        bench.RunTo(120);
        Assert.Empty(bench.Lost);
        Assert.Single(bench.Connected);
    }

    [Fact]
    public void One_that_slept_and_then_heard_nothing_listens_at_every_event()
    {
        var options = new LocalRadioOptions { ConnectionIntervalMs = IntervalMs, PeripheralLatency = 10, HostJitterMs = 0, Outages = [new RadioOutage(5, 400)] };
        var bench = new AirBench(options);
        bench.Connect();
        bench.RunTo(5.39);
        bench.Air.Central.Read(GattUuids.DeviceStatus);
        bench.RunTo(6);
        Assert.InRange(Assert.Single(bench.Values).Microseconds, 5_400_000, 5_400_000 + (int)(IntervalMs * 1000));
    }

    private static AirBench Bench(int latency)
    {
        var bench = new AirBench(new LocalRadioOptions { ConnectionIntervalMs = IntervalMs, PeripheralLatency = latency, HostJitterMs = 0 });
        bench.Connect();
        return bench;
    }
}
