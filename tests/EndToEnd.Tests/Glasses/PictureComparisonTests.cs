using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses.Display;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>What counts as the same picture.</summary>
public sealed class PictureComparisonTests
{
    [Fact]
    public void Equal_pictures_are_equal_and_leave_no_difference()
    {
        var same = Compare(Picture(), Picture(), PictureTolerance.Exact);
        Assert.True(same.IsWithin);
        Assert.Equal((0, 0, true), (same.Pixels, same.Levels, same.Diff.IsEmpty));
        Assert.Equal("The picture is that of golden.png.", same.Sentence);
    }

    [Fact]
    public void One_level_of_one_pixel_is_found_and_marked_in_red()
    {
        var difference = Compare(Picture(), Picture((3, 2, new SKColor(41, 40, 40))), PictureTolerance.Exact);
        Assert.False(difference.IsWithin);
        Assert.Equal((1, 1), (difference.Pixels, difference.Levels));
        Assert.Equal("1 of 80 pixels differ from golden.png by more than 0 levels, 1 at the most; expected 0 pixels at most.", difference.Sentence);
        using var diff = SKBitmap.Decode(difference.Diff.Span);
        Assert.Equal(new SKColor(0xFF, 0x20, 0x20), diff.GetPixel(3, 2));
        Assert.Equal(new SKColor(20, 20, 20), diff.GetPixel(4, 2));
        Assert.Single(diff.Pixels, p => p.Red == 0xFF);
    }

    [Theory]
    [InlineData(4, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(0, 0.01, false)]
    [InlineData(0, 0.025, true)]
    public void A_tolerance_is_kept_to_the_level_and_to_the_pixel(int levels, double share, bool within)
    {
        // Two of 80 pixels are off, by 5 levels.
        var found = Picture((1, 1, new SKColor(45, 40, 40)), (2, 1, new SKColor(40, 35, 40)));
        Assert.Equal(within, Compare(Picture(), found, new PictureTolerance(levels, share)).IsWithin);
    }

    [Fact]
    public void Another_size_is_never_the_same()
    {
        using var small = new SKBitmap(5, 5);
        var difference = Compare(Picture(), small.Encode(SKEncodedImageFormat.Png, 100).ToArray(), new PictureTolerance(255, 1));
        Assert.False(difference.IsWithin);
        Assert.Equal("The picture is 5 x 5 pixels; golden.png is 10 x 8.", difference.Sentence);
    }

    [Fact]
    public void A_missing_or_broken_picture_is_named()
    {
        var missing = Assert.Throws<ScenarioException>(() => PictureComparison.Compare("no-such.png", Picture(), PictureTolerance.Exact));
        Assert.StartsWith("no-such.png: the picture that is expected does not exist", missing.Message, StringComparison.Ordinal);
        var broken = Assert.Throws<ScenarioException>(() => Compare([1, 2, 3], Picture(), PictureTolerance.Exact));
        Assert.Equal("golden.png is no picture that can be read; expected a PNG.", broken.Message);
    }

    private static PictureDifference Compare(byte[] expected, byte[] actual, PictureTolerance tolerance) => PictureComparison.Compare(expected, actual, tolerance, "golden.png");

    private static byte[] Picture(params (int X, int Y, SKColor Colour)[] changes)
    {
        using var bitmap = new SKBitmap(10, 8, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(40, 40, 40));
        foreach (var (x, y, colour) in changes)
            bitmap.SetPixel(x, y, colour);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
