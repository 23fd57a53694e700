using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Discrete.Evaluation;
using NeuralGlasses.Training.Discrete.Simulated;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class DiscreteScoringTests
{
    [Fact]
    public void Right_wrong_missed_and_false_events_are_told_apart()
    {
        TrueEvent[] truth = [new("thumb_tap", 1, 1.2, 0.1), new("thumb_swipe_in", 2, 2.2, 0.3), new("thumb_swipe_out", 3, 3.2, 0.3)];
        // The tap is seen after 100 ms, the first swipe is taken for another one, the second is missed.
        var gestures = Decoded(SessionScript.GesturesKind, 5, truth, ("thumb_tap", 1.1), ("thumb_swipe_out", 2.1));
        var life = Decoded(SessionScript.LifeKind, 36, [], ("thumb_tap", 10));

        var figures = DiscreteScoring.Of([[gestures, life]], () => new EventPolicy(new() { SmoothingMs = 0 }, new(DiscreteLabels.All, DiscreteLabels.Rest)));

        Assert.Equal(3, figures.Events);
        Assert.Equal(1 / 3.0, figures.Recall, 1e-3);
        Assert.Equal(0.5, figures.Cler!.Value, 1e-6);
        Assert.Equal(100, figures.MedianLatencyMs!.Value, 0.11);
        Assert.Equal((1, 100), (figures.FalseActivations, figures.FalsePerHour));
        Assert.Equal(1, figures.ByEffort[DiscreteFigures.Faint].Recall);
        Assert.Equal(0, figures.ByEffort[DiscreteFigures.Plain].Recall);
    }

    [Fact]
    public void Of_presses_that_last_those_count_as_held_that_are_not_let_go_too_early()
    {
        TrueEvent[] truth = [new("index_press", 1, 2.5, 0.3), new("index_release", 2.5, 2.7, 0.3), new("middle_press", 5, 6.5, 0.3), new("middle_release", 6.5, 6.7, 0.3), new("index_press", 8, 8.2, 0.3)];
        // The first is let go when the finger is, the second much too early, the third does not last.
        var gestures = Decoded(SessionScript.GesturesKind, 10, truth, ("index_press", 1.1), ("index_release", 2.6), ("middle_press", 5.1), ("middle_release", 5.3), ("index_press", 8.1));

        var figures = DiscreteScoring.Of([[gestures]], () => new EventPolicy(new() { SmoothingMs = 0 }, new(DiscreteLabels.All, DiscreteLabels.Rest)));

        Assert.Equal((2, 0.5), (figures.LongPresses, figures.HeldShare));
        Assert.Equal(100, figures.MedianLetGoMs!.Value, 0.11);
    }

    [Fact]
    public void Nothing_is_asked_between_the_onset_and_the_moment_from_which_an_event_can_be_told()
    {
        var session = new SimulatedSession("gestures", new short[10 * 8 * 200], [new("thumb_tap", 1, 1.3, 0.2)], []);

        var targets = SessionTargets.Of(session, 1).Targets;

        Assert.Equal(0, targets[101]);
        Assert.Equal(-1, targets[105]);
        Assert.Equal(DiscreteLabels.IndexOf("thumb_tap"), targets[108]);
        Assert.Equal(-1, targets[118]);
        Assert.Equal(0, targets[130]);
    }

    [Fact]
    public void A_plan_whose_testers_taught_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("plan.json"), (InventedDiscretePlan.Tiny with { Testers = new(2, 5) }).ToJson());

        Assert.Contains("testers", Assert.Throws<RecordingException>(() => DiscretePlan.Load(folder.File("plan.json"))).Message);
    }

    [Fact]
    public void A_wearer_acts_the_same_script_from_the_same_seeds()
    {
        var first = Act();
        var second = Act();

        Assert.Equal(first.Samples, second.Samples);
        Assert.Equal(first.Events, second.Events);
        Assert.Equal(9, first.Events.Select(each => each.Label).Distinct().Count());
        Assert.Equal(first.Samples.Length / 8 / 1000.0, first.Seconds, 1e-9);

        static SimulatedSession Act()
        {
            var wearer = new SimulatedWearer(5, 0);
            return wearer.Act(SessionScript.Gestures(1, 1, wearer.Dice));
        }
    }

    private static DecodedSession Decoded(string kind, double seconds, TrueEvent[] truth, params (string Label, double Seconds)[] said)
    {
        var steps = new float[(int)(seconds * 100)][];
        for (var step = 0; step < steps.Length; step++)
        {
            steps[step] = new float[DiscreteLabels.All.Count];
            var now = (step + 1) * 0.01;
            var label = said.FirstOrDefault(each => now >= each.Seconds - 1e-6 && now < each.Seconds + 0.05).Label ?? DiscreteLabels.Rest;
            steps[step][DiscreteLabels.IndexOf(label)] = 1;
        }

        return new DecodedSession(new SimulatedSession(kind, [], truth, []) { Seconds = seconds }, steps, [.. steps.Select(_ => float.NaN)]);
    }
}
