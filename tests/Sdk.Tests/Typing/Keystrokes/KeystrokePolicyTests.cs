using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using NeuralGlasses.Typing.Keystrokes;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Keystrokes;

/// <summary>What makes a keystroke, by a policy that believes a first one alone; that it waits for another is in <see cref="WaitingKeystrokesTests"/>.</summary>
public sealed class KeystrokePolicyTests
{
    private const int StepMs = 50;
    private static readonly float[] Rest = [0.97f, 0.01f, 0.01f, 0.01f];
    private static readonly float[] First = [0.02f, 0.95f, 0.02f, 0.01f];
    private static readonly float[] Second = [0.02f, 0.01f, 0.96f, 0.01f];
    private static readonly float[] Torn = [0.02f, 0.33f, 0.33f, 0.32f];
    private readonly KeystrokePolicy _policy = new(new KeystrokeOptions { FirstWaits = false }, 4, 0);
    private readonly List<(KeystrokeKind Kind, float[] Gestures, double AtMs)> _told = [];
    private long _steps;

    [Fact]
    public void FirstGestureTypesOnceWhenItIsLetGo()
    {
        Run(Rest, 10);
        Run(First, 14);
        Assert.Empty(_told);
        Run(Rest, 2);
        var (kind, gestures, _) = Assert.Single(_told);
        Assert.Equal(KeystrokeKind.Pressed, kind);
        Assert.True(gestures[1] > 0.9);
        Assert.Equal(0, gestures[0]);
        Assert.Equal(1, gestures.Sum(), 1e-5);
    }

    [Fact]
    public void HandThatTypesNeedNotLetGo()
    {
        BeginTyping();
        var began = _steps * StepMs;
        Run(Second, 6);
        Assert.True(Assert.Single(_told).AtMs - began <= 250);
    }

    [Fact]
    public void HandThatAskedForTheKeyboardIsBelievedAtOnceForAWhile()
    {
        Run(Rest, 10);
        _policy.Expect(PolicyTime());
        Run(First, 6);
        Assert.Single(_told);
        Run(Rest, 4);
        Run(Second, 6);
        Assert.Equal(2, _told.Count);

        _policy.Reset();
        Run(Rest, 10);
        _policy.Expect(PolicyTime());
        Run(Rest, 70);
        Run(First, 12);
        Assert.Equal(2, _told.Count);
        Run(Rest, 2);
        Assert.Equal(3, _told.Count);
    }

    [Fact]
    public void HandThatAskedForTheKeyboardHasToRestFirst()
    {
        _policy.Expect(PolicyTime());
        Run(First, 20);
        Assert.Empty(_told);
        Run(Rest, 4);
        Run(Second, 6);
        Assert.Single(_told);
    }

    [Fact]
    public void OneKeystrokeAloneIsNoTyping()
    {
        Run(Rest, 10);
        Run(First, 12);
        Run(Rest, 4);
        Run(Second, 12);
        Assert.Single(_told);
        Run(Rest, 2);
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public void HandThatPausedHasToLetGoAgain()
    {
        BeginTyping();
        Run(Rest, 100);
        Run(Second, 12);
        Assert.Empty(_told);
        Run(Rest, 2);
        Assert.Single(_told);
    }

    [Fact]
    public void SureGestureIsTypedSoonerThanADoubtfulOne()
    {
        BeginTyping();
        var began = _steps * StepMs;
        Run(First, 12);
        var sureMs = _told[^1].AtMs - began;
        Run(Rest, 4);
        began = _steps * StepMs;
        for (var i = 0; i < 12; i++)
            Run(i % 4 == 3 ? First : Torn, 1);
        Assert.Equal(2, _told.Count);
        Assert.True(_told[^1].AtMs - began > sureMs);
    }

    [Fact]
    public void OtherGesturesKeepAShareForTheLanguageToWeigh()
    {
        BeginTyping();
        Run(First, 12);
        Assert.All(_told[0].Gestures[1..], share => Assert.True(share >= 0.0099f));
    }

    [Fact]
    public void BeginOfAGestureIsLeftOutOfTheEvidence()
    {
        Run(Rest, 10);
        Run(Second, 4);
        Run(First, 12);
        Run(Rest, 2);
        Assert.True(_told[0].Gestures[1] > 0.9);
    }

    [Fact]
    public void NextGestureNeedsRestBefore()
    {
        BeginTyping();
        Run(First, 12);
        Run(Second, 30);
        Assert.Single(_told, each => each.Kind == KeystrokeKind.Pressed);
        Run(Rest, 6);
        Run(Second, 14);
        Assert.True(_told[^1].Gestures[2] > 0.9);
        Assert.Equal(2, _told.Count(each => each.Kind == KeystrokeKind.Pressed));
    }

    [Fact]
    public void HandThatTypesIsUnderstoodWithItsDoubtWhenItLetsGo()
    {
        BeginTyping();
        Run(Torn, 2);
        Run(Second, 1);
        Run(Rest, 2);
        var (_, gestures, _) = Assert.Single(_told);
        Assert.True(gestures[2] > gestures[1]);
        Assert.InRange(gestures[2], 0.4, 0.9);
    }

    [Fact]
    public void HandThatTypesHoldsForAShorterTime()
    {
        BeginTyping();
        var began = _steps * StepMs;
        Run(First, 20);
        Assert.Equal([KeystrokeKind.Pressed, KeystrokeKind.Held], _told.Select(each => each.Kind));
        Assert.InRange(_told[1].AtMs - began, 950, 1050);
    }

    [Fact]
    public void HandThatLetsGoIsSeenBeforeTheModelSeesRest()
    {
        BeginTyping(activity: 3, gesture: 20);
        Run(First, 6, activity: 20);
        Run(First, 3, activity: 3);
        Run(Second, 6, activity: 20);
        Assert.Equal(2, _told.Count);
        Assert.True(_told[1].Gestures[2] > 0.9);
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
        Run(Rest, 2);
        Assert.Empty(_told);
        Assert.Equal(1, _policy.Doubtful);
    }

    [Fact]
    public void HeldGestureIsToldOnceMore()
    {
        BeginTyping();
        Run(First, 60);
        Assert.Equal([KeystrokeKind.Pressed, KeystrokeKind.Held], _told.Select(each => each.Kind));
    }

    [Fact]
    public void FirstGestureThatIsHeldIsToldTwiceWhenItIsLetGo()
    {
        Run(Rest, 10);
        Run(First, 30);
        Assert.Empty(_told);
        Run(Rest, 6);
        Assert.Equal([KeystrokeKind.Pressed, KeystrokeKind.Held], _told.Select(each => each.Kind));
    }

    [Fact]
    public void WhatIsGrippedTypesNothingHoweverOftenTheModelWavers()
    {
        Run(Rest, 20, activity: 3);
        Run(First, 60, activity: 20);
        for (var i = 0; i < 12; i++)
        {
            Run(Rest, 4, activity: 20);
            Run(First, 6, activity: 20);
        }

        Run(Rest, 20, activity: 3);
        Assert.Empty(_told);
        Assert.True(_policy.Doubtful > 0);
        Run(First, 10, activity: 20);
        Run(First, 3, activity: 3);
        Run(Rest, 3, activity: 3);
        Assert.Single(_told);
    }

    [Fact]
    public void WhatWasHeldBeforeTheModelSawAGestureTypesNothing()
    {
        Run(Rest, 20, activity: 3);
        Run(Rest, 12, activity: 20);
        Run(First, 10, activity: 20);
        Run(First, 3, activity: 3);
        Run(Rest, 3, activity: 3);
        Assert.Empty(_told);
    }

    [Fact]
    public void HandThatDoesNothingTypesNothingWhateverTheModelSays()
    {
        Run(Rest, 40, activity: 3);
        Run(First, 20, activity: 3.5f);
        Run(Rest, 10, activity: 3);
        Assert.Empty(_told);
        Run(First, 12, activity: 20);
        Run(First, 3, activity: 3);
        Run(Rest, 3, activity: 3);
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
        Run(Rest, 2);
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
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                _steps++;
                _policy.TryDecide(new DecoderStep(i % 40 < 20 ? probabilities : Rest, new HostTime(_steps * StepMs * 1000), 1, i % 40 < 17 ? 20 : 5), out _);
            }
        }));
        Assert.True(_policy.Typed > 10);
    }

    [Fact]
    public void SettingsOutOfRangeAreNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => new KeystrokePolicy(new KeystrokeOptions { HoldMs = 100 }, 4, 0));
        Assert.Contains("HoldMs is 100; expected more than MostMs", error.Message, StringComparison.Ordinal);
    }

    private HostTime PolicyTime() => new(_steps * StepMs * 1000);

    // Two keystrokes, after which the hand is one that types.
    private void BeginTyping(float activity = float.NaN, float gesture = float.NaN)
    {
        Run(Rest, 20, activity);
        for (var i = 0; i < 2; i++)
        {
            Run(First, 12, gesture);
            Run(First, 3, activity);
            Run(Rest, 4, activity);
        }

        Assert.Equal(2, _told.Count);
        _told.Clear();
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
