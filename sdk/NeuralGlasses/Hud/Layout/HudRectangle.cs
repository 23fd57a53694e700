namespace NeuralGlasses.Hud.Layout;

/// <summary>A rectangle of a display, in pixels from its upper left corner.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Width">Width; nothing lies in a rectangle without one.</param>
/// <param name="Height">Height; nothing lies in a rectangle without one.</param>
public readonly record struct HudRectangle(double Left, double Top, double Width, double Height)
{
    /// <summary>Right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Lower edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>Whether nothing lies in it.</summary>
    public bool IsEmpty => !(Width > 0 && Height > 0);

    /// <summary>The smallest rectangle that holds both.</summary>
    public HudRectangle With(HudRectangle other)
    {
        if (IsEmpty)
            return other;
        if (other.IsEmpty)
            return this;
        double left = Math.Min(Left, other.Left);
        double top = Math.Min(Top, other.Top);
        return new HudRectangle(left, top, Math.Max(Right, other.Right) - left, Math.Max(Bottom, other.Bottom) - top);
    }

    /// <summary>Whether both have something in common.</summary>
    public bool Touches(HudRectangle other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>The same rectangle, larger by so many pixels on each side.</summary>
    public HudRectangle Grown(double pixels) => new(Left - pixels, Top - pixels, Width + (2 * pixels), Height + (2 * pixels));
}
