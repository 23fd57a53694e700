namespace NeuralGlasses.Hosting;

/// <summary>Limits of what apps put on the display.</summary>
internal static class HudLimits
{
    /// <summary>Most lines of a menu: what is shown whole.</summary>
    public const int MostMenuLines = Hud.Legibility.HudLegibility.MostLines;
}
