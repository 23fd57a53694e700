namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>The glasses begin to say a text, or do not.</summary>
/// <param name="Text">A piece of what is said, letter by letter.</param>
/// <param name="IsForbidden">Whether it must not be said.</param>
public sealed record VoiceExpectation(string Text, bool IsForbidden) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var saying = run.Report.Spoken.Where(s => s.Text.Contains(Text, StringComparison.Ordinal)).ToArray();
        if (Array.Find(saying, s => window.Holds(s.AtS)) is { } found)
            return new Sight(!IsForbidden, $"it says \"{found.Text}\" {At(found.AtS)}", found.AtS);
        if (IsForbidden)
            return new Sight(true, "it does not", null);
        if (saying.MinBy(s => window.Distance(s.AtS)) is { } nearest)
            return new Sight(false, $"it says that only {At(nearest.AtS)}", nearest.AtS);
        var last = run.Report.Spoken.LastOrDefault(s => s.AtS <= window.ToS);
        return new Sight(false, last is null ? "it says nothing" : $"it never says so; it says \"{last.Text}\" {At(last.AtS)}", last?.AtS);
    }
}
