using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Streaming;

public sealed class SampleAssemblerTests
{
    private const uint LsbPicovolts = 286_000;
    private readonly StreamCounters _counters = new();
    private readonly StreamClock _clock = new(new StreamClockOptions { MinTransportDelayMs = 0 });
    private readonly SampleAssembler _assembler;

    public SampleAssemblerTests() => _assembler = new SampleAssembler(new StreamDescription(8, 1000), LsbPicovolts, _clock, _counters);

    [Fact]
    public void Samples_become_microvolts_in_their_places()
    {
        EmgBlock block = Push(ticks: 0, flags: EmgStreamFormat.FlagStreamStart)!;
        Assert.Equal((5, 8, 1000.0), (block.SampleCount, block.ChannelCount, block.RateHz));
        for (var set = 0; set < 5; set++)
        {
            for (var channel = 0; channel < 8; channel++)
                Assert.Equal(((set * 100) - channel) * 0.286f, block.Samples[(set * 8) + channel], 1e-3f);
        }
    }

    [Fact]
    public void Blocks_follow_each_other_in_host_time_without_a_loss()
    {
        EmgBlock block = Push(ticks: 1000)!;
        HostTime first = block.FirstSample;
        Assert.True(block.Restarted);
        block = Push(ticks: 6000)!;
        Assert.False(block.Restarted);
        Assert.Equal((0, 5000L), (block.LostBefore, block.FirstSample.Microseconds - first.Microseconds));
        Assert.Equal((10, 0), (_counters.SampleSets, _counters.LostSampleSets));
    }

    [Theory]
    [InlineData(6000, 0)]
    [InlineData(6400, 0)]
    [InlineData(5600, 0)]
    [InlineData(6600, 1)]
    [InlineData(11_000, 5)]
    [InlineData(26_000, 20)]
    [InlineData(31_000_000, 30_994)]
    public void Losses_are_measured_by_the_device_ticks(uint secondTicks, int lost)
    {
        Push(ticks: 1000);

        // The number of lost frames that the link tells plays no part.
        EmgBlock block = Push(ticks: secondTicks, lostBefore: 77)!;
        Assert.Equal((lost, false), (block.LostBefore, block.Restarted));
        Assert.Equal(lost, _counters.LostSampleSets);
    }

    [Fact]
    public void A_gap_is_measured_across_the_wrap_of_the_ticks()
    {
        Push(ticks: uint.MaxValue - 5999);
        EmgBlock block = Push(ticks: 9000)!;
        Assert.Equal((10, false), (block.LostBefore, block.Restarted));
        Assert.Equal(0, _counters.Discontinuities);
    }

    [Theory]
    [InlineData(10_000u)]
    [InlineData(100_000_000u)]
    public void Ticks_that_jump_back_or_far_ahead_restart_the_stream(uint ticks)
    {
        Push(ticks: 20_000);
        EmgBlock block = Push(ticks)!;
        Assert.Equal((0, true), (block.LostBefore, block.Restarted));
        Assert.Equal(1, _counters.Discontinuities);
    }

    [Fact]
    public void A_stream_start_and_a_lost_place_restart_the_stream()
    {
        Push(ticks: 1000);
        Assert.True(Push(ticks: 1000, flags: EmgStreamFormat.FlagStreamStart)!.Restarted);
        Assert.False(Push(ticks: 6000)!.Restarted);
        Assert.True(Push(ticks: 700_000, restarted: true)!.Restarted);
        Assert.Equal(0, _counters.Discontinuities);
    }

    [Fact]
    public void Frames_of_channel_groups_become_whole_sample_sets()
    {
        Assert.Null(Push(ticks: 1000, firstChannel: 0, channelCount: 3, sampleCount: 1));
        Assert.Null(Push(ticks: 1000, firstChannel: 3, channelCount: 3, sampleCount: 1));
        EmgBlock block = Push(ticks: 1000, firstChannel: 6, channelCount: 2, sampleCount: 1)!;
        Assert.Equal(1, block.SampleCount);
        for (var channel = 0; channel < 8; channel++)
            Assert.Equal(-channel * 0.286f, block.Samples[channel], 1e-3f);
    }

    [Fact]
    public void A_group_with_a_missing_frame_is_lost_and_counted()
    {
        PushGroup(ticks: 1000, missing: -1);
        PushGroup(ticks: 2000, missing: 1);
        PushGroup(ticks: 3000, missing: 2);
        EmgBlock block = PushGroup(ticks: 4000, missing: -1)!;
        Assert.Equal(2, block.LostBefore);
        Assert.Equal((2, 2, 2), (_counters.SampleSets, _counters.LostSampleSets, _counters.IncompleteGroups));
    }

    [Fact]
    public void Lead_off_is_named_only_while_a_frame_says_so()
    {
        Assert.Equal(0, Push(ticks: 0, leadOffMask: 0x05)!.LeadOff);
        Assert.Equal(0x05, Push(ticks: 5000, flags: EmgStreamFormat.FlagLeadOff, leadOffMask: 0x05)!.LeadOff);
        Assert.Equal(0, Push(ticks: 10_000, leadOffMask: 0x05)!.LeadOff);
    }

    [Fact]
    public void A_lead_off_flag_without_a_mask_doubts_all_channels_of_the_frame()
    {
        Assert.Equal(0xFF, Push(ticks: 0, flags: EmgStreamFormat.FlagLeadOff)!.LeadOff);
    }

    [Fact]
    public void Frames_with_channels_that_the_stream_lacks_are_dropped_and_counted()
    {
        Assert.Null(Push(ticks: 0, firstChannel: 4, channelCount: 8, sampleCount: 1));
        Assert.Equal(1, _counters.ForeignFrames);
    }

    [Fact]
    public void Saturated_frames_are_counted()
    {
        Push(ticks: 0, flags: EmgStreamFormat.FlagSaturated);
        Push(ticks: 5000);
        Assert.Equal(1, _counters.SaturatedFrames);
    }

    private EmgBlock? PushGroup(uint ticks, int missing)
    {
        EmgBlock? block = null;
        for (var group = 0; group < 4; group++)
        {
            if (group != missing)
                block = Push(ticks, firstChannel: group * 2, channelCount: 2, sampleCount: 1);
        }

        return block;
    }

    private EmgBlock? Push(
        uint ticks,
        int flags = 0,
        int firstChannel = 0,
        int channelCount = 8,
        int sampleCount = 5,
        int lostBefore = 0,
        bool restarted = false,
        int leadOffMask = 0)
    {
        var frame = new EmgFrame
        {
            DeviceTicks = ticks,
            Flags = flags,
            FirstChannel = firstChannel,
            ChannelCount = channelCount,
            SampleCount = sampleCount,
        };
        for (var set = 0; set < sampleCount; set++)
        {
            for (var channel = 0; channel < channelCount; channel++)
                frame.Samples[(set * channelCount) + channel] = (short)((set * 100) - firstChannel - channel);
        }

        _clock.Observe(ticks + ((uint)(sampleCount - 1) * 1000), new HostTime(1_000_000 + ticks));
        var received = new ReceivedFrame(frame, lostBefore, restarted, new HostTime(1_000_000 + ticks));
        return _assembler.TryAssemble(received, leadOffMask, out EmgBlock block) ? block : null;
    }
}
