using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Tests;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Imu;

public sealed class ImuStreamServiceTests
{
    [Fact]
    public void The_characteristic_is_ours_and_notifies()
    {
        var bench = new ImuBench();
        Assert.Equal("00030000-4e47-4c53-a5e0-6b1d2f9c7a31", GattUuids.MotionStreamService.ToString());
        Assert.Equal("00030001-4e47-4c53-a5e0-6b1d2f9c7a31", GattUuids.MotionFrames.ToString());
        Assert.Equal(GattProperties.Notify, bench.Radio.PropertiesOf(GattUuids.MotionFrames));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(200)]
    public void At_the_smallest_MTU_every_sample_is_a_frame_of_twenty_bytes(int rateHz)
    {
        var bench = new ImuBench();
        bench.Radio.MaxNotificationLength = EmgStreamFormat.MinNotificationLength;
        bench.Start(rateHz);
        bench.RunUntil(2_000_000);
        Assert.All(bench.Radio.Sent, s => Assert.Equal(20, s.Value.Length));
        var frames = bench.Frames;
        Assert.Equal(Enumerable.Range(0, frames.Count), frames.Select(f => f.Sequence));
        Assert.Equal(1.85 * 1.0417 * rateHz, frames.Count, 0.03 * rateHz);
        Assert.Equal(0, bench.Stream.Ring.Dropped);
    }

    [Fact]
    public void At_the_usual_MTU_a_frame_holds_some_thirty_milliseconds()
    {
        var bench = new ImuBench(options: new Lsm6dsoModelOptions()).Start(100);
        bench.RunUntil(5_000_000);
        var frames = bench.Frames;
        Assert.All(frames, f => Assert.InRange(f.SampleCount, 3, 5));
        Assert.Equal(Enumerable.Range(0, frames.Count), frames.Select(f => f.Sequence));
        Assert.InRange(frames.Count, 4.8 * 20, 4.8 * 35);
        Assert.Equal(4.85 * 104.17, frames.Sum(f => f.SampleCount), 6.0);
        Assert.Equal(frames.Count, bench.Service.Sent);
    }

    [Fact]
    public void Frames_carry_what_the_wrist_feels()
    {
        var bench = new ImuBench(new WristMotion().Tilt(1_000_000, 500_000, 90)).Start(200);
        bench.RunUntil(2_000_000);
        var turned = 0.0;
        var period = bench.Chip.PeriodMicroseconds(Lsm6dsoRegister.Rate208Hz);
        foreach (var frame in bench.Frames)
        {
            for (var i = 0; i < frame.SampleCount; i++)
                turned += frame.Samples[(6 * i) + 3] * ImuStreamFormat.RateStepMillidegrees / 1000.0 * period / 1e6;
        }

        Assert.Equal(90, turned, 0.5);
        var last = bench.Frames[^1];
        Assert.Equal(1.0, last.Samples[1] * ImuStreamFormat.AccelerationStepMicrograms / 1e6, 0.001);
        Assert.Equal(0.0, last.Samples[2] * ImuStreamFormat.AccelerationStepMicrograms / 1e6, 0.001);
    }

    [Fact]
    public void A_busy_radio_keeps_one_frame_of_the_newest_samples_and_counts_the_rest()
    {
        var bench = new ImuBench().Start(100);
        bench.RunUntil(1_000_000);
        var sent = bench.Frames.Count;
        bench.Radio.IsBusy = _ => true;
        bench.RunUntil(2_000_000);
        Assert.Equal(sent, bench.Frames.Count);
        Assert.Equal(ImuStreamFormat.MaxSampleCount, bench.Stream.Ring.Count);
        Assert.Equal(104 - 19, bench.Stream.Ring.Dropped, 5.0);
        Assert.True(bench.Service.Busy > 90);
        bench.Radio.IsBusy = _ => false;
        bench.RunUntil(2_100_000);
        var frames = bench.Frames;
        Assert.Equal(ImuStreamFormat.MaxSampleCount, frames[sent].SampleCount);
        Assert.Equal(frames[sent - 1].Sequence + 2, frames[sent].Sequence);
        Assert.InRange((long)frames[sent].DeviceTicks, 1_780_000, 1_850_000);
        Assert.Equal(frames[sent].Sequence + 1, frames[sent + 1].Sequence);
    }

    [Fact]
    public void The_sequence_wraps_from_65535_to_0()
    {
        var bench = new ImuBench();
        bench.Radio.MaxNotificationLength = EmgStreamFormat.MinNotificationLength;
        bench.Radio.Keep = false;
        bench.Start(200);
        bench.RunUntil(314_000_000);
        bench.Radio.Keep = true;
        bench.RunUntil(316_000_000);
        var sequences = bench.Frames.Select(f => f.Sequence).ToArray();
        var wrap = Array.IndexOf(sequences, 65535);
        Assert.InRange(wrap, 1, sequences.Length - 2);
        Assert.Equal(65534, sequences[wrap - 1]);
        Assert.Equal(0, sequences[wrap + 1]);
    }

    [Fact]
    public void The_sequence_goes_on_over_a_stop_and_a_start_and_tells_of_the_pause()
    {
        var bench = new ImuBench().Start(100);
        bench.RunUntil(1_000_000);
        var last = bench.Frames[^1].Sequence;
        bench.Stream.Stop();
        bench.Stream.Start(50, false);
        var before = bench.Frames.Count;
        bench.RunUntil(2_000_000);
        Assert.Equal(last + 2, bench.Frames[before].Sequence);
    }

    [Fact]
    public void Without_a_listener_samples_are_discarded_and_none_counts_as_dropped()
    {
        var bench = new ImuBench();
        bench.Radio.Listens = _ => false;
        bench.Start(100);
        bench.RunUntil(2_000_000);
        Assert.Equal(0, bench.Service.Sent);
        Assert.Equal(0, bench.Stream.Ring.Dropped);
        Assert.InRange(bench.Stream.Ring.Count, 0, 4);
    }

    [Fact]
    public void A_link_too_small_for_one_sample_loses_and_counts_them()
    {
        var bench = new ImuBench();
        bench.Radio.MaxNotificationLength = 19;
        bench.Start(100);
        bench.RunUntil(2_000_000);
        Assert.Equal(0, bench.Service.Sent);
        Assert.InRange(bench.Stream.Ring.Dropped, 180, 200);
    }

    [Fact]
    public void One_call_sends_a_bounded_number_of_frames()
    {
        var bench = new ImuBench().Start(200);
        bench.RunUntil(500_000);
        bench.Radio.IsBusy = _ => true;
        bench.RunUntil(800_000);
        bench.Radio.IsBusy = _ => false;
        bench.Radio.MaxNotificationLength = EmgStreamFormat.MinNotificationLength;
        var before = bench.Radio.SentCount;
        bench.Service.Send();
        Assert.Equal(before + ImuStreamService.MaxFramesPerSend, bench.Radio.SentCount);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(244)]
    public void A_step_allocates_nothing(int notificationLength)
    {
        var bench = new ImuBench(options: new Lsm6dsoModelOptions());
        bench.Radio.Keep = false;
        bench.Radio.MaxNotificationLength = notificationLength;
        bench.Start(200, doubleTap: true);
        bench.RunUntil(2_000_000);
        var sent = bench.Radio.SentCount;
        Assert.Equal(0, Allocation.LeastOf(4, part => bench.RunUntil(4_500_000 + (2_500_000 * part))));
        Assert.True(bench.Radio.SentCount - sent > 200);
    }
}
