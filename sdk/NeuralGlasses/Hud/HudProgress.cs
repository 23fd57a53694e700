namespace NeuralGlasses.Hud;

/// <summary>How far something has come, as a bar.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="Label">What it is; empty for nothing.</param>
/// <param name="Share">How far, 0 to 1; what is beyond counts as its end, and what is not a number as 0.</param>
public sealed record HudProgress(string Id, string Label, double Share) : HudElement(Id)
{
    internal override IEnumerable<string> Texts => [Label];
}
