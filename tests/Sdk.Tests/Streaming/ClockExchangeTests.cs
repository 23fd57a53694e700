using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Streaming;

public sealed class ClockExchangeTests
{
    private const long Offset = 40_000_000;

    private readonly StreamClock _clock = new(new StreamClockOptions { MinTransportDelayMs = 0, ConnectionIntervalMs = 15 });

    [Fact]
    public void The_clock_lies_midway_between_question_and_frames()
    {
        Frame(10_000, delay: 3000);
        Exchange(20_000, waited: 1000, returned: 9000);
        Frame(30_000, delay: 3000);
        Assert.Equal(new HostTime(Offset + 30_000 + 1000), _clock.Estimate(30_000));
        Assert.Equal(2000, _clock.UncertaintyMicroseconds, 10.0);
    }

    [Fact]
    public void A_question_that_waited_long_leaves_the_clock_half_of_what_the_grids_leave_open_below_the_frames()
    {
        Frame(10_000, delay: 3000);
        Exchange(20_000, waited: 14_000, returned: 9000);
        Frame(30_000, delay: 3000);
        Assert.Equal(new HostTime(Offset + 30_000 + 3000 - 2500), _clock.Estimate(30_000));
        Assert.Equal(14_500, _clock.UncertaintyMicroseconds, 20.0);
    }

    [Fact]
    public void Nothing_that_came_late_moves_the_clock()
    {
        Frame(10_000, delay: 3000);
        Exchange(20_000, waited: 1000, returned: 9000);
        Frame(30_000, delay: 3000);
        Frame(40_000, delay: 500_000);
        Exchange(50_000, waited: 700_000, returned: 900_000);
        Assert.Equal(new HostTime(Offset + 60_000 + 1000), _clock.Estimate(60_000));
        Assert.Equal(0, _clock.Contradictions);
    }

    [Fact]
    public void What_is_known_of_the_air_is_taken_from_the_delay()
    {
        _clock.Observe(10_000, new HostTime(Offset + 10_000 + 3000), 1000);
        _clock.ObserveExchange(new ClockExchange(new HostTime(Offset + 20_000 - 1000), 20_000, 20_000, new HostTime(Offset + 20_000 + 9000), 500));
        _clock.Observe(30_000, new HostTime(Offset + 30_000 + 3000), 1000);
        Assert.Equal(new HostTime(Offset + 30_000 + 500), _clock.Estimate(30_000));
    }

    [Fact]
    public void Before_the_first_fit_the_drift_may_be_as_great_as_is_believed() => Assert.Equal(300, _clock.DriftUncertaintyPartsPerMillion);

    [Theory]
    [InlineData(-150)]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(250)]
    public void The_true_drift_lies_within_the_stated_uncertainty_which_shrinks(double driftPpm)
    {
        var before = double.PositiveInfinity;
        foreach (double seconds in new[] { 10.0, 60, 240 })
        {
            StreamClock clock = ClockRun.Of(new ScriptedWristbandOptions { DriftPpm = driftPpm, Seed = 5 }, seconds).Clock;
            Assert.InRange(Math.Abs(clock.DriftPartsPerMillion - driftPpm), 0, clock.DriftUncertaintyPartsPerMillion + 0.5);
            Assert.True(clock.DriftUncertaintyPartsPerMillion <= before);
            before = clock.DriftUncertaintyPartsPerMillion;
        }

        Assert.InRange(before, 0, 60);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(-50)]
    public void Drift_and_offset_are_found_between_both_bounds(double driftPpm)
    {
        var random = new Random(3);
        for (long ticks = 0; ticks < 300_000_000; ticks += 10_000)
        {
            var truth = (long)(Offset + (ticks * (1 + (driftPpm * 1e-6))));
            _clock.Observe((uint)ticks, new HostTime(truth + (long)(random.NextDouble() * 8000)));
            if (ticks % 2_000_000 == 0)
                _clock.ObserveExchange(new ClockExchange(new HostTime(truth - (long)(random.NextDouble() * 8000)), ticks, ticks, new HostTime(truth + 5000)));
            if (ticks > 60_000_000)
                Assert.InRange(_clock.Estimate((uint)ticks).Microseconds - truth, -1000, 1000);
        }

        Assert.Equal(driftPpm, _clock.DriftPartsPerMillion, 5.0);
    }

    [Fact]
    public void A_device_that_started_anew_is_found_by_its_ticks_and_counted()
    {
        Frame(10_000, delay: 3000);
        Exchange(20_000, waited: 1000, returned: 9000);
        _clock.ObserveExchange(new ClockExchange(new HostTime(Offset + 49_000), (1L << 40) + 50_000, (1L << 40) + 50_000, new HostTime(Offset + 53_000)));
        Assert.Equal(1, _clock.Contradictions);
        Assert.Equal(new HostTime(Offset + 60_000 + 1000), _clock.Estimate(60_000));
    }

    [Theory]
    [InlineData(-1_000_000)]
    [InlineData(1_000_000)]
    public void A_step_of_the_hosts_clock_is_counted_and_the_clock_goes_on_behind_it(long step)
    {
        for (long ticks = 0; ticks < 40_000_000; ticks += 10_000)
        {
            long offset = ticks < 20_000_000 ? Offset : Offset + step;
            _clock.Observe((uint)ticks, new HostTime(offset + ticks + 3000));
            if (ticks % 500_000 == 0)
                _clock.ObserveExchange(new ClockExchange(new HostTime(offset + ticks - 1000), ticks, ticks, new HostTime(offset + ticks + 9000)));
        }

        Assert.InRange(_clock.Contradictions, 1, 2);
        Assert.Equal(Offset + step + 41_000_000 + 1000, _clock.Estimate(41_000_000).Microseconds, 600.0);
    }

    [Theory]
    [InlineData(20_000, 19_000, 0, 30_000)]
    [InlineData(20_000, 29_000, 0, 1000)]
    [InlineData(20_000, 20_000, 5000, 4000)]
    public void An_exchange_that_runs_backwards_is_ignored_and_counted(long taken, long answered, long written, long arrived)
    {
        Frame(10_000, delay: 3000);
        _clock.ObserveExchange(new ClockExchange(new HostTime(Offset + written), taken, answered, new HostTime(Offset + arrived)));
        Assert.Equal(1, _clock.Contradictions);
        Assert.Equal(new HostTime(Offset + 23_000), _clock.Estimate(20_000));
    }

    [Fact]
    public void Placed_time_does_not_run_backwards_when_an_exchange_moves_the_clock()
    {
        Frame(10_000, delay: 30_000);
        HostTime first = _clock.Place(10_000);
        Exchange(20_000, waited: 1000, returned: 2000);
        HostTime second = _clock.Place(20_000);
        Assert.Equal(10_000 * StreamClock.MinSpeed, second.Microseconds - first.Microseconds, 1.0);
    }

    private void Frame(long ticks, long delay) => _clock.Observe((uint)ticks, new HostTime(Offset + ticks + delay));

    private void Exchange(long ticks, long waited, long returned) =>
        _clock.ObserveExchange(new ClockExchange(new HostTime(Offset + ticks - waited), ticks, ticks, new HostTime(Offset + ticks + returned)));
}
