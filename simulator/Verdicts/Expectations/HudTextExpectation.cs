namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>The display shows a text, or does not.</summary>
/// <param name="Text">A piece of a title, a line, a detail or a notice, letter by letter.</param>
/// <param name="IsForbidden">Whether it must not be shown.</param>
public sealed record HudTextExpectation(string Text, bool IsForbidden) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var showing = run.Hud.Where(h => h.Scene.Texts.Any(t => t.Contains(Text, StringComparison.Ordinal))).ToArray();
        var found = Array.Find(showing, h => h.FromS <= window.ToS && h.ToS >= window.FromS);
        if (found is not null)
            return new Sight(!IsForbidden, $"it shows that {At(Math.Max(found.FromS, window.FromS))}", found.FromS);
        if (IsForbidden)
            return new Sight(true, "it does not", null);
        if (showing.MinBy(h => window.Distance(h.FromS)) is { } nearest)
            return new Sight(false, $"it shows that only {At(nearest.FromS)}", nearest.FromS);
        var stood = run.Hud.LastOrDefault(h => h.FromS <= window.ToS);
        return new Sight(false, stood is null ? "it shows nothing" : $"it shows {string.Join(", ", stood.Scene.Texts.Select(t => $"\"{t}\""))} since {stood.FromS:0.##} s", stood?.FromS);
    }
}
