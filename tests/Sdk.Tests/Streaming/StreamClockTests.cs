using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Streaming;

public sealed class StreamClockTests
{
    private const double MinDelayMs = 3;

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, -100)]
    [InlineData(3, 200)]
    [InlineData(4, -200)]
    [InlineData(5, 0)]
    public void Drift_and_offset_are_found_through_jitter_within_20_seconds(int seed, double driftPpm)
    {
        var clock = new StreamClock(new StreamClockOptions { MinTransportDelayMs = MinDelayMs });
        var errors = new List<double>();
        Run(clock, seed, driftPpm, seconds: 120, (seconds, error) =>
        {
            if (seconds >= 20)
            {
                errors.Add(Math.Abs(error));
                Assert.InRange(clock.DriftPartsPerMillion, driftPpm - 20, driftPpm + 20);
            }
        });

        errors.Sort();
        double p99 = errors[(int)(errors.Count * 0.99)];
        TestContext.Current.TestOutputHelper?.WriteLine($"drift {driftPpm} ppm: p50 {errors[errors.Count / 2]:F0} us, p99 {p99:F0} us, max {errors[^1]:F0} us, drift found {clock.DriftPartsPerMillion:F1} ppm");
        Assert.InRange(p99, 0, 2000);
    }

    [Fact]
    public void A_wrong_minimum_delay_is_a_constant_error()
    {
        var clock = new StreamClock(new StreamClockOptions { MinTransportDelayMs = 0 });
        var errors = new List<double>();
        Run(clock, 6, 100, 60, (seconds, error) => errors.Add(error));
        Assert.InRange(errors[^1], (MinDelayMs * 1000) - 500, (MinDelayMs * 1000) + 500);
    }

    [Fact]
    public void A_first_frame_that_came_late_is_corrected_without_time_running_backwards()
    {
        var clock = new StreamClock(new StreamClockOptions { MinTransportDelayMs = 0 });
        clock.Observe(0, new HostTime(60_000));
        Assert.Equal(new HostTime(60_000), clock.Place(0));
        for (var i = 1; i <= 119; i++)
        {
            clock.Observe((uint)(i * 10_000), new HostTime(i * 10_000));
            Assert.Equal(new HostTime(60_000 + (i * 9500)), clock.Place((uint)(i * 10_000)));
        }

        clock.Observe(1_300_000, new HostTime(1_300_000));
        Assert.Equal(new HostTime(1_300_000), clock.Place(1_300_000));
    }

    [Fact]
    public void Ticks_may_wrap_and_frames_may_be_missing()
    {
        var clock = new StreamClock(new StreamClockOptions { MinTransportDelayMs = MinDelayMs });
        var errors = new List<double>();
        Run(clock, 8, 50, 60, (seconds, error) =>
        {
            if (seconds > 20)
                errors.Add(Math.Abs(error));
        }, firstTicks: uint.MaxValue - 25_000_000, lossProbability: 0.4);
        Assert.InRange(errors.Max(), 0, 2000);
    }

    [Fact]
    public void A_stall_of_the_receiver_does_not_move_the_clock()
    {
        var clock = new StreamClock(new StreamClockOptions { MinTransportDelayMs = MinDelayMs });
        var worst = 0.0;
        Run(clock, 9, 100, 60, (seconds, error) => worst = seconds > 20 ? Math.Max(worst, Math.Abs(error)) : 0, stall: (30, 33));
        Assert.InRange(worst, 0, 2000);
    }

    // Frames of 10 ms that wait for events every 7.5 or 15 ms always wait some of the grids' common divisor of 2.5 or 5 ms,
    // and how much of it no receiver can know until the drift has carried the grids past each other.
    [Theory]
    [InlineData(7.5, 100, 2.5)]
    [InlineData(7.5, -40, 2.5)]
    [InlineData(15, 100, 5)]
    [InlineData(15, -40, 5)]
    public void Waiting_for_connection_events_costs_no_more_than_the_common_divisor_of_the_intervals(double intervalMs, double driftPpm, double boundMs)
    {
        var clock = new StreamClock(new StreamClockOptions { MinTransportDelayMs = 0 });
        var worst = 0.0;
        for (double device = 0; device < 300e6; device += 10_000)
        {
            double host = 1_003_300 + (device * (1 + (driftPpm * 1e-6)));
            double arrival = Math.Ceiling(host / (intervalMs * 1000)) * intervalMs * 1000;
            clock.Observe((uint)device, new HostTime((long)arrival));
            double error = clock.Place((uint)device).Microseconds - host;
            if (device > 20e6)
                worst = Math.Max(worst, Math.Abs(error));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{intervalMs} ms, {driftPpm} ppm: worst {worst:F0} us, drift found {clock.DriftPartsPerMillion:F1} ppm");
        Assert.InRange(worst, 0, (boundMs * 1000) + 500);
    }

    [Fact]
    public void The_offset_is_host_time_less_device_time()
    {
        var clock = new StreamClock(new StreamClockOptions { MinTransportDelayMs = 0 });
        for (var i = 0; i < 1000; i++)
            clock.Observe((uint)(5_000_000 + (i * 10_000)), new HostTime(8_000_000 + (i * 10_000L)));
        Assert.Equal(3_000_000, clock.OffsetMicroseconds, 1.0);
        Assert.Equal(0, clock.DriftPartsPerMillion, 0.01);
        Assert.Equal(new HostTime(9_000_000), clock.Estimate(6_000_000));
    }

    [Fact]
    public void A_reset_forgets_the_stream_before()
    {
        var clock = new StreamClock(new StreamClockOptions { MinTransportDelayMs = 0 });
        Run(clock, 10, 200, 30, (_, _) => { });
        clock.Reset();
        clock.Observe(1000, new HostTime(77_000));
        Assert.Equal(new HostTime(78_000), clock.Place(2000));
        Assert.Equal(0, clock.DriftPartsPerMillion);
    }

    // A frame every 10 ms: its newest sample is at the electrode at true time, and arrives MinDelayMs plus 0 to 15 ms later,
    // in order. Told is the error of the newest sample's host time in microseconds.
    private static void Run(
        StreamClock clock,
        int seed,
        double driftPpm,
        double seconds,
        Action<double, double> tell,
        uint firstTicks = 123_456,
        double lossProbability = 0,
        (double From, double To)? stall = null)
    {
        var random = new Random(seed);
        double lastArrival = 0;
        for (double device = 0; device < seconds * 1e6; device += 10_000)
        {
            double host = 5_000_000 + (device * (1 + (driftPpm * 1e-6)));
            double arrival = Math.Max(lastArrival, host + (MinDelayMs * 1000) + (random.NextDouble() * 15_000));
            if (stall is { } pause && device >= pause.From * 1e6 && device < pause.To * 1e6)
                arrival = Math.Max(arrival, 5_000_000 + (pause.To * 1e6));
            lastArrival = arrival;
            if (random.NextDouble() < lossProbability)
                continue;
            uint ticks = unchecked(firstTicks + (uint)device);
            clock.Observe(ticks, new HostTime((long)Math.Round(arrival)));
            HostTime placed = clock.Place(ticks);
            tell(device / 1e6, placed.Microseconds - host);
        }
    }
}
