using System.Runtime.CompilerServices;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests;

// Pictures that a person looked at, in the folder Golden beside the test. NEURALGLASSES_WRITE_GOLDEN=1 writes them anew.
internal static class GoldenPicture
{
    // Glyph edges may be rounded otherwise by another build of the painter.
    private const int Levels = 8;
    private const double Share = 0.001;

    public static void Check(string name, byte[] seen, [CallerFilePath] string test = "")
    {
        string golden = Path.Combine(Path.GetDirectoryName(test)!, "Golden", $"{name}.png");
        if (Environment.GetEnvironmentVariable("NEURALGLASSES_WRITE_GOLDEN") == "1")
            File.WriteAllBytes(golden, seen);
        Assert.True(File.Exists(golden), $"{golden} does not exist.");
        using SKBitmap expected = SKBitmap.Decode(golden);
        using SKBitmap found = SKBitmap.Decode(seen);
        Assert.Equal((expected.Width, expected.Height), (found.Width, found.Height));
        int off = expected.Pixels.Zip(found.Pixels).Count(pair => Off(pair.First, pair.Second) > Levels);
        Assert.True(off <= Share * found.Width * found.Height, $"{off} of {found.Width * found.Height} pixels differ from {golden} by more than {Levels} levels.");
    }

    private static int Off(SKColor one, SKColor other) =>
        Math.Max(Math.Abs(one.Red - other.Red), Math.Max(Math.Abs(one.Green - other.Green), Math.Abs(one.Blue - other.Blue)));
}
