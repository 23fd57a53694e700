namespace NeuralGlasses.Training.Pointing;

/// <summary>What the cursor did while people lived without pointing.</summary>
/// <param name="Activity">What they did.</param>
/// <param name="Hours">How long, in simulated hours.</param>
/// <param name="Presses">Presses.</param>
/// <param name="Clicks">Clicks.</param>
/// <param name="Drags">Drags.</param>
public sealed record PointingLife(string Activity, double Hours, long Presses, long Clicks, long Drags)
{
    /// <summary>Those of one activity together.</summary>
    public static PointingLife Sum(string activity, IEnumerable<PointingLife> lives) => lives.Where(each => each.Activity == activity).Aggregate(
        new PointingLife(activity, 0, 0, 0, 0), (a, b) => new PointingLife(activity, a.Hours + b.Hours, a.Presses + b.Presses, a.Clicks + b.Clicks, a.Drags + b.Drags));
}
