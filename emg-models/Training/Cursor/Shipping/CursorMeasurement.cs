using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Cursor.Evaluation;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Discrete.Shipping;

namespace NeuralGlasses.Training.Cursor.Shipping;

/// <summary>Chooses the thresholds of a pinch on the plan's tuners and measures the model on its testers.</summary>
public static class CursorMeasurement
{
    private static readonly double[] Thresholds = [0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998];
    private static readonly int[] StepsInRow = [1, 2, 3];
    private const double ReleaseShare = 0.4;

    /// <summary>Simulates and decodes people, as many at a time as there are processors; the order is that of their seeds.</summary>
    public static IReadOnlyList<CursorTrial> Trials(string modelFolder, SeedRange people, double testSeconds, double lifeHours, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(progress);
        var trials = new CursorTrial[people.Count];
        var done = 0;
        Parallel.For(0, people.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            trials[i] = CursorTrial.Of(modelFolder, people.First + i, testSeconds, lifeHours / people.Count);
            progress((double)Interlocked.Increment(ref done) / people.Count);
        });
        return trials;
    }

    /// <summary>Chooses the thresholds that find most pinches, before and after a calibration, of those that cost no more false presses than the plan allows; of two alike the quicker.</summary>
    public static ModelManifestCursor Choose(IReadOnlyList<CursorTrial> trials, ModelManifestCursor start, double mostFalsePerHour)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(start);
        var pointing = trials.SelectMany(trial => new[] { trial.Before, trial.After }).ToArray();
        var life = trials.SelectMany(trial => new[] { trial.LifeBefore, trial.LifeAfter }).ToArray();
        var choices =
            from steps in StepsInRow
            from threshold in Thresholds
            let each = start with { PressThreshold = threshold, ReleaseThreshold = Math.Round(ReleaseShare * threshold, 3), PressSteps = steps }
            select (Thresholds: each, Figures: CursorFigures.Of(pointing, life, each));
        var all = choices.ToArray();
        var allowed = all.Where(choice => choice.Figures.FalsePerHour <= mostFalsePerHour).ToArray();
        return allowed.Length > 0
            ? allowed.MaxBy(choice => choice.Figures.PressRecall - (0.0002 * choice.Figures.ExtraPerHour)).Thresholds
            : all.MinBy(choice => choice.Figures.FalsePerHour).Thresholds;
    }

    /// <summary>The figures of trials that were made of the plan's testers.</summary>
    public static CursorMetrics Of(string modelFolder, CursorPlan plan, IReadOnlyList<CursorTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(trials);
        var thresholds = ModelManifest.Load(Path.Combine(modelFolder, ModelManifest.FileName)).Cursor!;
        var lifeBefore = trials.Select(trial => trial.LifeBefore).ToArray();
        var lifeAfter = trials.Select(trial => trial.LifeAfter).ToArray();
        return new CursorMetrics
        {
            GraphSha256 = DiscreteModelFiles.GraphHash(modelFolder),
            People = new SortedDictionary<string, SeedRange>(StringComparer.Ordinal) { ["teachers"] = plan.Teachers, ["tuners"] = plan.Tuners, ["testers"] = plan.Testers },
            Method = "simulated people with seeds of their own, who reach, wave, hold still and let go in one axis or both while fingers pinch and do other things; rest-of-life is that of the same people",
            CalibrationSeconds = Math.Round(new FollowedDot().DurationSeconds, 1),
            Refused = trials.Count(trial => double.IsNaN(trial.LagSeconds)),
            Before = CursorFigures.Of([.. trials.Select(trial => trial.Before)], lifeBefore, thresholds),
            After = CursorFigures.Of([.. trials.Select(trial => trial.After)], lifeAfter, thresholds),
            BeforeAnew = CursorFigures.Of([.. trials.Select(trial => trial.BeforeAnew)], lifeBefore, thresholds),
            AfterAnew = CursorFigures.Of([.. trials.Select(trial => trial.AfterAnew)], lifeAfter, thresholds),
        };
    }
}
