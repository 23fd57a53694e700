using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Wire;

public sealed class FramePlanTests
{
    private const int Floor = EmgStreamFormat.MinNotificationLength;

    public static TheoryData<int, int> Streams => new MatrixTheoryData<int, int>([8, 16], [5, 10, 20]);

    [Theory]
    [MemberData(nameof(Streams))]
    public void Every_frame_fits_the_link_in_raw_coding(int channels, int samplesPerBlock)
    {
        var plan = new FramePlan();
        for (var length = Floor; length <= 514; length++)
        {
            plan.Fit(length, channels, samplesPerBlock);
            var samples = plan.ChannelsPerFrame * plan.SamplesPerFrame;
            Assert.InRange(plan.ChannelsPerFrame, 1, channels);
            Assert.InRange(plan.SamplesPerFrame, 1, samplesPerBlock);
            Assert.InRange(samples, 1, EmgStreamFormat.MaxRawSamples);
            Assert.InRange(EmgStreamFormat.Overhead + (2 * samples), 1, length);
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void No_plan_with_fewer_frames_a_block_would_fit(int channels, int samplesPerBlock)
    {
        var plan = new FramePlan();
        for (var length = Floor; length <= EmgStreamFormat.MaxFrameLength; length++)
        {
            plan.Fit(length, channels, samplesPerBlock);
            if (plan.ChannelsPerFrame < channels)
            {
                Assert.Equal(1, plan.SamplesPerFrame);
                Assert.True(EmgStreamFormat.Overhead + (2 * (plan.ChannelsPerFrame + 1)) > length);
                continue;
            }

            var frames = (samplesPerBlock + plan.SamplesPerFrame - 1) / plan.SamplesPerFrame;
            if (frames == 1)
                continue;
            var larger = (samplesPerBlock + frames - 2) / (frames - 1);
            Assert.True(EmgStreamFormat.Overhead + (2 * channels * larger) > length);
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void The_worst_samples_fit_in_the_smallest_coding_too(int channels, int samplesPerBlock)
    {
        var random = new Random(31);
        var plan = new FramePlan();
        var buffer = new byte[EmgStreamFormat.MaxFrameLength];
        for (var length = Floor; length <= EmgStreamFormat.MaxFrameLength; length++)
        {
            plan.Fit(length, channels, samplesPerBlock);
            var frame = new EmgFrame
            {
                Flags = EmgStreamFormat.FlagCompressed,
                ChannelCount = plan.ChannelsPerFrame,
                SampleCount = plan.SamplesPerFrame,
            };
            for (var i = 0; i < frame.Length; i++)
                frame.Samples[i] = (short)random.Next(short.MinValue, short.MaxValue + 1);
            Assert.InRange(EmgFrameCodec.Encode(frame, buffer, 0), 1, length);
        }
    }

    [Fact]
    public void At_the_floor_three_channels_of_one_sample_set_share_a_frame()
    {
        var plan = new FramePlan();
        plan.Fit(Floor, 8, 10);
        Assert.Equal((3, 1), (plan.ChannelsPerFrame, plan.SamplesPerFrame));
    }

    [Fact]
    public void At_the_usual_length_ten_milliseconds_of_eight_channels_are_one_frame()
    {
        var plan = new FramePlan();
        plan.Fit(EmgStreamFormat.MaxFrameLength, 8, 10);
        Assert.Equal((8, 10), (plan.ChannelsPerFrame, plan.SamplesPerFrame));
        plan.Fit(EmgStreamFormat.MaxFrameLength, 16, 20);
        Assert.Equal((16, 7), (plan.ChannelsPerFrame, plan.SamplesPerFrame));
    }
}
