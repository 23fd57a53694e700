using Microsoft.Extensions.Time.Testing;
using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Pipeline;

public sealed class NeuralPipelineTests
{
    private const short Rest = 10;
    private const short Fist = 600;
    private const short Flexion = 220;

    [Fact]
    public void Glasses_cannot_sleep_where_the_model_knows_no_wake_gesture()
    {
        var refused = Assert.Throws<ArgumentException>(() => new PipelineRig(gate: new ActionGateOptions { AwakeMs = 5000 }));
        Assert.Contains("makes no 'wake'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fist_in_the_signal_takes_a_photo_and_a_flexion_moves_the_focus()
    {
        var rig = new PipelineRig();
        rig.Connect();
        rig.Stream(1000, Rest);
        rig.Stream(500, Fist);
        rig.Stream(1000, Rest);
        Assert.Equal("Photo saved", rig.Glasses.Notice!.Title);
        Assert.Equal(0, rig.Glasses.FocusedIndex);
        rig.Stream(500, Flexion);
        rig.Stream(1000, Rest);

        Assert.Equal(["fist", "flexion"], rig.Gestures.Select(entry => entry.Gesture.Gesture));
        Assert.Equal([(IntentKind.Capture, true), (IntentKind.FocusNext, true)], rig.Intents.Select(entry => (entry.Intent.Kind, entry.Handled)));
        Assert.Equal(["light", "take", "save", "dark"], rig.Glasses.Events);
        Assert.Equal(1, rig.Glasses.FocusedIndex);
    }

    [Fact]
    public void Gestures_and_intents_carry_the_host_time_of_their_samples_and_of_their_making()
    {
        var rig = new PipelineRig();
        rig.Connect();
        rig.Stream(1000, Rest);
        double onsetMs = rig.NowMs;
        rig.Stream(500, Fist);

        var (gesture, at) = Assert.Single(rig.Gestures);
        Assert.Equal(at, Assert.Single(rig.Intents).Intent.At);
        Assert.InRange(gesture.NewestSample.Microseconds / 1000.0, onsetMs, rig.NowMs + 12);
        Assert.InRange(at.MillisecondsSince(gesture.NewestSample), 0, 50);
    }

    [Theory]
    [InlineData(16, 1000, "expects 8 channels, the wristband streams 16")]
    [InlineData(8, 500, "needs a stream of at least 1000 Hz, the wristband streams 500 Hz")]
    public void A_stream_that_the_model_cannot_read_is_refused_before_its_first_sample_and_ever_after(int channels, int rateHz, string words)
    {
        var rig = new PipelineRig(new WristbandLinkOptions { ChannelCount = channels, RateHz = rateHz }) { Processes = false };
        rig.Connect();
        rig.Stream(100, Fist);
        Assert.Contains(words, Assert.Throws<ModelMismatchException>(rig.Process).Message, StringComparison.Ordinal);
        Assert.Throws<ModelMismatchException>(rig.Process);
        Assert.Equal((0, 0), (rig.Decoder.Pushed, rig.Gestures.Count));
    }

    [Fact]
    public void A_gesture_that_was_held_up_is_reported_and_does_nothing()
    {
        var rig = new PipelineRig();
        rig.Connect();
        rig.Stream(1000, Rest);
        rig.Processes = false;
        rig.Stream(300, Fist);
        rig.Pipeline.Process(rig.Central.Now.Plus(1_000_000));

        Assert.Single(rig.Gestures);
        Assert.Empty(rig.Intents);
        Assert.Equal((1, 0), (rig.Pipeline.Gate.Stale, rig.Glasses.Events.Count));
    }

    [Fact]
    public void Nothing_fires_while_an_electrode_is_off()
    {
        var rig = new PipelineRig();
        rig.Connect();
        rig.Stream(1000, Rest);
        rig.Flags = EmgStreamFormat.FlagLeadOff;
        rig.Stream(500, Fist);
        Assert.Empty(rig.Intents);
        Assert.Empty(rig.Glasses.Events);
        Assert.Equal(rig.Gestures.Count, rig.Pipeline.Gate.LeadOff);
        Assert.NotEmpty(rig.Gestures);
    }

    [Fact]
    public void Losses_reach_the_decoder_as_samples_that_are_missing()
    {
        var rig = new PipelineRig { Lossy = true };
        rig.Connect();
        rig.Stream(2050, Rest);
        Assert.Equal(20, rig.Link.Counters.Lost);
        Assert.Equal(200, rig.Pipeline.Samples.LostSampleSets);
        Assert.Equal(200, rig.Decoder.Lost);
    }

    [Fact]
    public void A_reconnect_starts_decoder_and_clock_from_nothing_and_goes_on()
    {
        var rig = new PipelineRig();
        rig.Connect();
        rig.Stream(1000, Rest);
        rig.Central.Disconnect();
        rig.Connect();
        rig.Stream(1000, Rest);
        rig.Stream(500, Fist);
        Assert.Equal((2, 2), (rig.Decoder.Resets, rig.Decoder.Restarts));
        Assert.Equal(2500, rig.Pipeline.Samples.SampleSets);
        Assert.Equal("fist", Assert.Single(rig.Gestures).Gesture.Gesture);
    }

    // The rig's frames arrive 13 ms after their newest sample, at device ticks 600 ms ahead of the host.
    [Fact]
    public void The_clock_hears_of_arrivals_and_of_the_time_that_the_wristband_tells()
    {
        var rig = new PipelineRig();
        rig.Central.Results.Clear();
        rig.Central.TicksAhead = 600_000;
        rig.Connect();
        rig.Stream(1000, Rest);
        Assert.Equal(-600_000, rig.Pipeline.Clock.OffsetMicroseconds, 1000.0);
        Assert.InRange(rig.Pipeline.Clock.UncertaintyMicroseconds, 0, 1000);
        Assert.Equal(0, rig.Pipeline.Clock.Contradictions);
    }

    [Fact]
    public void Computing_time_is_told_once_a_block_and_only_with_a_clock()
    {
        var timed = new PipelineRig(computeClock: new FakeTimeProvider());
        timed.Connect();
        timed.Stream(200, Rest);
        Assert.Equal(20, timed.Computed);

        var untimed = new PipelineRig();
        untimed.Connect();
        untimed.Stream(200, Rest);
        Assert.Equal(0, untimed.Computed);
    }

    [Fact]
    public void Nothing_is_allocated_once_the_stream_runs()
    {
        var rig = new PipelineRig();
        rig.Connect();
        rig.Stream(3000, Rest);
        int before = rig.AllocatingFrames;
        rig.Stream(5000, Rest);
        Assert.Equal(before, rig.AllocatingFrames);
    }
}
