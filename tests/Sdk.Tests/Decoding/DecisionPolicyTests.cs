using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Decoding;

public sealed class DecisionPolicyTests
{
    [Fact]
    public void A_gesture_fires_once_after_it_was_confirmed_with_label_confidence_and_time()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 5 });
        run.Step("rest", 10);
        run.Step("fist", 4, 0.9f);
        Assert.Empty(run.Gestures);
        run.Step("fist", 1, 0.95f);
        Assert.Equal(new GestureEvent("fist", 0.95f, run.Now), Assert.Single(run.Gestures));
        run.Step("fist", 100);
        Assert.Single(run.Gestures);
        Assert.Equal((1, 0), (run.Policy.Fired, run.Policy.SuppressedHold));
    }

    [Fact]
    public void A_second_gesture_fires_only_after_rest()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 3, ReleaseSteps = 3 });
        run.Step("rest", 10);
        run.Step("fist", 5);
        run.Step("flexion", 5);
        run.Step("rest", 2);
        run.Step("flexion", 5);
        Assert.Equal(["fist"], run.Labels);
        Assert.Equal(2, run.Policy.SuppressedHold);
        run.Step("rest", 3);
        run.Step("flexion", 5);
        Assert.Equal(["fist", "flexion"], run.Labels);
    }

    [Fact]
    public void Nothing_fires_before_rest_was_seen_after_the_start_and_after_a_reset()
    {
        var run = new PolicyRun(new DecisionPolicyOptions());
        run.Step("fist", 100);
        Assert.Empty(run.Gestures);
        run.Step("rest", 30);
        run.Step("fist", 30);
        run.Policy.Reset();
        run.Step("fist", 100);
        Assert.Equal(["fist"], run.Labels);
        Assert.Equal((1, 2), (run.Policy.Fired, run.Policy.SuppressedHold));
    }

    [Fact]
    public void Flicker_between_two_gestures_never_fires()
    {
        foreach (double smoothing in new[] { 0.0, 100, 350 })
        {
            var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = smoothing, ConfirmSteps = 3 });
            run.Step("rest", 30);
            for (int i = 0; i < 300; i++)
                run.Step(i / 2 % 2 == 0 ? "fist" : "flexion", 1);
            Assert.Empty(run.Gestures);
        }
    }

    [Fact]
    public void A_gesture_that_is_not_kept_to_the_end_of_the_confirmation_does_not_fire()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 5 });
        run.Step("rest", 10);
        for (int i = 0; i < 50; i++)
        {
            run.Step("fist", 4);
            run.Step("fist", 1, 0.7f);
        }
        Assert.Empty(run.Gestures);
    }

    [Fact]
    public void Rest_never_fires_and_neither_does_noise_below_the_threshold()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 1 });
        run.Step("rest", 100);
        run.Step("fist", 100, 0.79f);
        Assert.Empty(run.Gestures);
    }

    [Fact]
    public void A_gesture_within_the_refractory_time_is_swallowed_whole_and_counted()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 2, ReleaseSteps = 2, RefractoryMs = 1000 });
        run.Step("rest", 5);
        run.Step("fist", 2);
        run.Step("rest", 3);
        run.Step("flexion", 60);
        Assert.Equal(["fist"], run.Labels);
        Assert.Equal(1, run.Policy.SuppressedRefractory);
        run.Step("rest", 3);
        run.Step("flexion", 2);
        Assert.Equal(["fist", "flexion"], run.Labels);
    }

    [Fact]
    public void A_leader_without_enough_lead_is_rejected_as_uncertain()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 1, Threshold = 0.5, MinMargin = 0.2 });
        run.Step("rest", 5);
        run.Step([0, 0.55f, 0.45f], 7);
        Assert.Equal((0, 7), (run.Gestures.Count, run.Policy.RejectedUncertain));
        run.Step([0, 0.61f, 0.39f], 1);
        Assert.Equal(["fist"], run.Labels);
    }

    [Fact]
    public void A_spread_out_answer_is_rejected_as_uncertain()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 1, Threshold = 0.5, MaxEntropy = 0.6 });
        run.Step("rest", 5);
        run.Step([0.2f, 0.6f, 0.2f], 4);
        Assert.Equal((0, 4), (run.Gestures.Count, run.Policy.RejectedUncertain));
        run.Step([0.05f, 0.9f, 0.05f], 1);
        Assert.Equal(["fist"], run.Labels);
    }

    [Fact]
    public void A_lost_packet_neither_breaks_nor_advances_a_confirmation()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 5, MaxGapMs = 250 });
        run.Step("rest", 10);
        run.Step("fist", 3);
        run.Step("fist", 4, valid: 0.5f);
        run.Step("fist", 1);
        Assert.Empty(run.Gestures);
        run.Step("fist", 1, valid: 0.5f);
        Assert.Empty(run.Gestures);
        run.Step("fist", 1);
        Assert.Equal(["fist"], run.Labels);
        Assert.Equal(5, run.Policy.RejectedInvalid);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_longer_silence_breaks_a_confirmation_whether_steps_come_or_not(bool stepsCome)
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 5, MaxGapMs = 250 });
        run.Step("rest", 10);
        run.Step("fist", 4);
        if (stepsCome)
            run.Step("fist", 5, valid: 0.2f);
        else
            run.Pass(250);
        run.Step("fist", 4);
        Assert.Empty(run.Gestures);
        run.Step("fist", 1);
        Assert.Single(run.Gestures);
    }

    [Fact]
    public void A_gesture_held_through_a_silence_does_not_fire_twice()
    {
        var run = new PolicyRun(new DecisionPolicyOptions());
        run.Step("rest", 30);
        run.Step("fist", 40);
        run.Pass(5000);
        run.Step("fist", 40);
        Assert.Equal(["fist"], run.Labels);
    }

    [Fact]
    public void A_step_after_a_loss_weighs_no_more_than_any_other()
    {
        var steady = new PolicyRun(new DecisionPolicyOptions { MaxGapMs = 1000 });
        var lossy = new PolicyRun(new DecisionPolicyOptions { MaxGapMs = 1000 });
        steady.Step("rest", 30);
        lossy.Step("rest", 30);
        steady.Step("fist", 15);
        lossy.Step("fist", 8);
        lossy.Step("fist", 10, valid: 0);
        lossy.Step("fist", 7);
        Assert.Empty(steady.Gestures);
        Assert.Empty(lossy.Gestures);
        steady.Step("fist", 1);
        lossy.Step("fist", 1);
        Assert.Equal(Assert.Single(steady.Gestures).Confidence, Assert.Single(lossy.Gestures).Confidence, 1e-6);
    }

    [Fact]
    public void Probabilities_that_are_none_are_rejected_and_leave_no_trace()
    {
        var run = new PolicyRun(new DecisionPolicyOptions());
        run.Step("rest", 30);
        run.Step([float.NaN, 1, 0], 1);
        run.Step([0, float.PositiveInfinity, 0], 1);
        run.Step([0, -3, 4], 1);
        Assert.Equal(3, run.Policy.RejectedInvalid);
        run.Step("fist", 30);
        Assert.Equal(["fist"], run.Labels);
    }

    [Fact]
    public void A_clock_that_jumps_back_begins_the_confirmation_anew()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { SmoothingMs = 0, ConfirmSteps = 5 });
        run.Step("rest", 10);
        run.Step("fist", 4);
        run.Pass(-300);
        run.Step("fist", 4);
        Assert.Empty(run.Gestures);
        run.Step("fist", 1);
        Assert.Single(run.Gestures);
    }

    [Theory]
    [InlineData(350, 5, 0.8, 50, 750)]
    [InlineData(200, 12, 0.85, 50, 900)]
    [InlineData(100, 12, 0.8, 50, 700)]
    [InlineData(0, 10, 0.7, 50, 450)]
    [InlineData(350, 5, 0.8, 20, 640)]
    public void The_stated_delay_is_the_one_that_a_sudden_certain_gesture_takes(double smoothingMs, int confirm, double threshold, int strideMs, double expectedMs)
    {
        var options = new DecisionPolicyOptions { SmoothingMs = smoothingMs, ConfirmSteps = confirm, Threshold = threshold };
        var run = new PolicyRun(options, strideMs);
        Assert.Equal(expectedMs, run.Policy.WorstCaseDelayMs(strideMs));
        run.Step("rest", 200);
        run.Step("fist", 1);
        HostTime first = run.Now;
        run.Step("fist", 200);
        Assert.Equal(expectedMs, Assert.Single(run.Gestures).NewestSample.MillisecondsSince(first));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_step()
    {
        var run = new PolicyRun(new DecisionPolicyOptions { MaxEntropy = 0.9, MinMargin = 0.1 });
        run.Step("rest", 20);
        run.Step("fist", 20);
        Assert.Equal(0, Allocation.LeastOf(4, part =>
        {
            for (int i = 250 * part; i < 250 * (part + 1); i++)
                run.Once(i / 50 % 2 == 0 ? 0 : 1);
        }));
        Assert.Equal(11, run.Policy.Fired);
    }

    [Fact]
    public void A_step_of_another_model_is_refused()
    {
        var run = new PolicyRun(new DecisionPolicyOptions());
        Assert.Contains("2 probabilities; expected 3", Assert.Throws<ArgumentException>(() => run.Step([0.5f, 0.5f], 1)).Message, StringComparison.Ordinal);
    }
}
