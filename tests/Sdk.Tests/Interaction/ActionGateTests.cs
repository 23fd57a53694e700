using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Interaction;

public sealed class ActionGateTests
{
    private readonly ActionGate _gate = new(new ActionGateOptions());

    [Theory]
    [InlineData(0, true)]
    [InlineData(350, true)]
    [InlineData(350.001, false)]
    [InlineData(5000, false)]
    public void A_gesture_older_than_the_greatest_age_is_held_back_and_counted(double ageMs, bool passes)
    {
        Assert.Equal(passes, _gate.TryPass(Gesture(1000), At(1000 + ageMs)));
        Assert.Equal((passes ? 1 : 0, passes ? 0 : 1), (_gate.Passed, _gate.Stale));
    }

    [Fact]
    public void A_gesture_is_held_back_while_an_electrode_is_off_and_for_a_while_after()
    {
        var block = new EmgBlock(8, 10) { SampleCount = 10, RateHz = 1000, FirstSample = At(991), LeadOff = 0x04 };
        _gate.Watch(block);
        Assert.False(_gate.TryPass(Gesture(1000), At(1010)));
        Assert.False(_gate.TryPass(Gesture(1500), At(1510)));
        Assert.True(_gate.TryPass(Gesture(1501), At(1510)));
        Assert.Equal((2, 1, 0), (_gate.LeadOff, _gate.Passed, _gate.Stale));
    }

    [Fact]
    public void The_same_gesture_told_twice_counts_once()
    {
        Assert.True(_gate.TryPass(Gesture(1000), At(1010)));
        Assert.False(_gate.TryPass(Gesture(1040), At(1050)));
        Assert.True(_gate.TryPass(Gesture(1041) with { Gesture = "flexion" }, At(1050)));
        Assert.True(_gate.TryPass(Gesture(1101), At(1110)));
        Assert.Equal((3, 1), (_gate.Passed, _gate.Duplicates));
    }

    [Fact]
    public void A_finger_at_the_temple_acts_while_an_electrode_is_off()
    {
        _gate.Watch(new EmgBlock(8, 10) { SampleCount = 10, RateHz = 1000, FirstSample = At(991), LeadOff = 0x04 });
        Assert.True(_gate.TryPassTouch(Gesture(1000) with { Gesture = "temple_press" }, At(1010)));
        Assert.False(_gate.TryPassTouch(Gesture(1000) with { Gesture = "temple_press" }, At(2010)));
        Assert.Equal((1, 1), (_gate.Passed, _gate.Stale));
    }

    [Fact]
    public void Intents_that_follow_each_other_too_fast_or_are_too_unsure_are_held_back_and_counted()
    {
        var gate = new ActionGate(new ActionGateOptions
        {
            Intents = new Dictionary<string, IntentGate> { ["focusNext"] = new() { MinGapMs = 80 }, ["capture"] = new() { MinConfidence = 0.8 } },
        });
        Assert.Equal([true, false, true, true], new[] { 1000, 1079, 1080, 1160 }.Select(ms => gate.TryPass(Wish(IntentKind.FocusNext, ms, 0.1f))));
        Assert.Equal([false, true], new[] { 0.79f, 0.8f }.Select(confidence => gate.TryPass(Wish(IntentKind.Capture, 2000, confidence))));
        Assert.True(gate.TryPass(Wish(IntentKind.Back, 2000, 0)));
        Assert.Equal((1, 1), (gate.TooSoon, gate.Unsure));
        Assert.Contains("did you mean 'capture'", Assert.Throws<ArgumentException>(() => new ActionGate(new ActionGateOptions { Intents = new Dictionary<string, IntentGate> { ["captrue"] = new() } })).Message, StringComparison.Ordinal);
    }

    private static Intent Wish(IntentKind kind, double ms, float confidence) => new(kind, Gesture(ms) with { Confidence = confidence }, At(ms));

    private static HostTime At(double ms) => new((long)(ms * 1000));

    private static GestureEvent Gesture(double newestSampleMs) => new("fist", 1, At(newestSampleMs));
}
