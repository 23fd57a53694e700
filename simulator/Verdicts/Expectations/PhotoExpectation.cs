namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>Photos are taken and kept.</summary>
/// <param name="Count">How many, exactly; null for one or more.</param>
public sealed record PhotoExpectation(int? Count) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var photos = run.Report.Photos;
        var found = photos.Where(p => window.Holds(p.AtS)).ToArray();
        var holds = Count is { } count ? found.Length == count : found.Length > 0;
        if (found.Length > 0)
            return new Sight(holds, found.Length == 1 ? $"1 photo was taken, {At(found[0].AtS)}" : $"{found.Length} photos were taken, the last {At(found[^1].AtS)}", found[^1].AtS);
        if (holds)
            return new Sight(true, "none was taken", null);
        var refused = run.Log.LastOrDefault(l => window.Holds(l.AtS) && l.Text.StartsWith("no photo", StringComparison.Ordinal));
        if (refused is not null)
            return new Sight(false, $"none was taken, and the log says \"{refused.Text}\" {At(refused.AtS)}", refused.AtS);
        var nearest = photos.MinBy(p => window.Distance(p.AtS));
        return new Sight(false, nearest is null ? "none was taken, nor at any other time" : $"none was taken; the nearest is that {At(nearest.AtS)}", nearest?.AtS);
    }
}
