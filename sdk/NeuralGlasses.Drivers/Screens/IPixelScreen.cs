namespace NeuralGlasses.Drivers.Screens;

/// <summary>A screen of pixels. Not for two threads at once.</summary>
public interface IPixelScreen : IDisposable
{
    /// <summary>What it is, for whoever reads a log.</summary>
    string Name { get; }

    /// <summary>Width, in pixels.</summary>
    int WidthPixels { get; }

    /// <summary>Height, in pixels.</summary>
    int HeightPixels { get; }

    /// <summary>Shows a picture, of which only some lines are others than before; takes as long as the pixels take.</summary>
    /// <param name="rgba">All pixels, four bytes each, line by line: red, green, blue and one that means nothing.</param>
    /// <param name="top">The first line that is another.</param>
    /// <param name="bottom">The line behind the last that is another.</param>
    /// <exception cref="IOException">The screen does not answer.</exception>
    void Show(ReadOnlySpan<byte> rgba, int top, int bottom);
}
