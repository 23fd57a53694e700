namespace NeuralGlasses.Pointing.Tasks;

/// <summary>Something to point at.</summary>
/// <param name="X">Its middle, in pixels from the display's left edge.</param>
/// <param name="Y">Its middle, in pixels from the display's top edge.</param>
/// <param name="WidthPixels">Diameter of a disc, or width of a column.</param>
/// <param name="IsColumn">Whether it is as high as the display, so that only the way across counts; a disc else.</param>
public sealed record PointingTarget(double X, double Y, double WidthPixels, bool IsColumn = false)
{
    /// <summary>Whether a point lies in it.</summary>
    public bool Contains(double x, double y)
    {
        var (across, down) = (x - X, IsColumn ? 0 : y - Y);
        return (across * across) + (down * down) <= WidthPixels * WidthPixels / 4;
    }

    /// <summary>How far it is from the middle of another, in pixels; across alone between columns.</summary>
    public double DistanceFrom(PointingTarget other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (across, down) = (other.X - X, IsColumn ? 0 : other.Y - Y);
        return Math.Sqrt((across * across) + (down * down));
    }

    /// <summary>Requires that all of it is on a display.</summary>
    /// <exception cref="ArgumentException">It is not; the sentence says which and what to do.</exception>
    public void RequireOn(int widthPixels, int heightPixels)
    {
        var half = WidthPixels / 2;
        var isOn = half > 0 && X - half >= 0 && X + half <= widthPixels && (IsColumn || (Y - half >= 0 && Y + half <= heightPixels));
        if (!isOn)
            throw new ArgumentException($"The target at x {X}, y {Y} is {WidthPixels} pixels wide; expected one that lies on the display of {widthPixels} x {heightPixels} pixels with all of it. Make it smaller, or move it.");
    }
}
