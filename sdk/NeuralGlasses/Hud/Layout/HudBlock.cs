namespace NeuralGlasses.Hud.Layout;

/// <summary>An element while it is laid out in a given width.</summary>
internal abstract class HudBlock(HudElement element)
{
    public HudElement Element { get; } = element;

    /// <summary>Height with everything in it, in pixels.</summary>
    public abstract double WantedHeight { get; }

    /// <summary>Least height at which it still says something, in pixels.</summary>
    public abstract double LeastHeight { get; }

    /// <summary>Puts its parts on a sheet.</summary>
    public abstract void Place(HudRectangle room, HudSheet sheet);
}
