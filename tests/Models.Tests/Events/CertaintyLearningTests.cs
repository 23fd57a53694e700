using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Learning;
using Xunit;

namespace NeuralGlasses.Models.Tests.Events;

public sealed class CertaintyLearningTests
{
    private const double StepSeconds = 0.05;
    private const int BlockSteps = 60;
    private static readonly string[] Labels = ["rest", "fist", "open"];

    [Fact]
    public void Gestures_are_told_from_twitches_that_look_the_same_for_a_moment()
    {
        var certainty = CertaintyLearning.Of([Stream(1), Stream(2)], 0)!;
        Assert.Equal(GestureHistory.FeatureCount, certainty.Weights.Count);
        var stream = Stream(3);
        var history = new GestureHistory(3, 0);
        var (inTwitch, inGesture) = (new List<double>(), new List<double>());
        for (var i = 0; i < stream.Seconds.Count; i++)
        {
            history.Step(stream.Probabilities[i], i == 0 ? 0 : 1000 * StepSeconds);
            var block = stream.Blocks[i / BlockSteps];
            if (block.Label == 0 && stream.Probabilities[i][0] < 0.5)
                inTwitch.Add(certainty.Of(history));
            else if (block.Label != 0 && i % BlockSteps > 20)
                inGesture.Add(certainty.Of(history));
        }

        Assert.True(inTwitch.Count > 20 && inTwitch.Max() < 0.5, $"{inTwitch.Max():F3} at most in {inTwitch.Count} steps of twitches");
        Assert.True(inGesture.Min() > 0.5, $"{inGesture.Min():F3} at least in gestures");
    }

    [Fact]
    public void A_policy_with_it_is_quicker_than_one_that_only_waits()
    {
        var streams = new[] { Stream(1), Stream(2), Stream(4) };
        var plain = PolicySearch.Choose(streams, Labels, "rest", new PolicyGrid { CertainThresholds = [] }, new());
        var learnt = PolicySearch.Choose(streams, Labels, "rest", new(), new());
        Assert.Null(plain.Settings.Certainty);
        Assert.NotNull(learnt.Settings.Certainty);
        Assert.Equal((plain.Figures.Right, plain.Figures.FalseActivations), (learnt.Figures.Right, learnt.Figures.FalseActivations));
        Assert.True(learnt.Figures.MedianSecondsFromOnset < plain.Figures.MedianSecondsFromOnset, $"{learnt.Figures.MedianSecondsFromOnset:F2} s with, {plain.Figures.MedianSecondsFromOnset:F2} s without");
    }

    [Fact]
    public void The_same_recordings_give_the_same_weights()
        => Assert.Equal(CertaintyLearning.Of([Stream(1), Stream(2)], 0)!.Weights, CertaintyLearning.Of([Stream(1), Stream(2)], 0)!.Weights);

    [Fact]
    public void Recordings_without_a_mistake_or_without_a_gesture_teach_nothing()
    {
        Assert.Null(CertaintyLearning.Of([], 0));
        var stream = Stream(1);
        Assert.Null(CertaintyLearning.Of([stream with { Blocks = [new(0, 0, 1000)] }], 0));
        Assert.Null(CertaintyLearning.Of([stream with { Blocks = [] }], 0));
    }

    [Fact]
    public void Every_candidate_carries_what_was_learnt_and_the_quicker_come_first()
    {
        var certainty = new GestureCertainty { Bias = 0, Weights = new double[GestureHistory.FeatureCount] };
        var candidates = new PolicyGrid().Candidates("rest", certainty).ToArray();
        Assert.Equal(5 * 2 * 9, candidates.Length);
        Assert.All(candidates, candidate => Assert.Same(certainty, candidate.Certainty));
        Assert.Equal(candidates.Select(candidate => candidate.ConfirmSteps).Order(), candidates.Select(candidate => candidate.ConfirmSteps));
        Assert.Equal((0.7311, 0.9933), (candidates.Min(candidate => candidate.Threshold), candidates.Max(candidate => candidate.Threshold)));
    }

    [Fact]
    public void A_policy_that_keeps_the_limits_by_a_hair_is_not_chosen()
    {
        var streams = new[] { Stream(1), Stream(2), Stream(4) };
        var certainty = CertaintyLearning.Of(streams, 0)!;
        double FalseAt(double threshold, int steps) => EventFigures.Sum(PolicyReplay.Score(
            streams, new() { Certainty = certainty, Threshold = threshold, ConfirmSteps = steps, SmoothingMs = 100 }, Labels)).FalseActivations;
        // A threshold at which one step is clean although the next lower one is not.
        var thresholds = Enumerable.Range(1, 99).Select(percent => percent / 100.0).ToArray();
        var clean = Array.FindIndex(thresholds, threshold => FalseAt(threshold, 1) == 0);
        Assert.True(clean > 0, "every threshold is clean: the case tests nothing");
        var grid = new PolicyGrid { Thresholds = [], CertainSteps = [1], ReleaseRestProbabilities = [0.5], CertainThresholds = thresholds[(clean - 1)..(clean + 2)] };
        Assert.Equal(thresholds[clean + 1], PolicySearch.Choose(streams, Labels, "rest", grid, new()).Settings.Threshold);
    }

    // Rest with short twitches of a faint gesture, and gestures that begin as faintly and become clear; a block is three seconds.
    private static DecodedRecording Stream(int seed)
    {
        var chance = new GaussianSource(seed);
        var blocks = new List<EventBlock>();
        var probabilities = new List<float[]>();
        for (var b = 0; b < 40; b++)
        {
            var label = b % 2 == 0 ? 0 : 1 + b / 2 % 2;
            var start = b * BlockSteps * StepSeconds;
            blocks.Add(new(label, start, start + BlockSteps * StepSeconds, label == 0 ? null : start));
            var twitch = 30 + b % 7;
            for (var i = 0; i < BlockSteps; i++)
            {
                var moves = label != 0 || (i >= twitch && i < twitch + 6);
                var clear = label != 0 && i > 6 ? 0.97 : 0.8;
                var p = (float)Math.Clamp((moves ? clear : 0.05) + 0.02 * chance.Next(), 0.001, 0.998);
                probabilities.Add(label == 2 || (label == 0 && b % 4 == 0) ? [0.999f - p, 0.001f, p] : [0.999f - p, p, 0.001f]);
            }
        }

        return new($"p{seed}", probabilities, [.. Enumerable.Range(0, probabilities.Count).Select(i => i * StepSeconds)], new int[probabilities.Count], blocks);
    }
}
