using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Keystrokes;

/// <summary>The first keystrokes of a hand that did not type wait for another gesture.</summary>
public sealed class WaitingKeystrokesTests
{
    private const int StepMs = 50;
    private static readonly float[] Rest = [0.97f, 0.01f, 0.01f, 0.01f];
    private static readonly float[] First = [0.002f, 0.996f, 0.001f, 0.001f];
    private static readonly float[] Second = [0.002f, 0.001f, 0.996f, 0.001f];
    private readonly KeystrokePolicy _policy = new(new KeystrokeOptions(), 4, 0);
    private readonly List<(KeystrokeKind Kind, int Label, double BeganMs, double AtMs)> _told = [];
    private long _steps;

    [Fact]
    public void CountsWithTheOneThatFollowsAndBeforeIt()
    {
        Run(Rest, 20);
        Press(First);
        Run(Rest, 20);
        Assert.Empty(_told);

        Press(Second);
        Run(Rest, 4);
        Assert.Equal([(KeystrokeKind.Pressed, 1), (KeystrokeKind.Pressed, 2)], _told.Select(each => (each.Kind, each.Label)));
        Assert.Equal(_told[1].AtMs, _told[0].AtMs);
        Assert.True(_told[0].BeganMs < _told[1].BeganMs - 1000);
        Assert.Equal(2, _policy.Typed);
        Assert.Equal(0, _policy.Doubtful);
    }

    [Fact]
    public void SeveralOfOneGestureWaitTogether()
    {
        Run(Rest, 20);
        for (var i = 0; i < 3; i++)
        {
            Press(First);
            Run(Rest, 6);
        }

        Assert.Empty(_told);
        Press(Second);
        Run(Rest, 4);
        Assert.Equal([1, 1, 1, 2], _told.Select(each => each.Label));
        Assert.True(_told.Zip(_told.Skip(1)).All(pair => pair.First.BeganMs < pair.Second.BeganMs));
        Assert.Equal(0, _policy.Doubtful);
    }

    [Fact]
    public void OldestOfTooManyIsDroppedAndCounted()
    {
        Run(Rest, 20);
        for (var i = 0; i < 6; i++)
        {
            Press(First);
            Run(Rest, 6);
        }

        Assert.Equal(2, _policy.Doubtful);
        Assert.Equal(6, _policy.Waited);
        Press(Second);
        Run(Rest, 4);
        Assert.Equal(6, _policy.Waited);
        Assert.Equal([1, 1, 1, 1, 2], _told.Select(each => each.Label));
    }

    [Fact]
    public void WhatIsNotTakenBeforeTheNextStepIsDropped()
    {
        Run(Rest, 20);
        Press(First);
        Run(Rest, 4);
        Run(Second, 12);
        _steps++;
        Assert.True(_policy.TryDecide(new DecoderStep(Rest, new HostTime(_steps * StepMs * 1000), 1), out _));
        Run(Rest, 4);
        Assert.False(_policy.TryNext(out _));
        Assert.Empty(_told);
        Assert.Equal(1, _policy.Doubtful);
    }

    [Fact]
    public void IsSeenWhileItWaits()
    {
        Run(Rest, 20);
        Press(First);
        Assert.True(_policy.Provisional[1] > 0.9);
        Run(Rest, 60);
        Assert.True(_policy.Provisional.IsEmpty);
    }

    [Fact]
    public void TypesNothingAloneAndIsCounted()
    {
        Run(Rest, 20);
        for (var i = 0; i < 3; i++)
        {
            Press(First);
            Run(Rest, 65);
        }

        Assert.Empty(_told);
        Assert.Equal(3, _policy.Doubtful);
        Assert.Equal(0, _policy.Typed);
    }

    [Fact]
    public void IsFollowedByAHandThatTypes()
    {
        Run(Rest, 20);
        Press(First);
        Run(Rest, 4);
        Press(Second);
        Run(Rest, 4);
        Run(First, 6);
        Assert.Equal(3, _told.Count);
    }

    [Fact]
    public void CountsOnceIfItIsHeldAgain()
    {
        Run(Rest, 20);
        Hold(First);
        Assert.Empty(_told);
        Hold(First);
        Assert.Equal([(KeystrokeKind.Pressed, 1), (KeystrokeKind.Held, 1)], _told.Select(each => (each.Kind, each.Label)));
        Assert.Equal(1, _policy.Doubtful);
    }

    [Fact]
    public void ThatIsHeldCountsWithNoOther()
    {
        Run(Rest, 20);
        Hold(First);
        Hold(Second);
        Assert.Empty(_told);
        Press(First);
        Run(Rest, 4);
        Assert.Empty(_told);
        Press(Second);
        Run(Rest, 4);
        Assert.Equal([(KeystrokeKind.Pressed, 1), (KeystrokeKind.Pressed, 2)], _told.Select(each => (each.Kind, each.Label)));
        Assert.Equal(2, _policy.Doubtful);
    }

    [Fact]
    public void IsNeverToldToBeHeld()
    {
        Run(Rest, 20);
        Press(First);
        Run(Rest, 1);
        Run(First, 20);
        Assert.Empty(_told);
        Run(First, 80);
        Assert.Empty(_told);
    }

    [Fact]
    public void IsToldBeforeASecondThatIsHeld()
    {
        Run(Rest, 20);
        Press(First);
        Run(Rest, 4);
        Hold(Second);
        Assert.Equal([(KeystrokeKind.Pressed, 1), (KeystrokeKind.Pressed, 2), (KeystrokeKind.Held, 2)], _told.Select(each => (each.Kind, each.Label)));
    }

    [Fact]
    public void IsForgottenByAHandThatAsksForTheKeyboard()
    {
        Run(Rest, 20);
        Press(First);
        Run(Rest, 4);
        _policy.Expect(new HostTime(_steps * StepMs * 1000));
        Press(Second);
        Run(Rest, 4);
        Assert.Equal(2, Assert.Single(_told).Label);
    }

    [Fact]
    public void IsForgottenWithTheRest()
    {
        Run(Rest, 20);
        Press(First);
        _policy.Reset();
        Run(Rest, 4);
        Press(Second);
        Run(Rest, 4);
        Assert.Empty(_told);
    }

    private void Hold(float[] gesture)
    {
        Run(gesture, 26);
        Run(Rest, 6);
    }

    private void Press(float[] gesture)
    {
        Run(gesture, 12);
        Run(Rest, 1);
    }

    private void Run(float[] probabilities, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            _steps++;
            for (var isTold = _policy.TryDecide(new DecoderStep(probabilities, new HostTime(_steps * StepMs * 1000), 1), out var keystroke); isTold; isTold = _policy.TryNext(out keystroke))
            {
                var gestures = keystroke.Gestures.ToArray();
                _told.Add((keystroke.Kind, Array.IndexOf(gestures, gestures.Max()), keystroke.BeganAt.Microseconds / 1e3, _steps * StepMs));
            }
        }
    }
}
