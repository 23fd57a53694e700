using SkiaSharp;

namespace NeuralGlasses.Linux.Whole;

/// <summary>A picture of the machine's screen.</summary>
internal sealed class Screen
{
    /// <summary>Share of pixels that may differ: another processor rounds the edges of letters otherwise.</summary>
    public const double Tolerance = 0.002;

    // Of 255: what differs less looks alike.
    private const int Alike = 24;
    private readonly SKBitmap _picture;

    // Of the expected picture: the clock, and whether the band is there yet.
    private static readonly SKRectI[] Changing = [new(96, 312, 156, 340), new(350, 508, 492, 540)];

    private Screen(SKBitmap picture) => _picture = picture;

    /// <summary>Asks the host for one; null if it does not answer.</summary>
    public static Screen? Dump(string results, string name) => Machine.Dump(results, name) is { } path && name.EndsWith(".ppm", StringComparison.Ordinal) ? new Screen(Read(path)) : null;

    /// <summary>Share of the pixels of an expected picture, which stands in the middle, that the screen has otherwise.</summary>
    public double DifferenceTo(string file)
    {
        using var expected = SKBitmap.Decode(file);
        var (left, top) = ((_picture.Width - expected.Width) / 2, (_picture.Height - expected.Height) / 2);
        var differ = 0;
        for (var y = 0; y < expected.Height; y++)
        {
            for (var x = 0; x < expected.Width; x++)
                differ += Changing.Any(part => part.Contains(x, y)) || IsAlike(expected.GetPixel(x, y), _picture.GetPixel(left + x, top + y)) ? 0 : 1;
        }

        return differ / (double)(expected.Width * expected.Height);
    }

    private static bool IsAlike(SKColor one, SKColor other) =>
        Math.Abs(one.Red - other.Red) < Alike && Math.Abs(one.Green - other.Green) < Alike && Math.Abs(one.Blue - other.Blue) < Alike;

    private static SKBitmap Read(string path)
    {
        var (width, height, pixels) = Machine.ReadPpm(path);
        var bitmap = new SKBitmap(width, height);
        for (var i = 0; i < width * height; i++)
            bitmap.SetPixel(i % width, i / width, new SKColor(pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]));
        return bitmap;
    }
}
