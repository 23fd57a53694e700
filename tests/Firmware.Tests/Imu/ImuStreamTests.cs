using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Imu;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Imu;

public sealed class ImuStreamTests
{
    [Fact]
    public void A_chip_that_dies_while_streaming_is_told_after_half_a_second()
    {
        var bench = new ImuBench().Start(100);
        bench.Bus.KillAt(Lsm6dso.Address, 1_000_000);
        bench.RunUntil(1_480_000);
        Assert.Equal(ImuResult.Ok, bench.Stream.Result);
        bench.RunUntil(1_510_000);
        Assert.Equal(ImuResult.NoAcknowledge, bench.Stream.Result);
        Assert.False(bench.Stream.IsStreaming);
        var transfers = bench.Bus.Transfers;
        bench.RunUntil(3_000_000);
        Assert.Equal(transfers, bench.Bus.Transfers);
    }

    [Fact]
    public void A_chip_that_lost_its_settings_with_its_power_is_told_and_can_be_started_again()
    {
        var bench = new ImuBench().Start(100);
        bench.RunUntil(1_000_000);
        bench.Chip.PowerCycle();
        bench.RunUntil(1_520_000);
        Assert.Equal(ImuResult.NoSamples, bench.Stream.Result);
        Assert.False(bench.Stream.IsStreaming);
        Assert.Equal(ImuResult.Ok, bench.Driver.PowerUp());
        Assert.Equal(ImuResult.Ok, bench.Stream.Start(100, false));
        bench.RunUntil(3_000_000);
        Assert.Equal(ImuResult.Ok, bench.Stream.Result);
        Assert.True(bench.Frames[^1].DeviceTicks > 2_900_000);
    }

    [Fact]
    public void A_bus_that_is_stuck_for_a_while_costs_nothing_that_the_FIFO_holds()
    {
        var bench = new ImuBench().Start(200);
        bench.RunUntil(1_000_000);
        bench.Bus.StickAt(1_000_000);
        bench.RunUntil(1_400_000);
        bench.Bus.Release();
        bench.RunUntil(3_000_000);
        Assert.True(bench.Stream.IsStreaming);
        Assert.Equal(0, bench.Stream.Overruns);
        Assert.Equal(0, bench.Stream.Ring.Dropped);
        Assert.InRange(bench.Frames.Sum(f => f.SampleCount), (int)(2.8 * 208), (int)(2.9 * 208));
    }

    [Fact]
    public void One_failed_burst_is_a_gap_and_no_fault()
    {
        var bench = new ImuBench().Start(100);
        bench.RunUntil(1_000_000);
        bench.Faults.FailAfter = 1;
        bench.RunUntil(2_000_000);
        Assert.Equal(ImuResult.Ok, bench.Stream.Result);
        var frames = bench.Frames;
        Assert.Single(Enumerable.Range(1, frames.Count - 1), i => frames[i].Sequence != frames[i - 1].Sequence + 1);
    }

    [Fact]
    public void A_dead_chip_at_the_start_is_told_and_nothing_is_sent()
    {
        var bench = new ImuBench();
        bench.Bus.KillAt(Lsm6dso.Address, 0);
        Assert.Equal(ImuResult.NoAcknowledge, bench.Driver.PowerUp());
        Assert.Equal(ImuResult.NoAcknowledge, bench.Stream.Start(100, false));
        bench.RunUntil(1_000_000);
        Assert.Empty(bench.Frames);
        Assert.False(bench.Stream.IsStreaming);
    }

    [Fact]
    public void Stop_turns_the_chip_off_and_forgets_what_waits()
    {
        var bench = new ImuBench().Start(100);
        bench.RunUntil(1_000_000);
        Assert.Equal(ImuResult.Ok, bench.Stream.Stop());
        Assert.Equal(0, bench.Stream.Ring.Count);
        Assert.Equal(0x00, bench.Chip.Peek(Lsm6dsoRegister.Control1Accelerometer));
        var sent = bench.Frames.Count;
        bench.RunUntil(2_000_000);
        Assert.Equal(sent, bench.Frames.Count);
        Assert.Equal(ImuResult.Ok, bench.Stream.Result);
    }

    [Fact]
    public void Every_step_moves_a_bounded_number_of_words()
    {
        var bench = new ImuBench().Start(200);
        bench.WaitUntil(900_000);
        var before = bench.Chip.FifoCount;
        Assert.True(before > 300);
        bench.Stream.Step();
        Assert.Equal(before - Lsm6dsoFifo.MaxWords, bench.Chip.FifoCount);
    }

    [Fact]
    public void A_still_wrist_is_still_after_two_seconds_and_no_longer_when_it_turns()
    {
        var bench = new ImuBench(options: new Lsm6dsoModelOptions());
        bench.Motion.Tilt(5_000_000, 400_000, 30);
        bench.Start(50);
        bench.RunUntil(2_000_000);
        Assert.False(bench.Stream.Motion.IsStill);
        bench.RunUntil(2_300_000);
        Assert.True(bench.Stream.Motion.IsStill);
        bench.RunUntil(4_990_000);
        Assert.True(bench.Stream.Motion.IsStill);
        bench.RunUntil(5_250_000);
        Assert.False(bench.Stream.Motion.IsStill);
        bench.RunUntil(7_200_000);
        Assert.False(bench.Stream.Motion.IsStill);
        bench.RunUntil(7_500_000);
        Assert.True(bench.Stream.Motion.IsStill);
    }

    [Fact]
    public void A_wrist_that_turns_slowly_is_not_still()
    {
        var bench = new ImuBench(options: new Lsm6dsoModelOptions());
        bench.Motion.Tilt(0, 60_000_000, 180);
        bench.Start(50);
        for (var second = 15; second < 45; second++)
        {
            bench.RunUntil(second * 1_000_000L);
            Assert.False(bench.Stream.Motion.IsStill, $"at {second} s");
        }
    }

    [Fact]
    public void Stillness_has_its_threshold_on_every_axis()
    {
        foreach (var axis in new[] { 0, 1, 2 })
        {
            var motion = new MotionState(100);
            Assert.False(motion.IsStill);
            motion.Add(0, 0, 4098, 1_000_000);
            Assert.False(motion.IsStill);
            motion.Add(0, 0, 4098, 1_099_999);
            Assert.False(motion.IsStill);
            motion.Add(0, 0, 4098, 1_100_000);
            Assert.True(motion.IsStill);
            Move(motion, axis, MotionState.BandSteps, 1_200_000);
            Assert.True(motion.IsStill);
            Move(motion, axis, MotionState.BandSteps + 1, 1_300_000);
            Assert.False(motion.IsStill);
            Assert.Equal(0, motion.StillMicroseconds);
            motion.Reset();
            motion.Add(0, 0, 4098, 2_000_000);
            Assert.False(motion.IsStill);
        }

        static void Move(MotionState motion, int axis, int steps, long microseconds) =>
            motion.Add(axis == 0 ? steps : 0, axis == 1 ? -steps : 0, 4098 + (axis == 2 ? steps : 0), microseconds);
    }
}
