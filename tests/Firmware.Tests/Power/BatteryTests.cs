using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Power;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Power;

public sealed class BatteryTests
{
    private readonly BoardClock _clock = new();

    [Fact]
    public void The_curve_rises_from_nothing_to_full_and_reads_both_ways()
    {
        Assert.Equal(0, BatteryCurve.PercentAt(0));
        Assert.Equal(0, BatteryCurve.PercentAt(BatteryCurve.CutOffMillivolts));
        Assert.Equal(100, BatteryCurve.PercentAt(BatteryCurve.FullMillivolts));
        Assert.Equal(100, BatteryCurve.PercentAt(5000));
        for (var millivolts = 3000; millivolts < 4300; millivolts++)
            Assert.InRange(BatteryCurve.PercentAt(millivolts + 1) - BatteryCurve.PercentAt(millivolts), 0, 1);
        for (var percent = 0; percent <= 100; percent++)
            Assert.InRange(BatteryCurve.PercentAt(BatteryCurve.MillivoltsAt(percent)) - percent, -1, 1);
    }

    [Fact]
    public void A_peak_of_the_load_does_not_empty_the_battery_and_the_charge_never_climbs_while_it_is_drained()
    {
        var cell = new VirtualBattery(_clock, 180, 60, startPercent: 50);
        var monitor = new BatteryMonitor(cell, _clock);
        var last = monitor.Percent;
        for (var second = 0; second < 600; second++)
        {
            cell.SetLoad(second % 10 == 0 ? 400 : 60);
            Wait(monitor, 1);
            Assert.InRange(monitor.Percent, 0, last);
            last = monitor.Percent;
        }

        Assert.InRange(last, 35, 50);
        Assert.False(monitor.IsEmpty);
    }

    [Fact]
    public void Low_is_said_at_its_mark_and_ends_with_the_charger()
    {
        var cell = new VirtualBattery(_clock, 180, 60, startPercent: 25);
        var monitor = new BatteryMonitor(cell, _clock) { LowPercent = 15 };
        while (!monitor.IsLow)
        {
            Assert.True(monitor.Percent > 15);
            Wait(monitor, 1);
        }

        Assert.Equal(15, monitor.Percent);
        cell.SetCharger(90);
        Wait(monitor, 1);
        Assert.True(monitor.IsCharging);
        Assert.False(monitor.IsLow);
    }

    [Fact]
    public void The_cut_off_counts_after_five_seconds_and_not_while_charging()
    {
        var cell = new VirtualBattery(_clock, 180, 60, startPercent: 0);
        var monitor = new BatteryMonitor(cell, _clock);
        Wait(monitor, 4);
        Assert.False(monitor.IsEmpty);
        Wait(monitor, 2);
        Assert.True(monitor.IsEmpty);
        cell.SetCharger(100);
        Wait(monitor, 1);
        Assert.False(monitor.IsEmpty);
    }

    [Fact]
    public void A_gauge_that_does_not_answer_turns_nothing_off()
    {
        var cell = new VirtualBattery(_clock, 180, 60, startPercent: 60);
        var monitor = new BatteryMonitor(cell, _clock);
        var before = monitor.Percent;
        cell.GaugeAnswers = false;
        Wait(monitor, 60);
        Assert.False(monitor.IsEmpty);
        Assert.Equal(before, monitor.Percent);
    }

    [Fact]
    public void A_gauge_that_answers_late_is_believed_from_its_first_answer_on()
    {
        var cell = new VirtualBattery(_clock, 180, 60, startPercent: 60) { GaugeAnswers = false };
        var monitor = new BatteryMonitor(cell, _clock) { LowPercent = 15 };
        Wait(monitor, 3);
        Assert.False(monitor.IsLow);
        cell.GaugeAnswers = true;
        Wait(monitor, 3);
        Assert.InRange(monitor.Percent, 55, 60);
        Assert.False(monitor.IsLow);
        Assert.Equal(cell.Millivolts, monitor.Millivolts, 10.0);
    }

    private void Wait(BatteryMonitor monitor, int seconds)
    {
        for (var i = 0; i < 100 * seconds; i++)
        {
            _clock.WaitUntil(_clock.Microseconds + 10_000);
            monitor.Step();
        }
    }
}
