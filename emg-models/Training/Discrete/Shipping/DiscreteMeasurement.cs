using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Training.Discrete.Evaluation;
using NeuralGlasses.Training.Discrete.Learning;

namespace NeuralGlasses.Training.Discrete.Shipping;

/// <summary>Chooses the policies of a model on the plan's tuners and measures it on its testers.</summary>
public static class DiscreteMeasurement
{
    private static readonly double[] CurveThresholds = [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];

    /// <summary>Simulates and decodes people, two at a time; the order is that of their seeds.</summary>
    public static IReadOnlyList<PersonTrial> Trials(string modelFolder, SeedRange people, int repetitions, double lifeHours, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(progress);
        var trials = new PersonTrial[people.Count];
        var done = 0;
        Parallel.For(0, people.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            trials[i] = PersonTrial.Of(modelFolder, people.First + i, repetitions, lifeHours / people.Count);
            progress((double)Interlocked.Increment(ref done) / people.Count);
        });
        return trials;
    }

    /// <summary>Chooses both policies and writes them into the manifest.</summary>
    public static void ChoosePolicies(string modelFolder, DiscretePlan plan, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var trials = Trials(modelFolder, plan.Tuners, plan.TestRepetitions, plan.LifeHours / 2, progress);
        DiscreteModelFiles.WritePolicies(
            modelFolder,
            PolicyChoosing.Of([.. trials.Select(trial => trial.Before)], plan.MostFalsePerHour, plan.MostMedianMs),
            PolicyChoosing.Of([.. trials.Select(trial => trial.After)], plan.MostFalsePerHour, plan.MostMedianMs));
    }

    /// <summary>Measures the model with the policies of its manifest.</summary>
    public static DiscreteMetrics Measure(string modelFolder, DiscretePlan plan, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Of(modelFolder, plan, Trials(modelFolder, plan.Testers, plan.TestRepetitions, plan.LifeHours, progress));
    }

    /// <summary>The figures of trials that were made of the plan's testers.</summary>
    public static DiscreteMetrics Of(string modelFolder, DiscretePlan plan, IReadOnlyList<PersonTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(trials);
        var manifest = ModelManifest.Load(Path.Combine(modelFolder, ModelManifest.FileName));
        var after = trials.Select(trial => trial.After).ToArray();
        var own = manifest.PersonalEvents ?? new EventPolicyOptions();
        return new DiscreteMetrics
        {
            GraphSha256 = DiscreteModelFiles.GraphHash(modelFolder),
            People = new SortedDictionary<string, SeedRange>(StringComparer.Ordinal) { ["teachers"] = plan.Teachers, ["tuners"] = plan.Tuners, ["testers"] = plan.Testers },
            Method = "simulated people with seeds of their own; times are those of the newest sample behind an event, without the radio; an event counts as recognised from 50 ms before to 250 ms after its onset",
            Before = PolicyChoosing.FiguresOf([.. trials.Select(trial => trial.Before)], manifest.Events ?? new EventPolicyOptions()),
            After = PolicyChoosing.FiguresOf(after, own),
            AfterAnew = PolicyChoosing.FiguresOf([.. trials.Select(trial => trial.AfterAnew)], own),
            Curve = [.. CurveThresholds.Select(threshold => Point(threshold, PolicyChoosing.FiguresOf(after, own with { Threshold = threshold })))],
        };
    }

    private static OperatingPoint Point(double threshold, DiscreteFigures figures) => new(
        threshold, figures.Recall, figures.RecallWithoutReleases, figures.ByEffort[DiscreteFigures.Plain].Recall, figures.Cler, figures.FalsePerHour, figures.MedianLatencyMs);
}
