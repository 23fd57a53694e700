using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Imu;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Imu;

public sealed class ImuTimingTests
{
    [Theory]
    [InlineData(50, 0.0)]
    [InlineData(100, 0.0)]
    [InlineData(200, 0.0)]
    [InlineData(100, 1.0)]
    [InlineData(100, -1.0)]
    [InlineData(200, 3.0)]
    [InlineData(200, -3.0)]
    public void A_told_time_is_less_than_one_period_off_however_wrong_the_oscillator(int rateHz, double errorPercent)
    {
        var bench = new ImuBench(new TimeMotion(), ImuBench.Quiet with { OscillatorErrorPercent = errorPercent }).Start(rateHz);
        bench.RunUntil(20_000_000);
        AssertTimes(bench, rateHz, 19);
    }

    [Fact]
    public void Times_stay_within_a_period_when_the_loop_is_late_now_and_then()
    {
        var bench = new ImuBench(new TimeMotion(), ImuBench.Quiet with { OscillatorErrorPercent = 0.7 }).Start(200);
        var random = new Random(208);
        while (bench.Clock.Microseconds < 20_000_000)
        {
            bench.RunUntil(bench.Clock.Microseconds + random.Next(20_000, 300_000));
            bench.WaitUntil(bench.Clock.Microseconds + random.Next(0, 80_000));
        }

        AssertTimes(bench, 200, 15);
        Assert.Equal(0, bench.Stream.Overruns);
        Assert.Equal(0, bench.Stream.Unpaired);
    }

    [Fact]
    public void With_the_chips_own_trim_the_times_hardly_jitter()
    {
        // Seven steps of 0.15 % are 1.05 %.
        var options = ImuBench.Quiet with { OscillatorErrorPercent = 1.05, FrequencyFine = 7 };
        var bench = new ImuBench(new TimeMotion(), options).Start(100);
        bench.RunUntil(30_000_000);
        var told = TimeMotion.Times(bench.Frames, bench.Chip.PeriodMicroseconds(Lsm6dsoRegister.Rate104Hz)).Select(t => t.Told).Skip(500).ToArray();
        var period = bench.Chip.PeriodMicroseconds(Lsm6dsoRegister.Rate104Hz);
        for (var i = 1; i < told.Length; i++)
            Assert.Equal(period, told[i] - told[i - 1], 5.0);
    }

    [Fact]
    public void Times_never_go_back_and_samples_of_a_stream_follow_each_other_without_a_gap()
    {
        var bench = new ImuBench(new TimeMotion(), ImuBench.Quiet with { OscillatorErrorPercent = -1 }).Start(200);
        bench.RunUntil(10_000_000);
        var period = bench.Chip.PeriodMicroseconds(Lsm6dsoRegister.Rate208Hz);
        var times = TimeMotion.Times(bench.Frames, period).ToArray();
        Assert.InRange(times.Length, 2000, 2060);
        for (var i = 1; i < times.Length; i++)
        {
            Assert.Equal(period, times[i].True - times[i - 1].True, 40.0);
            Assert.True(times[i].Told > times[i - 1].Told);
        }
    }

    [Fact]
    public void A_FIFO_overrun_is_counted_shown_in_the_sequence_and_the_times_are_right_behind_it()
    {
        var bench = new ImuBench(new TimeMotion()).Start(200);
        bench.RunUntil(2_000_000);
        var before = bench.Frames.Count;
        bench.WaitUntil(5_000_000);
        bench.RunUntil(7_000_000);
        Assert.Equal(1, bench.Stream.Overruns);
        Assert.Equal(0, bench.Stream.Unpaired);
        var frames = bench.Frames;
        var jumps = Enumerable.Range(1, frames.Count - 1).Where(i => frames[i].Sequence != frames[i - 1].Sequence + 1).ToArray();
        var jump = Assert.Single(jumps);
        Assert.InRange(jump, before - 1, before + 2);
        Assert.Equal(frames[jump - 1].Sequence + 2, frames[jump].Sequence);
        Assert.InRange(frames[jump].DeviceTicks - frames[jump - 1].DeviceTicks, 1_500_000u, 2_000_000u);
        AssertTimes(bench, 200, 4);
    }

    [Fact]
    public void A_word_that_somebody_else_took_costs_its_sample_and_mixes_no_two()
    {
        var bench = new ImuBench(new TimeMotion()).Start(100);
        bench.RunUntil(1_000_000);
        bench.WaitUntil(1_045_000);
        Assert.True(bench.Bus.WriteRead(Lsm6dso.Address, [Lsm6dsoRegister.FifoDataTag], 1, new byte[7], 7));
        bench.RunUntil(3_000_000);
        Assert.Equal(1, bench.Stream.Unpaired);
        Assert.Equal(2.87 * 104.17, bench.Frames.Sum(f => f.SampleCount), 5.0);
        Assert.All(bench.Frames, f => Assert.All(Enumerable.Range(0, f.SampleCount), i => Assert.Equal(f.Samples[6 * i], f.Samples[(6 * i) + 3])));
        AssertTimes(bench, 100, 2);
    }

    [Fact]
    public void The_gyroscopes_turn_on_is_not_sent()
    {
        var bench = new ImuBench().Start(50);
        bench.RunUntil(1_000_000);
        var frames = bench.Frames;
        Assert.InRange((long)frames[0].DeviceTicks, Lsm6dso.SettleMicroseconds, Lsm6dso.SettleMicroseconds + 60_000);
        Assert.All(frames, f => Assert.All(Enumerable.Range(0, f.SampleCount), i => Assert.Equal(0, f.Samples[(6 * i) + 3])));
    }

    private static void AssertTimes(ImuBench bench, int rateHz, int seconds)
    {
        var bits = Lsm6dso.RateBits(rateHz);
        var period = bench.Chip.PeriodMicroseconds(bits);
        var nominal = bench.Driver.PeriodMicroseconds256 / 256.0;
        var times = TimeMotion.Times(bench.Frames, nominal).ToArray();
        Assert.True(times.Length > seconds * 0.95 * rateHz, $"{times.Length} samples");

        // The resolution of the motion's clock, and what a wrong period adds within one frame.
        var tolerance = 32 + (ImuStreamFormat.MaxSampleCount * Math.Abs(period - nominal));
        Assert.All(times, t => Assert.InRange(t.Told - t.True, -period - tolerance, period + tolerance));
    }
}
