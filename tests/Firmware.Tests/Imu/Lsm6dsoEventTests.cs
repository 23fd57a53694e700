using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Imu;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Imu;

public sealed class Lsm6dsoEventTests
{
    private const int ThresholdMilligrams = 50;

    [Fact]
    public void Arming_turns_the_gyroscope_off_and_the_accelerometer_to_low_power()
    {
        var bench = Armed(new StepMotion());
        Assert.Equal(0x20, bench.Chip.Peek(Lsm6dsoRegister.Control1Accelerometer));
        Assert.Equal(0x00, bench.Chip.Peek(Lsm6dsoRegister.Control2Gyroscope));
        Assert.Equal(0x10, bench.Chip.Peek(Lsm6dsoRegister.Control6));
        Assert.Equal(0x20, bench.Chip.Peek(Lsm6dsoRegister.Interrupt1Events));
        Assert.Equal(6, bench.Chip.Peek(Lsm6dsoRegister.WakeUpThreshold));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 1)]
    [InlineData(50, 6)]
    [InlineData(100, 13)]
    [InlineData(492, 63)]
    [InlineData(10_000, 63)]
    public void A_threshold_is_rounded_to_the_steps_of_the_chip(int milligrams, int steps)
    {
        var bench = new ImuBench();
        bench.Driver.PowerUp();
        Assert.Equal(ImuResult.Ok, bench.Driver.ArmWakeOnMotion(milligrams));
        Assert.Equal(steps, bench.Chip.Peek(Lsm6dsoRegister.WakeUpThreshold));
    }

    // Six steps of 7.8125 mg are 46.875 mg of slope: a change of 93.75 mg between two samples.
    [Theory]
    [InlineData(0.092, false)]
    [InlineData(0.096, true)]
    [InlineData(-0.096, true)]
    [InlineData(1.5, true)]
    public void Motion_over_the_threshold_raises_INT1_until_it_is_read_and_only_once(double changeG, bool fires)
    {
        var motion = new StepMotion { ChangeG = changeG, AtMicroseconds = 500_000 };
        var bench = Armed(motion);
        bench.WaitUntil(499_000);
        Assert.False(bench.Chip.IsInterrupt1High);
        bench.WaitUntil(550_000);
        Assert.Equal(fires, bench.Chip.IsInterrupt1High);
        bench.WaitUntil(2_000_000);
        Assert.Equal(fires, bench.Chip.IsInterrupt1High);
        Assert.Equal(ImuResult.Ok, bench.Driver.TakeEvents(out var events));
        Assert.Equal(fires ? Lsm6dso.EventMotion : 0, events);
        Assert.False(bench.Chip.IsInterrupt1High);
        bench.WaitUntil(4_000_000);
        Assert.False(bench.Chip.IsInterrupt1High);
        bench.Driver.TakeEvents(out events);
        Assert.Equal(0, events);
    }

    [Fact]
    public void Arming_without_the_wait_would_wake_at_once()
    {
        var bench = Armed(new StepMotion());
        bench.Bus.Write(Lsm6dso.Address, [Lsm6dsoRegister.Control1Accelerometer, 0x00], 2);
        bench.Bus.Write(Lsm6dso.Address, [Lsm6dsoRegister.Control1Accelerometer, 0x20], 2);
        bench.WaitUntil(bench.Clock.Microseconds + 100_000);
        Assert.True(bench.Chip.IsInterrupt1High);
    }

    [Fact]
    public void A_still_wrist_with_noise_sleeps_for_an_hour()
    {
        var bench = new ImuBench(options: new Lsm6dsoModelOptions());
        bench.Driver.PowerUp();
        bench.Driver.ArmWakeOnMotion(ThresholdMilligrams);
        bench.WaitUntil(3_600_000_000);
        Assert.False(bench.Chip.IsInterrupt1High);
    }

    [Fact]
    public void A_step_while_walking_wakes()
    {
        var bench = new ImuBench(options: new Lsm6dsoModelOptions());
        bench.Motion.Walk(1_000_000, 5_000_000);
        bench.Driver.PowerUp();
        bench.Driver.ArmWakeOnMotion(25);
        bench.WaitUntil(990_000);
        Assert.False(bench.Chip.IsInterrupt1High);
        bench.WaitUntil(2_500_000);
        Assert.True(bench.Chip.IsInterrupt1High);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_taps_in_half_a_second_are_one_double_tap(bool streaming)
    {
        var bench = new ImuBench(options: new Lsm6dsoModelOptions());
        bench.Motion.Tap(1_000_000).Tap(1_300_000);
        Listen(bench, streaming);
        bench.WaitUntil(1_290_000);
        Assert.False(bench.Chip.IsInterrupt1High);
        bench.WaitUntil(1_400_000);
        Assert.True(bench.Chip.IsInterrupt1High);
        Assert.Equal(ImuResult.Ok, bench.Driver.TakeEvents(out var events));
        Assert.Equal(Lsm6dso.EventDoubleTap, events);
        bench.WaitUntil(3_000_000);
        Assert.False(bench.Chip.IsInterrupt1High);
    }

    [Theory]
    [InlineData(800_000, 4)]
    [InlineData(20_000, 4)]
    [InlineData(300_000, 1)]
    public void Taps_too_far_apart_too_close_or_too_weak_are_none(long apartMicroseconds, double peakG)
    {
        var bench = new ImuBench();
        bench.Motion.Tap(1_000_000, peakG).Tap(1_000_000 + apartMicroseconds, peakG);
        Listen(bench, streaming: false);
        bench.WaitUntil(4_000_000);
        Assert.False(bench.Chip.IsInterrupt1High);
    }

    [Fact]
    public void A_bounce_in_the_quiet_time_spoils_the_first_tap()
    {
        Assert.True(Heard(1_000_000, 1_300_000, bounceMicroseconds: long.MaxValue));
        Assert.False(Heard(1_000_000, 1_300_000, bounceMicroseconds: 1_070_000));

        static bool Heard(long first, long second, long bounceMicroseconds)
        {
            var bench = new ImuBench(new Bounce(new WristMotion().Tap(first).Tap(second), bounceMicroseconds));
            Listen(bench, streaming: false);
            bench.WaitUntil(4_000_000);
            return bench.Chip.IsInterrupt1High;
        }
    }

    [Theory]
    [InlineData(30_000, true)]
    [InlineData(150_000, false)]
    public void Shaking_is_a_tap_only_while_it_is_short(long durationMicroseconds, bool taps)
    {
        var bench = new ImuBench(new Shaking(1_000_000, 1_300_000, durationMicroseconds));
        Listen(bench, streaming: false);
        bench.WaitUntil(4_000_000);
        Assert.Equal(taps, bench.Chip.IsInterrupt1High);
    }

    [Fact]
    public void Walking_and_turning_the_wrist_are_no_double_tap()
    {
        var bench = new ImuBench(options: new Lsm6dsoModelOptions());
        bench.Motion.Walk(500_000, 20_000_000).Tilt(3_000_000, 200_000, 170).Tilt(3_500_000, 200_000, -170);
        Listen(bench, streaming: true);
        bench.WaitUntil(21_000_000);
        Assert.False(bench.Chip.IsInterrupt1High);
    }

    private static ImuBench Armed(IMotionSource motion)
    {
        var bench = new ImuBench(motion);
        Assert.Equal(ImuResult.Ok, bench.Driver.PowerUp());
        Assert.Equal(ImuResult.Ok, bench.Driver.ArmWakeOnMotion(ThresholdMilligrams));
        Assert.False(bench.Chip.IsInterrupt1High);
        return bench;
    }

    private static void Listen(ImuBench bench, bool streaming)
    {
        Assert.Equal(ImuResult.Ok, bench.Driver.PowerUp());
        Assert.Equal(ImuResult.Ok, streaming ? bench.Driver.StartStream(100, true) : bench.Driver.ArmDoubleTap());
    }

    /// <summary>Another motion, and one jump of 2 g along x: a slope at a single sample.</summary>
    private sealed class Bounce(IMotionSource other, long atMicroseconds) : IMotionSource
    {
        public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
        {
            other.Sample(microseconds, accelerationsG, ratesDps);
            accelerationsG[0] += microseconds >= atMicroseconds ? 2 : 0;
        }
    }

    /// <summary>Circles at 100 Hz and 3 g twice, so that at every sample the slope of some axis is over the threshold.</summary>
    private sealed class Shaking(long first, long second, long duration) : IMotionSource
    {
        public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
        {
            ratesDps.Clear();
            accelerationsG.Clear();
            accelerationsG[2] = 1;
            if ((microseconds < first || microseconds >= first + duration) && (microseconds < second || microseconds >= second + duration))
                return;
            (accelerationsG[1], accelerationsG[0]) = Math.SinCos(2 * Math.PI * 100 * microseconds / 1e6);
            accelerationsG[0] *= 3;
            accelerationsG[1] *= 3;
        }
    }

    /// <summary>Rests, then rests elsewhere: one change of the acceleration along x.</summary>
    private sealed class StepMotion : IMotionSource
    {
        public double ChangeG { get; init; }

        public long AtMicroseconds { get; init; }

        public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
        {
            ratesDps.Clear();
            accelerationsG[0] = microseconds >= AtMicroseconds ? ChangeG : 0;
            accelerationsG[1] = 0;
            accelerationsG[2] = 1;
        }
    }
}
