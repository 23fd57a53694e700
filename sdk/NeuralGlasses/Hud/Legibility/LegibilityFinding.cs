namespace NeuralGlasses.Hud.Legibility;

/// <summary>A rule that a scene does not keep.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="ElementId">The element or line that breaks it; the scene's id where it is all of it.</param>
/// <param name="Sentence">What was found and what was expected.</param>
public sealed record LegibilityFinding(LegibilityRule Rule, string ElementId, string Sentence)
{
    /// <inheritdoc/>
    public override string ToString() => $"{ElementId}: {Sentence} ({Rule.Id}: {Rule.Source})";
}
