using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Decoding;

public sealed class GestureCertaintyTests
{
    private const int LogOddsOfTheStepItself = 3;

    [Fact]
    public void The_history_is_what_the_formulas_give_by_hand()
    {
        var history = new GestureHistory(3, 0);
        history.Step([0.8f, 0.1f, 0.1f], 0);
        history.Step([0.2f, 0.3f, 0.5f], 50);
        var features = new double[GestureHistory.FeatureCount];
        history.Describe(features);
        Assert.Equal(2, history.Leader);
        Assert.Equal([Math.Log(0.5), Math.Log(0.2), Math.Log(0.3), Math.Log(0.5) - Math.Log(0.5 + 1e-4)], features[..4], Close);
        double[] constants = [100, 200, 400, 800];
        for (int c = 0; c < constants.Length; c++)
        {
            // The first step had no time to count; the second counts for the 50 ms that passed.
            double share = 1 - Math.Exp(-50 / constants[c]);
            double[] expected = [Math.Log(0.5 * share), Math.Log(0.2 * share), Math.Log(0.3 * share), Math.Log(0.5 * share) - Math.Log(1 - 0.5 * share + 1e-4)];
            Assert.Equal(expected, features[(4 * (c + 1))..(4 * (c + 2))], Close);
        }

        // Label 2 leads since this step; the hand has moved for the 50 ms of it.
        Assert.Equal([0, 0.05], features[20..], Close);
        history.Step([0, 0.1f, 0.9f], 50);
        history.Describe(features);
        Assert.Equal([0.05, 0.1], features[20..], Close);
        history.Step([1, 0, 0], 50);
        history.Describe(features);
        Assert.Equal([0.1, 0], features[20..], Close);
    }

    [Fact]
    public void Silence_stays_finite_and_a_reset_forgets()
    {
        var history = new GestureHistory(3, 1);
        var features = new double[GestureHistory.FeatureCount];
        for (int i = 0; i < 100; i++)
            history.Step([0, 1, 0], 50);
        history.Describe(features);
        Assert.All(features, value => Assert.True(double.IsFinite(value), $"{value}"));
        Assert.Equal(Math.Log(1e-4), features[0], 1e-9);
        Assert.NotEqual(1, history.Leader);
        history.Reset();
        var fresh = new double[GestureHistory.FeatureCount];
        new GestureHistory(3, 1).Describe(fresh);
        history.Describe(features);
        Assert.Equal(fresh, features);
    }

    [Fact]
    public void A_gesture_fires_when_it_was_certain_for_long_enough_with_its_certainty()
    {
        var run = new PolicyRun(Options(0.9, confirm: 3));
        run.Step("rest", 20);
        run.Step("fist", 30, 0.85f);
        Assert.Empty(run.Gestures);
        run.Step("fist", 2, 0.95f);
        Assert.Empty(run.Gestures);
        run.Step("fist", 1, 0.95f);
        var gesture = Assert.Single(run.Gestures);
        Assert.Equal("fist", gesture.Gesture);
        Assert.Equal(0.95, gesture.Confidence, 1e-3);
        run.Step("fist", 50);
        Assert.Single(run.Gestures);
        run.Step("rest", 20);
        run.Step("flexion", 20);
        Assert.Equal(["fist", "flexion"], run.Labels);
    }

    [Fact]
    public void Nothing_certain_fires_in_rest_or_before_rest_was_seen()
    {
        var run = new PolicyRun(Options(0.9, confirm: 1));
        run.Step("fist", 50);
        Assert.Empty(run.Gestures);
        Assert.True(run.Policy.SuppressedHold > 0);
        run.Step("rest", 1000);
        Assert.Empty(run.Gestures);
    }

    [Theory]
    [InlineData(0.9, 1, 50)]
    [InlineData(0.9, 5, 50)]
    [InlineData(0.99, 3, 10)]
    public void The_stated_delay_is_the_one_that_a_sudden_certain_gesture_takes(double threshold, int confirm, int strideMs)
    {
        // Half the weight on the mean over 400 ms, so that the certainty needs time.
        var weights = new double[GestureHistory.FeatureCount];
        weights[LogOddsOfTheStepItself] = 0.2;
        weights[4 * 3 + LogOddsOfTheStepItself] = 1;
        var run = new PolicyRun(new() { Threshold = threshold, ConfirmSteps = confirm, SmoothingMs = 100, Certainty = new() { Bias = 0, Weights = weights } }, strideMs);
        run.Step("rest", 10_000 / strideMs);
        run.Step("fist", 1);
        HostTime first = run.Now;
        run.Step("fist", 5000 / strideMs);
        var expected = Assert.Single(run.Gestures).NewestSample.MillisecondsSince(first);
        Assert.True(expected > confirm * strideMs, $"{expected} ms: the case tests no rise");
        Assert.Equal(expected, run.Policy.WorstCaseDelayMs(strideMs));
    }

    [Fact]
    public void The_stated_delay_is_that_after_the_least_favourable_rest()
    {
        const int StrideMs = 50;
        // A gesture of a moment ago, in the mean over 800 ms, speaks against the next one.
        var weights = new double[GestureHistory.FeatureCount];
        weights[4 * 3 + LogOddsOfTheStepItself] = 1;
        weights[4 * 4 + 2] = -0.5;
        var options = new DecisionPolicyOptions { Threshold = 0.9, ConfirmSteps = 2, SmoothingMs = 100, Certainty = new() { Bias = 0, Weights = weights } };
        var delays = new List<double>();
        for (var restSteps = 1; restSteps <= 100; restSteps++)
        {
            var run = new PolicyRun(options, StrideMs);
            run.Step("rest", 200);
            run.Step("flexion", 200);
            run.Step("rest", restSteps);
            run.Step("fist", 1);
            HostTime first = run.Now;
            run.Step("fist", 100);
            if (run.Gestures.Count == 2)
                delays.Add(run.Gestures[1].NewestSample.MillisecondsSince(first));
        }

        Assert.True(delays.Max() >= delays.Min() + 2 * StrideMs, $"{delays.Min()} to {delays.Max()} ms: the case tests no rest");
        Assert.Equal(delays.Max(), new PolicyRun(options, StrideMs).Policy.WorstCaseDelayMs(StrideMs));
    }

    [Fact]
    public void A_certainty_that_is_never_reached_has_no_delay_that_it_keeps()
        => Assert.Equal(double.PositiveInfinity, new DecisionPolicy(new() { Certainty = new() { Bias = -1, Weights = new double[GestureHistory.FeatureCount] } }, ["rest", "fist"]).WorstCaseDelayMs(50));

    [Fact]
    public void Nothing_is_allocated_for_a_step()
    {
        var run = new PolicyRun(Options(0.9, confirm: 3));
        run.Step("rest", 20);
        run.Step("fist", 20);
        run.Step("rest", 20);
        Assert.Equal(0, Allocation.LeastOf(4, part =>
        {
            for (int i = 250 * part; i < 250 * (part + 1); i++)
                run.Once(i / 50 % 2 == 0 ? 0 : 1);
        }));
        Assert.Equal(11, run.Policy.Fired);
    }

    // The certainty is the leader's own probability of the step, as near as the smallest probability allows.
    private static DecisionPolicyOptions Options(double threshold, int confirm)
    {
        var weights = new double[GestureHistory.FeatureCount];
        weights[LogOddsOfTheStepItself] = 1;
        return new() { Threshold = threshold, ConfirmSteps = confirm, SmoothingMs = 100, Certainty = new() { Bias = 0, Weights = weights } };
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 1e-6;
}
