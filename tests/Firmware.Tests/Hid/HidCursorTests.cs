using NeuralGlasses.Simulator.Radio;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>From the wrist's rotation to the cursor.</summary>
public sealed class HidCursorTests
{
    private const int CountsPerDegree = 20;

    [Theory]
    [InlineData(-30, 0, 1, 0)]
    [InlineData(30, 0, -1, 0)]
    [InlineData(0, 30, 0, 1)]
    [InlineData(0, -30, 0, -1)]
    [InlineData(-30, 30, 1, 1)]
    public void With_the_clutch_the_cursor_follows_the_wrist(double leftDps, double downDps, int right, int down)
    {
        var bench = new HidBench(motion: Turn(6, 7, leftDps, downDps));
        bench.Forearm.Tense(4, 4, Forearm.Extensors);
        bench.Run(10);
        Assert.Empty(bench.Host.Log);
        AssertMoved(right, bench.Host.X);
        AssertMoved(down, bench.Host.Y);

        // A turn of 30 degrees, less the dead band of 2 degrees a second.
        static void AssertMoved(int direction, int moved)
        {
            if (direction == 0)
                Assert.InRange(moved, -2, 2);
            else
                Assert.InRange(moved * direction, 26 * CountsPerDegree, 30 * CountsPerDegree);
        }
    }

    [Fact]
    public void Without_the_clutch_nothing_moves()
    {
        var bench = new HidBench(motion: new TurningWrist(t => (60 * Math.Sin(t), 40 * Math.Cos(2 * t))));
        bench.Forearm.Tense(8, 0.2, Forearm.Extensors).Tense(10, 0.2, Forearm.Flexors);
        bench.Run(60);
        Assert.Equal((0, 0), (bench.Host.X, bench.Host.Y));
        Assert.Equal(4, bench.Host.Log.Count);
    }

    [Fact]
    public void A_held_button_drags()
    {
        var bench = new HidBench(motion: Turn(6, 7, -30, 0));
        bench.Forearm.Tense(4, 4, Forearm.Flexors);
        bench.At(6.5, () => Assert.Equal(["button 1"], bench.Host.Down));
        bench.Run(10);
        Assert.InRange(bench.Host.X, 26 * CountsPerDegree, 30 * CountsPerDegree);
        Assert.Equal(["button 1 down", "button 1 up"], bench.Host.Happened);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-3)]
    public void A_still_wrist_does_not_drift_whatever_the_sensor_s_offset(double offsetDps)
    {
        var bench = new HidBench(motion: new TurningWrist(_ => (0, 0), offsetDps));
        for (var at = 20.0; at < 120; at += 25)
            bench.Forearm.Tense(at, 20, Forearm.Extensors);
        bench.Run(125);
        Assert.Empty(bench.Host.Log);
        Assert.Equal((0, 0), (bench.Host.X, bench.Host.Y));
    }

    [Fact]
    public void A_quick_turn_is_cut_into_reports_that_fit_and_is_whole()
    {
        var bench = new HidBench(motion: Turn(6, 6.5, -200, 0));
        bench.Forearm.Tense(4, 4, Forearm.Extensors);
        bench.Run(10);
        Assert.InRange(bench.Host.X, 95 * CountsPerDegree, 103 * CountsPerDegree);
    }

    [Fact]
    public void Motion_of_which_the_radio_takes_little_is_not_made_up_for_later()
    {
        var bench = new HidBench(air: new LocalRadioOptions { ConnectionIntervalMs = 500, PeripheralBuffers = 1 }, motion: Turn(18, 19, -200, 0));
        bench.Forearm.Tense(14, 8, Forearm.Extensors);
        bench.Run(24);
        Assert.InRange(bench.Host.X, 127, 4 * 127);
    }

    private static TurningWrist Turn(double from, double to, double leftDps, double downDps) =>
        new(t => t >= from && t < to ? (leftDps, downDps) : (0, 0));
}
