namespace NeuralGlasses.Hud;

/// <summary>A surface or a rule without text, as wide as there is room.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="HeightDegrees">Height, in degrees of view.</param>
public sealed record HudRect(string Id, double HeightDegrees) : HudElement(Id)
{
    /// <summary>How bright it is.</summary>
    public HudTone Tone { get; init; } = HudTone.Surface;

    /// <summary>Whether only its edge is drawn.</summary>
    public bool IsOutline { get; init; }
}
