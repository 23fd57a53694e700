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
    public void Glasses_that_sleep_hold_everything_back_until_the_wake_gesture_and_some_time_after_the_last_gesture()
    {
        var gate = new ActionGate(new ActionGateOptions { AwakeMs = 5000 });

        Assert.False(Passes("index_press", 1000));
        Assert.True(Passes("wake", 2000));
        Assert.True(Passes("index_press", 7000));
        Assert.True(Passes("index_release", 12_000));
        Assert.False(Passes("index_press", 17_001));
        Assert.False(Passes("index_press", 17_500));
        Assert.True(Passes("wake", 18_000));
        Assert.Equal((4, 3), (gate.Passed, gate.Asleep));

        bool Passes(string name, double ms) => gate.TryPass(Gesture(ms) with { Gesture = name }, At(ms + 10));
    }

    [Fact]
    public void A_wake_gesture_that_comes_too_late_or_from_loose_electrodes_wakes_nobody()
    {
        var gate = new ActionGate(new ActionGateOptions { AwakeMs = 5000 });

        Assert.False(gate.TryPass(Gesture(1000) with { Gesture = "wake" }, At(2000)));
        Assert.False(gate.TryPass(Gesture(2000), At(2010)));
        Assert.Equal((1, 1), (gate.Stale, gate.Asleep));
    }

    [Fact]
    public void Glasses_never_sleep_unless_that_is_asked_for()
    {
        Assert.True(_gate.TryPass(Gesture(1000), At(1010)));
        Assert.Equal(0, _gate.Asleep);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActionGate(new ActionGateOptions { AwakeMs = -1 }));
    }

    private static HostTime At(double ms) => new((long)(ms * 1000));

    private static GestureEvent Gesture(double newestSampleMs) => new("fist", 1, At(newestSampleMs));
}
