using NeuralGlasses.Hud;
using NeuralGlasses.Skia;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

public sealed class PaintingTests : IDisposable
{
    private const int Width = 300;
    private const int Height = 50;

    private readonly SkiaTextSetter _setter = new();

    public void Dispose() => _setter.Dispose();

    [Theory]
    [InlineData("HHH", HudAlignment.Start, 0)]
    [InlineData("HHH", HudAlignment.Centre, 1)]
    [InlineData("HHH", HudAlignment.End, 2)]
    [InlineData("سلام", HudAlignment.Start, 2)]
    [InlineData("سلام", HudAlignment.Centre, 1)]
    [InlineData("سلام", HudAlignment.End, 0)]
    public void A_line_stands_where_its_alignment_says(string text, HudAlignment alignment, int place)
    {
        var set = _setter.Lay(text, 30, Width);
        var (first, last) = LitColumns(Paint(set, alignment));
        var left = place * (Width - set.WidthPixels) / 2;
        Assert.InRange(first, left - 3, left + 5);
        Assert.InRange(last, left + set.WidthPixels - 6, left + set.WidthPixels + 3);
    }

    [Fact]
    public void A_painted_line_stays_between_its_top_and_the_next()
    {
        var set = _setter.Lay("Ågypq", 30, Width);
        var pixels = Paint(set, HudAlignment.Start);
        var rows = Enumerable.Range(0, Height).Where(y => Enumerable.Range(0, Width).Any(x => pixels[(y * Width) + x] > 0)).ToArray();
        Assert.InRange(rows[0], 0, set.AscentPixels);
        Assert.InRange(rows[^1], set.AscentPixels, set.LineHeightPixels);
    }

    [Fact]
    public void Hard_edges_have_two_levels_and_smooth_ones_more()
    {
        var set = _setter.Lay("Sg 北 سلام", 30, Width);
        Assert.Equal(new byte[] { 0, 255 }, Paint(set, HudAlignment.Start, smooth: false).Distinct().Order());
        Assert.True(Paint(set, HudAlignment.Start).Distinct().Count() > 20);
    }

    [Fact]
    public void A_letter_with_hard_edges_looks_the_same_wherever_it_stands()
    {
        var pixels = Paint(_setter.Lay("nnnnnnnn", 19.3, Width), HudAlignment.Start, smooth: false);
        var columns = Enumerable.Range(0, Width).Select(x => string.Concat(Enumerable.Range(0, Height).Select(y => pixels[(y * Width) + x] > 0 ? '#' : '.'))).ToArray();
        var blank = new string('.', Height);
        var letters = string.Join('|', columns.Select(c => c == blank ? "" : c)).Split("||", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim('|')).Where(l => l.Length > 0);
        Assert.Single(letters.Distinct());
    }

    [Fact]
    public void Painting_a_second_time_allocates_nothing()
    {
        var set = _setter.Lay("Next: 12:30", 30, Width);
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Gray8));
        using var paint = new SKPaint { Color = SKColors.White };
        var canvas = surface.Canvas;
        long allocated = 0;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                set.Paint(canvas, 0, 0, Width, HudAlignment.Start, paint);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static byte[] Paint(SkiaSetText set, HudAlignment alignment, bool smooth = true)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.White };
        canvas.Clear(SKColors.Black);
        set.Paint(canvas, 0, 0, Width, alignment, paint, smooth);
        canvas.Flush();
        return bitmap.GetPixelSpan().ToArray();
    }

    private static (int First, int Last) LitColumns(byte[] pixels)
    {
        var lit = Enumerable.Range(0, Width).Where(x => Enumerable.Range(0, Height).Any(y => pixels[(y * Width) + x] > 128)).ToArray();
        return (lit[0], lit[^1]);
    }
}
