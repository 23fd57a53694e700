using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>The engine's ring, seen through its port.</summary>
public sealed class FrameRingTests
{
    // 205 slots of a frame of 174 bytes hold 2.048 s of 8 channels at 1000 Hz, a frame each 10 ms.
    private const int Slots = 205;
    private const int SmallArena = Slots * 175;
    private readonly ScriptedSkin _skin = new();

    [Fact]
    public void An_unread_frame_that_is_overwritten_is_an_overrun_and_the_newest_stay()
    {
        var bench = Small();
        bench.Convert(10 * (Slots + 5));
        Assert.Equal(5, bench.Engine.Overruns);
        Assert.Equal(Slots, bench.Engine.Unread);
        Assert.Equal(Enumerable.Range(5, Slots), bench.ReadAll().Select(f => f.Sequence));
        bench.Convert(10);
        Assert.Equal(Slots + 5, Assert.Single(bench.ReadAll()).Sequence);
        Assert.Equal(5, bench.Engine.Overruns);
    }

    [Fact]
    public void A_frame_that_was_read_or_skipped_is_no_overrun_when_it_is_overwritten()
    {
        var bench = Small();
        bench.Convert(10 * 60);
        Assert.Equal(60, bench.ReadAll().Count);
        bench.Convert(10 * 40);
        bench.Engine.Skip(30);
        Assert.Equal(10, bench.Engine.Unread);
        bench.Convert(10 * (Slots - 10));
        Assert.Equal(0, bench.Engine.Overruns);
        bench.Convert(10);
        Assert.Equal(1, bench.Engine.Overruns);
    }

    [Fact]
    public void Every_frame_of_the_last_two_seconds_can_be_recalled_read_or_not_and_no_older_one()
    {
        var bench = Small();
        bench.Convert(10 * 300);
        bench.Engine.Skip(100);
        Assert.All(Enumerable.Range(0, 300 - Slots), s => Assert.Equal(-1, bench.Recall(s)));
        Assert.All(Enumerable.Range(300 - Slots, Slots), s => Assert.Equal(s, bench.Recall(s)));
        Assert.Equal(-1, bench.Recall(300));
        Assert.Equal(Slots - 100, bench.Engine.Unread);
        Assert.Equal(300 - Slots + 100, bench.ReadAll()[0].Sequence);
    }

    [Fact]
    public void Skipping_more_than_there_is_leaves_nothing_unread()
    {
        var bench = Small();
        bench.Convert(10 * 3);
        bench.Engine.Skip(-1);
        bench.Engine.Skip(0);
        Assert.Equal(3, bench.Engine.Unread);
        bench.Engine.Skip(1000);
        Assert.Equal(0, bench.Engine.Unread);
        Assert.Empty(bench.ReadAll());
        Assert.Equal(2, bench.Recall(2));
    }

    [Fact]
    public void A_number_that_was_given_up_has_no_frame_and_is_not_unread()
    {
        var bench = Small();
        bench.Convert(10);
        bench.Engine.Take(new byte[27], 5);
        bench.Engine.Take(new byte[27], 6);
        bench.Convert(10);
        Assert.Equal(2, bench.Engine.Unread);
        Assert.Equal([0, -1, -1, 3], Enumerable.Range(0, 4).Select(bench.Recall));
        bench.Engine.Skip(1);
        Assert.Equal(3, Assert.Single(bench.ReadAll()).Sequence);
        Assert.Equal(2, bench.Engine.BadFrames);
        Assert.Equal(22, bench.Engine.SampleSets);
    }

    [Fact]
    public void A_stop_forgets_what_is_unread_and_what_is_kept()
    {
        var bench = Small();
        bench.Convert(50);
        bench.Engine.Stop();
        Assert.Equal(0, bench.Engine.Unread);
        Assert.Equal(-1, bench.Recall(0));
        Assert.Equal(50, bench.Engine.SampleSets);
    }

    [Fact]
    public void A_buffer_shorter_than_the_longest_frame_gets_nothing()
    {
        var bench = Small();
        bench.Convert(10);
        var frame = new byte[EmgStreamFormat.MaxFrameLength - 1];
        Assert.Equal(0, bench.Engine.Read(frame));
        Assert.Equal(0, bench.Engine.Recall(0, frame));
        Assert.Equal(1, bench.Engine.Unread);
    }

    [Theory]
    [InlineData(8, 1000, 244, 205, 175)]
    [InlineData(8, 2000, 244, 410, 175)]
    [InlineData(16, 1000, 244, 410, 175)]
    [InlineData(16, 2000, 244, 615, 239)]
    [InlineData(8, 1000, 20, 6150, 21)]
    [InlineData(16, 2000, 20, 24600, 21)]
    public void A_start_needs_memory_for_two_seconds_of_its_plan(int channels, int rateHz, int notification, int slots, int slotBytes)
    {
        var plan = new FramePlan();
        plan.Fit(notification, channels, rateHz / 100);
        var settings = AcquisitionEngineTests.Settings(rateHz, channels);
        settings.SamplesPerFrame = plan.SamplesPerFrame;
        settings.ChannelsPerFrame = plan.ChannelsPerFrame;
        Assert.True(Engine(slots * slotBytes).Start(settings));
        Assert.False(Engine((slots * slotBytes) - 1).Start(settings));
        Assert.InRange(slots * slotBytes, 0, AcquisitionEngineModel.DefaultArenaBytes);

        static AcquisitionEngineModel Engine(int arena) => new(new Ads1298Chain(2, new BoardClock(), new ScriptedSkin(), new Ads1298ModelOptions()), arena);
    }

    [Fact]
    public void Every_plan_of_every_stream_and_link_fits_the_default_memory()
    {
        var engine = new AcquisitionEngineModel(new Ads1298Chain(2, new BoardClock(), new ScriptedSkin(), new Ads1298ModelOptions()));
        var plan = new FramePlan();
        foreach (var rateHz in new[] { 500, 1000, 2000 })
        {
            foreach (var channels in new[] { 8, 16 })
            {
                for (var notification = EmgStreamFormat.MinNotificationLength; notification <= EmgStreamFormat.MaxFrameLength; notification++)
                {
                    plan.Fit(notification, channels, rateHz / 100);
                    var settings = AcquisitionEngineTests.Settings(rateHz, channels);
                    settings.SamplesPerFrame = plan.SamplesPerFrame;
                    settings.ChannelsPerFrame = plan.ChannelsPerFrame;
                    Assert.True(engine.Start(settings), $"{channels} channels, {rateHz} Hz, {notification} bytes");
                }
            }
        }
    }

    [Fact]
    public void More_frames_in_two_seconds_than_half_the_sequence_numbers_are_refused()
    {
        var settings = AcquisitionEngineTests.Settings(2000, 16);
        settings.SamplesPerFrame = 1;
        settings.ChannelsPerFrame = 1;
        Assert.False(new AcquisitionEngineModel(new Ads1298Chain(2, new BoardClock(), new ScriptedSkin(), new Ads1298ModelOptions()), 1 << 22).Start(settings));
    }

    private EngineBench Small() => new(AcquisitionEngineTests.Settings(), _skin, arenaBytes: SmallArena);
}
