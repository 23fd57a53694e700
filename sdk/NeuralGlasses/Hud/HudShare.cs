namespace NeuralGlasses.Hud;

/// <summary>A share as it is shown and said: what is beyond 0 and 1 counts as its end, what is not a number as 0.</summary>
internal static class HudShare
{
    public static double Of(double share) => double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1);
}
