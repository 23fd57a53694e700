using SkiaSharp;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>A picture that others are compared with, pixel by pixel.</summary>
internal sealed class PictureComparison
{
    private const double AnotherSize = 2;
    private readonly SKSizeI _size;
    private readonly SKColor[] _pixels;

    private PictureComparison(SKSizeI size, SKColor[] pixels)
    {
        _size = size;
        _pixels = pixels;
    }

    /// <summary>Opens a picture.</summary>
    /// <exception cref="ScenarioException">It is none.</exception>
    public static PictureComparison Open(string path)
    {
        using var picture = SKBitmap.Decode(path) ?? throw new ScenarioException($"{path} is no picture that can be read; expected a PNG.");
        return new PictureComparison(picture.Info.Size, picture.Pixels);
    }

    /// <summary>Share of the pixels in which another picture differs, 0 to 1, or more than 1 if it is of another size.</summary>
    public double Differing(string path)
    {
        var other = Open(path);
        return other._size != _size ? AnotherSize : _pixels.Zip(other._pixels).Count(p => p.First != p.Second) / (double)_pixels.Length;
    }
}
