using NeuralGlasses.Simulator.World;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Power;
using Xunit;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>The world's one clock, and what lives by it.</summary>
public sealed class WorldClockTests
{
    [Fact]
    public void Whoever_is_due_earliest_acts_and_of_two_due_at_once_the_one_that_joined_first()
    {
        var world = new WorldClock(1_000_000, () => false);
        List<string> acts = [];
        world.Join(new Plan((20, () => acts.Add("a 20")), (30, () => acts.Add("a 30"))));
        world.Join(new Plan((10, () => acts.Add("b 10")), (20, () => acts.Add("b 20")), (30, () => acts.Add("b 30"))));
        Assert.True(world.RunTo(29));
        Assert.Equal(["b 10", "a 20", "b 20"], acts);
        Assert.True(world.RunTo(30));
        Assert.Equal(["a 30", "b 30"], acts[3..]);
        Assert.False(world.RunTo(2_000_000));
        Assert.Equal(1_000_000, world.Microseconds);
    }

    [Theory]
    [InlineData(0, 1, 10_000)]
    [InlineData(0, 10_000, 10_000)]
    [InlineData(0, 10_001, 20_000)]
    [InlineData(30_000, 5, 40_000)]
    public void The_board_wakes_on_the_grid_of_its_scheduler_and_never_before_the_next(long now, long until, long wakes)
    {
        var world = new WorldClock(1_000_000, () => false);
        world.RunTo(now);
        var clock = new DeviceClock(world);
        clock.WaitUntil(until);
        Assert.Equal(wakes, clock.Microseconds);
    }

    [Fact]
    public void An_empty_cell_falls_below_the_end_of_its_curve()
    {
        var world = new WorldClock(10_000_000_000, () => false);
        var cell = new VirtualBattery(new DeviceClock(world), 1, 1, startPercent: 50);
        world.RunTo(1_700_000_000);
        Assert.InRange(cell.Millivolts, BatteryCurve.MillivoltsAt(0), BatteryCurve.MillivoltsAt(50));
        world.RunTo(1_900_000_000);
        Assert.Equal(0, cell.Percent);
        Assert.InRange(cell.Millivolts, BatteryCurve.MillivoltsAt(0) - 101, BatteryCurve.MillivoltsAt(0) - 100);
    }
}
