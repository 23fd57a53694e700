using System.Globalization;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>Compares a picture with the one that was expected, pixel by pixel.</summary>
public static class PictureComparison
{
    private const uint Red = 0xFF2020FF;

    /// <summary>Compares a picture with a file. Throws <see cref="ScenarioException"/> if the file is missing or no picture.</summary>
    public static PictureDifference Compare(string expectedFile, ReadOnlySpan<byte> actual, PictureTolerance tolerance)
    {
        if (!File.Exists(expectedFile))
            throw new ScenarioException($"{expectedFile}: the picture that is expected does not exist; look at what was shown, and put it there if it is right.");
        return Compare(File.ReadAllBytes(expectedFile), actual, tolerance, expectedFile);
    }

    /// <summary>Compares two encoded pictures; <paramref name="where"/> names the expected one. Throws <see cref="ScenarioException"/> if one is no picture.</summary>
    public static PictureDifference Compare(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, PictureTolerance tolerance, string where)
    {
        ArgumentNullException.ThrowIfNull(tolerance);
        using var wanted = Decode(expected, $"{where} is no picture that can be read; expected a PNG.");
        using var found = Decode(actual, $"what is compared with {where} is no picture that can be read; expected a PNG.");
        if (wanted.Info.Size != found.Info.Size)
        {
            var sizes = $"The picture is {found.Width} x {found.Height} pixels; {where} is {wanted.Width} x {wanted.Height}.";
            return new PictureDifference(false, sizes, (long)wanted.Width * wanted.Height, double.PositiveInfinity, 255, ReadOnlyMemory<byte>.Empty);
        }

        return Compare(wanted, found, tolerance, where);
    }

    private static PictureDifference Compare(SKBitmap wanted, SKBitmap found, PictureTolerance tolerance, string where)
    {
        using var diff = new SKBitmap(wanted.Info);
        var expected = wanted.GetPixelSpan();
        var actual = found.GetPixelSpan();
        var marks = MemoryMarshal.Cast<byte, uint>(diff.GetPixelSpan());
        long off = 0;
        var most = 0;
        for (var pixel = 0; pixel < marks.Length; pixel++)
        {
            var levels = 0;
            for (var i = 4 * pixel; i < (4 * pixel) + 4; i++)
                levels = Math.Max(levels, Math.Abs(expected[i] - actual[i]));
            most = Math.Max(most, levels);
            var differs = levels > tolerance.Levels;
            off += differs ? 1 : 0;
            marks[pixel] = differs ? Red : Grey((expected[4 * pixel] + expected[(4 * pixel) + 1] + expected[(4 * pixel) + 2]) / 6);
        }

        var isWithin = off <= tolerance.Share * marks.Length;
        using var map = diff.PeekPixels();
        using var png = off > 0 ? map.Encode(SKEncodedImageFormat.Png, 100) : null;
        return new PictureDifference(isWithin, Sentence(off, marks.Length, most, tolerance, where), off, off / (double)marks.Length, most, png?.ToArray() ?? []);
    }

    private static string Sentence(long off, int all, int most, PictureTolerance tolerance, string where) => off == 0
        ? $"The picture is that of {where}{(most == 0 ? "" : $" within {most} of 255 levels")}."
        : string.Create(CultureInfo.InvariantCulture, $"{off} of {all} pixels differ from {where} by more than {tolerance.Levels} levels, {most} at the most; expected {Math.Floor(tolerance.Share * all)} pixels at most.");

    private static uint Grey(int level) => 0xFF000000 | (uint)(level * 0x010101);

    private static SKBitmap Decode(ReadOnlySpan<byte> encoded, string complaint)
    {
        using var copy = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(copy) ?? throw new ScenarioException(complaint);
        var bitmap = new SKBitmap(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        throw new ScenarioException(complaint);
    }
}
