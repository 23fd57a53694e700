using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Keystrokes;

public sealed class KeystrokePolicyTests
{
    private const int StepMs = 50;
    private static readonly float[] Rest = [0.97f, 0.01f, 0.01f, 0.01f];
    private static readonly float[] First = [0.02f, 0.95f, 0.02f, 0.01f];
    private static readonly float[] Second = [0.02f, 0.01f, 0.96f, 0.01f];
    private static readonly float[] Torn = [0.02f, 0.33f, 0.33f, 0.32f];
    private readonly KeystrokePolicy _policy = new(new KeystrokeOptions(), 4, 0);
    private readonly List<(KeystrokeKind Kind, float[] Gestures, double AtMs)> _told = [];
    private long _steps;

    [Fact]
    public void GestureThatLastsTypesOnce()
    {
        Run(Rest, 10);
        Run(First, 14);
        var (kind, gestures, _) = Assert.Single(_told);
        Assert.Equal(KeystrokeKind.Pressed, kind);
        Assert.True(gestures[1] > 0.9);
        Assert.Equal(0, gestures[0]);
        Assert.Equal(1, gestures.Sum(), 1e-5);
    }

    [Fact]
    public void SureGestureIsTypedSoonerThanADoubtfulOne()
    {
        Run(Rest, 10);
        Run(First, 18);
        var sureMs = _told[^1].AtMs - (10 * StepMs);
        Run(Rest, 10);
        var began = _steps * StepMs;
        for (var i = 0; i < 18; i++)
            Run(i % 4 == 3 ? First : Torn, 1);
        Assert.Equal(2, _told.Count);
        Assert.True(_told[^1].AtMs - began > sureMs);
    }

    [Fact]
    public void OtherGesturesKeepAShareForTheLanguageToWeigh()
    {
        Run(Rest, 10);
        Run(First, 20);
        Assert.All(_told[0].Gestures[1..], share => Assert.True(share >= 0.0099f));
    }

    [Fact]
    public void BeginOfAGestureIsLeftOutOfTheEvidence()
    {
        Run(Rest, 10);
        Run(Second, 4);
        Run(First, 10);
        Assert.True(_told[0].Gestures[1] > 0.9);
    }

    [Fact]
    public void NextGestureNeedsRestBefore()
    {
        Run(Rest, 10);
        Run(First, 12);
        Run(Second, 30);
        Assert.Single(_told, each => each.Kind == KeystrokeKind.Pressed);
        Run(Rest, 6);
        Run(Second, 14);
        Assert.True(_told[^1].Gestures[2] > 0.9);
        Assert.Equal(2, _told.Count(each => each.Kind == KeystrokeKind.Pressed));
    }

    [Fact]
    public void TwitchTypesNothingAndIsCounted()
    {
        Run(Rest, 10);
        Run(First, 3);
        Run(Rest, 10);
        Assert.Empty(_told);
        Assert.Equal(1, _policy.Doubtful);
    }

    [Fact]
    public void GestureThatStaysUnclearTypesNothingAndIsCounted()
    {
        Run(Rest, 10);
        Run(Torn, 40);
        Assert.Empty(_told);
        Assert.Equal(1, _policy.Doubtful);
    }

    [Fact]
    public void HeldGestureIsToldOnceMore()
    {
        Run(Rest, 10);
        Run(First, 60);
        Assert.Equal([KeystrokeKind.Pressed, KeystrokeKind.Held], _told.Select(each => each.Kind));
    }

    [Fact]
    public void HandThatDoesNothingTypesNothingWhateverTheModelSays()
    {
        Run(Rest, 40, activity: 3);
        Run(First, 20, activity: 3.5f);
        Assert.Empty(_told);
        Run(Rest, 10, activity: 3);
        Run(First, 20, activity: 20);
        Assert.Single(_told);
    }

    [Fact]
    public void LossTypesNothingForAWhile()
    {
        Run(Rest, 10);
        Run(First, 4);
        _steps += 20;
        Run(First, 20);
        Assert.Empty(_told);
        Assert.True(_policy.RejectedInvalid > 0);
        Run(Rest, 10);
        Run(First, 14);
        Assert.Single(_told);
    }

    [Fact]
    public void StepWithFewSamplesIsCountedAndTypesNothing()
    {
        Run(Rest, 10);
        Run(First, 20, valid: 0.5f);
        Assert.Empty(_told);
        Assert.Equal(20, _policy.RejectedInvalid);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        Run(Rest, 10);
        var probabilities = First;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _steps++;
            _policy.TryDecide(new DecoderStep(i % 40 < 20 ? probabilities : Rest, new HostTime(_steps * StepMs * 1000), 1, i % 40 < 20 ? 20 : 5), out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(_policy.Typed > 10);
    }

    [Fact]
    public void SettingsOutOfRangeAreNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => new KeystrokePolicy(new KeystrokeOptions { HoldMs = 100 }, 4, 0));
        Assert.Contains("HoldMs is 100; expected more than MostMs", error.Message, StringComparison.Ordinal);
    }

    private void Run(float[] probabilities, int steps, float activity = float.NaN, float valid = 1)
    {
        for (var i = 0; i < steps; i++)
        {
            _steps++;
            if (_policy.TryDecide(new DecoderStep(probabilities, new HostTime(_steps * StepMs * 1000), valid, activity), out var keystroke))
                _told.Add((keystroke.Kind, keystroke.Gestures.ToArray(), _steps * StepMs));
        }
    }
}
