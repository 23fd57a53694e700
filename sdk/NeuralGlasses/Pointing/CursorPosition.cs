namespace NeuralGlasses.Pointing;

/// <summary>Where the cursor is: on the display, whatever moves it.</summary>
public sealed class CursorPosition
{
    /// <summary>Makes a cursor in the middle of a display.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The display has no pixels.</exception>
    public CursorPosition(int widthPixels, int heightPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightPixels);
        (WidthPixels, HeightPixels) = (widthPixels, heightPixels);
        Centre();
    }

    /// <summary>Width of the display, in pixels.</summary>
    public int WidthPixels { get; }

    /// <summary>Height of the display, in pixels.</summary>
    public int HeightPixels { get; }

    /// <summary>Pixels from the display's left edge, 0 to the middle of the last pixel.</summary>
    public double X { get; private set; }

    /// <summary>Pixels from the display's top edge, likewise.</summary>
    public double Y { get; private set; }

    /// <summary>Puts it in the middle.</summary>
    public void Centre() => (X, Y) = ((WidthPixels - 1) / 2.0, (HeightPixels - 1) / 2.0);

    /// <summary>Puts it somewhere, such as on what has the focus.</summary>
    /// <exception cref="ArgumentException">That is off the display.</exception>
    public void Place(double x, double y)
    {
        if (!(x >= 0 && x <= WidthPixels - 1 && y >= 0 && y <= HeightPixels - 1))
            throw new ArgumentException($"The cursor's target is at x {x}, y {y}; expected x 0 to {WidthPixels - 1} and y 0 to {HeightPixels - 1} on a display of {WidthPixels} x {HeightPixels} pixels. Place it on what is shown.");
        (X, Y) = (x, y);
    }

    /// <summary>Moves it as far as the display goes, and gives how far that was.</summary>
    public (double Right, double Down) Move(double right, double down)
    {
        var (x, y) = (X, Y);
        X = Math.Clamp(X + right, 0, WidthPixels - 1);
        Y = Math.Clamp(Y + down, 0, HeightPixels - 1);
        return (X - x, Y - y);
    }
}
