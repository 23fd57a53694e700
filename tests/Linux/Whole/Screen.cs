using SkiaSharp;

namespace NeuralGlasses.Linux.Whole;

/// <summary>A picture of the machine's screen.</summary>
internal sealed class Screen
{
    /// <summary>Share of pixels that may differ: another processor rounds the edges of letters otherwise.</summary>
    public const double Tolerance = 0.002;

    // Of 255: what differs less looks alike.
    private const int Alike = 24;
    private readonly int _width;
    private readonly int _height;
    private readonly byte[] _pixels;

    // Of the expected picture: the clock, and whether the band is there yet.
    private static readonly SKRectI[] Changing = [new(96, 312, 156, 340), new(350, 508, 492, 540)];

    private Screen(string path) => (_width, _height, _pixels) = Machine.ReadPpm(path);

    /// <summary>Asks the host for one; null if it does not answer.</summary>
    public static Screen? Dump(string results, string name) => Machine.Dump(results, name) is { } path && name.EndsWith(".ppm", StringComparison.Ordinal) ? new Screen(path) : null;

    /// <summary>Share of the pixels of an expected picture, which stands in the middle, that the screen has otherwise.</summary>
    public double DifferenceTo(string file)
    {
        using var expected = SKBitmap.Decode(file);
        var (left, top) = ((_width - expected.Width) / 2, (_height - expected.Height) / 2);
        var pixels = expected.Pixels;
        var differ = 0;
        for (var y = 0; y < expected.Height; y++)
        {
            for (var x = 0; x < expected.Width; x++)
            {
                var at = 3 * (((top + y) * _width) + left + x);
                if (!IsAlike(pixels[(y * expected.Width) + x], _pixels.AsSpan(at, 3)) && !Changing.Any(part => part.Contains(x, y)))
                    differ++;
            }
        }

        return differ / (double)(expected.Width * expected.Height);
    }

    private static bool IsAlike(SKColor one, ReadOnlySpan<byte> other) =>
        Math.Abs(one.Red - other[0]) < Alike && Math.Abs(one.Green - other[1]) < Alike && Math.Abs(one.Blue - other[2]) < Alike;
}
