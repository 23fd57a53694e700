namespace NeuralGlasses.Hud;

/// <summary>A sign with a label below it.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="Symbol">The sign.</param>
/// <param name="Label">What it says, for whoever sees it and whoever hears the scene; never empty.</param>
public sealed record HudIcon(string Id, HudSymbol Symbol, string Label) : HudElement(Id)
{
    /// <summary>How bright it is.</summary>
    public HudTone Tone { get; init; } = HudTone.Bright;

    internal override IEnumerable<string> Texts => [Label];
}
