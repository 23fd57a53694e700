using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Streaming;

// How far the placed time of a block is from the moment at which it was at the electrode, through the whole chain of grids: samples and
// wakes every 10 ms on the device's clock, connection events on the host's. What can be told is bounded by the order in which wakes and
// events follow each other. Where the crystals run alike that order never changes, and leaves the greatest common divisor of the
// two periods open: 5 ms at an interval of 15 ms. Where they do not, the two grids drift past each other, and each time a wake passes an
// event the offset shows; twice, and the drift shows too.
public sealed class ClockAccuracyTests
{
    private const double Hour = 3600;

    [Theory]
    [InlineData(1, 50, 0)]
    [InlineData(2, 50, 0.05)]
    [InlineData(3, 50, 0.05)]
    [InlineData(1, -50, 0)]
    [InlineData(2, -50, 0.05)]
    [InlineData(3, -50, 0.05)]
    public void At_50_ppm_the_clock_is_right_to_a_millisecond_for_an_hour_once_the_grids_have_passed_each_other_twice(int seed, double driftPpm, double tailShare)
    {
        ClockRun run = ClockRun.Of(Options(seed, 15, driftPpm, tailShare), Hour);
        Tell(run, 3, 210);
        Assert.InRange(run.Worst(3, 210), 0, 3.5);
        Assert.InRange(run.Worst(210), 0, 1);
        Assert.Equal(0, run.Clock.Contradictions);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.05)]
    [InlineData(3, 0.05)]
    [InlineData(4, 0.05)]
    public void At_0_ppm_and_15_ms_the_clock_is_right_to_half_of_what_cannot_be_told(int seed, double tailShare)
    {
        ClockRun run = ClockRun.Of(Options(seed, 15, 0, tailShare), Hour);
        Tell(run, 3, 10);
        Assert.InRange(run.Worst(3), 0, 3);
        Assert.Equal(0, run.Clock.Contradictions);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0, 0.05)]
    [InlineData(3, 0, 0.05)]
    [InlineData(1, 50, 0)]
    [InlineData(2, 50, 0.05)]
    [InlineData(3, 50, 0.05)]
    [InlineData(1, -50, 0)]
    [InlineData(2, -50, 0.05)]
    [InlineData(3, -50, 0.05)]
    public void An_interval_that_shares_less_with_the_wakes_makes_the_clock_right_to_a_millisecond_at_any_drift(int seed, double driftPpm, double tailShare)
    {
        ClockRun run = ClockRun.Of(Options(seed, 13.75, driftPpm, tailShare), Hour);
        Tell(run, 3, 60);
        Assert.InRange(run.Worst(3, 60), 0, 1.5);
        Assert.InRange(run.Worst(60), 0, 1);
        Assert.Equal(0, run.Clock.Contradictions);
    }

    // Proof of the floor: 4.6 ms apart, and not one observation differs, so no clock whatever is right to 2.3 ms in both.
    [Fact]
    public void Two_offsets_between_which_no_wake_passes_an_event_cannot_be_told_apart()
    {
        ScriptedWristbandOptions options = Options(1, 15, 0, 0) with { OffsetMicroseconds = 150_000_000 - 200 };
        ClockRun early = ClockRun.Of(options with { OffsetMicroseconds = options.OffsetMicroseconds - 4600 }, 60);
        ClockRun late = ClockRun.Of(options, 60);
        Assert.True(early.Arrivals.Count > 5000 && early.Exchanges.Count > 30, $"{early.Arrivals.Count} arrivals, {early.Exchanges.Count} exchanges");
        Assert.Equal(early.Arrivals, late.Arrivals);
        Assert.Equal(early.Exchanges, late.Exchanges);
    }

    // The temperature of a wrist changes the drift by a few parts per million within minutes.
    [Theory]
    [InlineData(1, 50)]
    [InlineData(2, -50)]
    public void A_drift_that_wanders_by_2_ppm_is_followed(int seed, double driftPpm)
    {
        ClockRun run = ClockRun.Of(Options(seed, 15, driftPpm, 0.05) with { WanderPpm = 2 }, Hour);
        Tell(run, 3, 210);
        Assert.InRange(run.Worst(210), 0, 1.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void A_host_without_timers_has_the_same_clock(double driftPpm)
    {
        ClockRun run = ClockRun.Of(Options(4, 15, driftPpm, 0.05) with { TimerMs = 0 }, 900);
        Tell(run, 3, 210);
        Assert.InRange(run.Worst(210), 0, driftPpm == 0 ? 3 : 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void A_wristband_that_does_not_tell_its_time_has_the_clock_of_its_frames(double driftPpm)
    {
        ClockRun run = ClockRun.Of(Options(5, 15, driftPpm, 0) with { TellsTime = false }, 600);
        Tell(run, 3, 300);
        Assert.Empty(run.Exchanges);
        Assert.InRange(run.Worst(3), 0, 10);
        Assert.True(double.IsPositiveInfinity(run.Clock.UncertaintyMicroseconds));
    }

    private static ScriptedWristbandOptions Options(int seed, double intervalMs, double driftPpm, double tailShare) => new()
    {
        Seed = seed,
        IntervalMs = intervalMs,
        DriftPpm = driftPpm,
        Channels = 8,
        Loss = 0.05,
        TailShare = tailShare,
        TimerMs = 1,
        OffsetMicroseconds = 123_456_789 + (seed * 1263),
        SamplePhase = (seed * 3171) % 10_000,

        // The 32 bits of the frames' ticks wrap under way.
        FirstTicks = uint.MaxValue - 500_000_000L - (uint.MaxValue % 10_000),
    };

    private static void Tell(ClockRun run, double settlingS, double settledS) => TestContext.Current.TestOutputHelper?.WriteLine(
        $"worst {run.Worst(0, settlingS):F2} ms before {settlingS} s, {run.Worst(settlingS, settledS):F2} ms before {settledS} s, {run.Worst(settledS):F2} ms after; drift found {run.Clock.DriftPartsPerMillion:F1} ppm");
}
