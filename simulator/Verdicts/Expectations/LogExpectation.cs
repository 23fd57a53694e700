namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>The run's log says something, or does not.</summary>
/// <param name="Text">A piece of a line, letter by letter.</param>
/// <param name="IsForbidden">Whether no line may have it.</param>
public sealed record LogExpectation(string Text, bool IsForbidden) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var found = run.Log.FirstOrDefault(l => window.Holds(l.AtS) && l.Text.Contains(Text, StringComparison.Ordinal));
        if (found is not null)
            return new Sight(!IsForbidden, $"it says \"{found.Text}\" {At(found.AtS)}", found.AtS);
        if (IsForbidden)
            return new Sight(true, "no line says so", null);
        var nearest = run.Log.Where(l => l.Text.Contains(Text, StringComparison.Ordinal)).MinBy(l => window.Distance(l.AtS));
        if (nearest is not null)
            return new Sight(false, $"no line says so; the nearest is \"{nearest.Text}\" {At(nearest.AtS)}", nearest.AtS);
        var last = run.Log.LastOrDefault(l => l.AtS <= window.ToS);
        return new Sight(false, last is null ? "the log is empty" : $"no line says so at any time; the last is \"{last.Text}\" {At(last.AtS)}", last?.AtS);
    }
}
