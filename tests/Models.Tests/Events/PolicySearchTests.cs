using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Events;
using Xunit;

namespace NeuralGlasses.Models.Tests.Events;

public sealed class PolicySearchTests
{
    private const double StepSeconds = 0.05;
    private static readonly string[] Labels = ["rest", "fist", "open"];
    private static readonly EventBlock[] Blocks = [new(0, 0, 5), new(1, 5, 10, 5), new(0, 10, 15), new(2, 15, 20, 15), new(0, 20, 60)];

    private static readonly PolicyGrid Grid = new()
    {
        SmoothingMs = [0],
        ConfirmSteps = [2, 6],
        Thresholds = [0.6, 0.9],
        ReleaseRestProbabilities = [0.5],
        CertainThresholds = [],
    };

    [Fact]
    public void The_highest_recall_within_the_limits_is_chosen()
    {
        // Rest holds a twitch of 4 steps, the second gesture only 0.7: 6 steps keep the twitch out, 0.6 lets the gesture in.
        var choice = PolicySearch.Choose([Stream(twitchSteps: 4, secondGesture: 0.7f)], Labels, "rest", Grid, new());
        Assert.Equal((6, 0.6, true), (choice.Settings.ConfirmSteps, choice.Settings.Threshold, choice.IsWithinLimits));
        Assert.Equal((2, 0), (choice.Figures.Right, choice.Figures.FalseActivations));
        // Six steps from the first certain one.
        Assert.Equal(0.25, choice.Figures.MedianSecondsFromOnset!.Value, 9);
    }

    [Fact]
    public void Without_a_twitch_the_quicker_of_two_equals_is_chosen()
        => Assert.Equal(2, PolicySearch.Choose([Stream(0, 0.7f)], Labels, "rest", Grid, new()).Settings.ConfirmSteps);

    [Fact]
    public void The_limit_of_the_latency_gives_up_recall()
    {
        // The second gesture is certain only 1 s after its onset; with 0.9 it is missed and the first alone is quick.
        var stream = Stream(0, 0.7f, secondDelaySteps: 20);
        var patient = PolicySearch.Choose([stream], Labels, "rest", Grid, new() { MedianSeconds = 2 });
        Assert.Equal((0.6, 2), (patient.Settings.Threshold, patient.Figures.Right));
        var hurried = PolicySearch.Choose([stream], Labels, "rest", Grid, new() { MedianSeconds = 0.3 });
        Assert.Equal((0.9, 1, true), (hurried.Settings.Threshold, hurried.Figures.Right, hurried.IsWithinLimits));
    }

    [Fact]
    public void A_threshold_that_keeps_the_limits_by_a_hair_is_not_chosen()
    {
        // A twitch that reaches 0.65, a gesture that reaches 0.8: at 0.7 all is well, but one step lower the twitch fires.
        var stream = Stream(twitchSteps: 4, secondGesture: 0.8f);
        for (var i = 600; i < 604; i++)
            new float[] { 0.35f, 0.65f, 0 }.CopyTo(stream.Probabilities[i], 0);
        var grid = Grid with { ConfirmSteps = [2], Thresholds = [0.6, 0.7, 0.9] };
        var choice = PolicySearch.Choose([stream], Labels, "rest", grid, new());
        Assert.Equal((0.9, 1, 0), (choice.Settings.Threshold, choice.Figures.Right, choice.Figures.FalseActivations));
        // What nobody tried is not held against the lowest.
        var untried = PolicySearch.Choose([stream], Labels, "rest", grid with { Thresholds = [0.7, 0.9] }, new());
        Assert.Equal((0.7, 2), (untried.Settings.Threshold, untried.Figures.Right));
    }

    [Fact]
    public void When_no_candidate_keeps_the_limits_the_least_false_one_is_chosen_and_said_so()
    {
        var choice = PolicySearch.Choose([Stream(twitchSteps: 10, secondGesture: 0.95f)], Labels, "rest", Grid, new());
        Assert.False(choice.IsWithinLimits);
        Assert.Equal(1, choice.Figures.FalseActivations);
        Assert.Equal(2, choice.Figures.Right);
    }

    [Fact]
    public void A_wrong_gesture_costs_the_candidate_that_takes_it()
    {
        // The second gesture begins with 4 steps of the first: two steps take it for that, six wait for the right one.
        var stream = Stream(0, 0.95f);
        for (var i = 300; i < 304; i++)
            new float[] { 0.05f, 0.95f, 0 }.CopyTo(stream.Probabilities[i], 0);
        var choice = PolicySearch.Choose([stream], Labels, "rest", Grid, new());
        Assert.Equal((6, 2, 0), (choice.Settings.ConfirmSteps, choice.Figures.Right, choice.Figures.Wrong));
    }

    [Fact]
    public void The_limit_of_wrong_gestures_gives_up_recall()
    {
        // The second gesture lasts 4 steps and so does the third, which looks like the first: two steps see both, six neither.
        var stream = Stream(twitchSteps: 4, secondGesture: 0.95f) with { Blocks = [.. Blocks[..4], new(0, 20, 28), new(2, 28, 35, 30), new(0, 35, 60)] };
        for (var i = 304; i < 400; i++)
            new float[] { 1, 0, 0 }.CopyTo(stream.Probabilities[i], 0);
        var strict = PolicySearch.Choose([stream], Labels, "rest", Grid, new());
        Assert.Equal((6, 1, 0), (strict.Settings.ConfirmSteps, strict.Figures.Right, strict.Figures.Wrong));
        var lenient = PolicySearch.Choose([stream], Labels, "rest", Grid, new() { WrongRate = 0.5 });
        Assert.Equal((2, 2, 1), (lenient.Settings.ConfirmSteps, lenient.Figures.Right, lenient.Figures.Wrong));
    }

    [Fact]
    public void The_replay_fires_as_the_glasses_do_and_begins_anew_at_each_stretch()
    {
        var settings = new DecisionPolicyOptions { Threshold = 0.6, ConfirmSteps = 2, SmoothingMs = 0 };
        var stream = Stream(0, 0.95f);
        Assert.Equal([(5.05, 1), (15.05, 2)], PolicyReplay.Of(stream, settings, Labels).Select(activation => (Math.Round(activation.Seconds, 9), activation.Class)));
        // A stretch that begins within the second gesture: nothing fires before rest has been seen.
        var cut = stream with { Stretches = [.. Enumerable.Range(0, stream.Seconds.Count).Select(i => i < 300 ? 0 : 1)] };
        Assert.Equal(1, Assert.Single(PolicyReplay.Of(cut, settings, Labels)).Class);
    }

    [Fact]
    public void The_usual_grid_has_300_candidates_and_what_cannot_be_searched_is_named()
    {
        Assert.Equal(300, new PolicyGrid().Candidates("rest").Count());
        Assert.Contains("0 gestures", Assert.Throws<ArgumentException>(() => PolicySearch.Choose([], Labels, "rest", Grid, new())).Message, StringComparison.Ordinal);
        Assert.Contains("no candidate", Assert.Throws<ArgumentException>(() => PolicySearch.Choose([], Labels, "rest", Grid with { Thresholds = [] }, new())).Message, StringComparison.Ordinal);
        var torn = Stream(0, 1) with { Seconds = [0] };
        Assert.Contains("'a' has 1200 steps, 1 times", Assert.Throws<ArgumentException>(() => PolicyReplay.Of(torn, new(), Labels)).Message, StringComparison.Ordinal);
    }

    private static DecodedRecording Stream(int twitchSteps, float secondGesture, int secondDelaySteps = 0)
    {
        var steps = (int)Math.Round(60 / StepSeconds);
        var probabilities = new float[steps][];
        for (var i = 0; i < steps; i++)
        {
            float[] rest = [1, 0, 0], fist = [0.05f, 0.95f, 0], open = [1 - secondGesture, 0, secondGesture];
            probabilities[i] = i is >= 100 and < 200 ? fist : i >= 300 + secondDelaySteps && i < 400 ? open : i >= 600 && i < 600 + twitchSteps ? fist : rest;
        }

        return new("a", probabilities, [.. Enumerable.Range(0, steps).Select(i => i * StepSeconds)], new int[steps], Blocks);
    }
}
