namespace NeuralGlasses.Hud;

/// <summary>One line of a list.</summary>
/// <param name="Id">Name that stays the same from scene to scene, unique in its scene.</param>
/// <param name="Label">What the wearer reads first.</param>
/// <param name="Detail">A second, dimmer text; empty for none.</param>
public sealed record HudItem(string Id, string Label, string Detail)
{
    /// <summary>A sign before the label.</summary>
    public HudSymbol Symbol { get; init; }
}
