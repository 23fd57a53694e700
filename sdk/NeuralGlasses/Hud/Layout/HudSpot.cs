namespace NeuralGlasses.Hud.Layout;

/// <summary>Where something stands that a wearer can point at.</summary>
/// <param name="Id">Id of the element, or of the line of a list.</param>
/// <param name="Bounds">Where it stands.</param>
public readonly record struct HudSpot(string Id, HudRectangle Bounds)
{
    /// <summary>Pixels from a place to the nearest of it; 0 within.</summary>
    public double PixelsFrom(double x, double y)
    {
        double across = Math.Max(0, Math.Max(Bounds.Left - x, x - Bounds.Right));
        double down = Math.Max(0, Math.Max(Bounds.Top - y, y - Bounds.Bottom));
        return Math.Sqrt((across * across) + (down * down));
    }
}
