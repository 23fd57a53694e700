using SkiaSharp;

namespace NeuralGlasses.Linux.Whole;

/// <summary>The eight bars that vivid's camera sees, from grey to black.</summary>
internal static class TestPicture
{
    private static readonly SKColor[] Bars =
    [
        new(191, 191, 191), new(191, 191, 0), new(0, 191, 191), new(0, 191, 0), new(191, 0, 191), new(191, 0, 0), new(0, 0, 191), new(0, 0, 0),
    ];

    // Compression and the camera's own gain change a colour by less.
    private const int Alike = 40;

    /// <summary>Whether a photo has them, looked at in its lower half, where the camera writes nothing over them.</summary>
    public static bool IsIn(string file, out string seen)
    {
        using var photo = SKBitmap.Decode(file);
        if (photo is null)
        {
            seen = $"{file} is no picture";
            return false;
        }

        var colours = Enumerable.Range(0, Bars.Length).Select(i => photo.GetPixel(((2 * i) + 1) * photo.Width / (2 * Bars.Length), photo.Height * 3 / 4)).ToArray();
        seen = $"{photo.Width} x {photo.Height}, {string.Join(" ", colours)}";
        return colours.Zip(Bars).All(pair => Math.Abs(pair.First.Red - pair.Second.Red) < Alike && Math.Abs(pair.First.Green - pair.Second.Green) < Alike && Math.Abs(pair.First.Blue - pair.Second.Blue) < Alike);
    }
}
