using NeuralGlasses.Hud;
using NeuralGlasses.Skia.Setting;
using NeuralGlasses.Text;
using SkiaSharp;

namespace NeuralGlasses.Skia;

/// <summary>A text set into lines by <see cref="SkiaTextSetter"/>, which can be painted any number of times. Not for two threads at once.</summary>
public sealed class SkiaSetText : ISetText
{
    private readonly GlyphRun[][] _runs;
    private readonly SetLine[] _lines;
    private SKTextBlob?[]? _smooth;
    private SKTextBlob?[]? _hard;

    internal SkiaSetText(double sizePixels, SetLine[] lines, GlyphRun[][] runs, in LineMetrics metrics, bool isRightToLeft, bool isCut)
    {
        SizePixels = sizePixels;
        _lines = lines;
        _runs = runs;
        LineHeightPixels = metrics.Height * sizePixels;
        AscentPixels = metrics.Ascent * sizePixels;
        IsRightToLeft = isRightToLeft;
        IsCut = isCut;
        foreach (var line in lines)
            WidthPixels = Math.Max(WidthPixels, line.WidthPixels);
        foreach (var run in runs.SelectMany(r => r))
            Missing += run.Ids.Count(id => id == 0);
    }

    /// <inheritdoc/>
    public double SizePixels { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SetLine> Lines => _lines;

    /// <inheritdoc/>
    public double WidthPixels { get; }

    /// <inheritdoc/>
    public double LineHeightPixels { get; }

    /// <inheritdoc/>
    public double AscentPixels { get; }

    /// <inheritdoc/>
    public bool IsRightToLeft { get; }

    /// <inheritdoc/>
    public bool IsCut { get; }

    /// <inheritdoc/>
    public int Missing { get; }

    /// <summary>The glyphs of each line.</summary>
    internal IReadOnlyList<IReadOnlyList<GlyphRun>> Runs => _runs;

    /// <summary>Paints the lines.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="x">Left edge of the lines' room, in pixels.</param>
    /// <param name="top">Top of the first line, in pixels.</param>
    /// <param name="width">Width of the room, in pixels; it need not be the one that the text was set for.</param>
    /// <param name="alignment">Where a line stands in the room.</param>
    /// <param name="paint">Colour and the like; whether edges are smooth is not taken from it.</param>
    /// <param name="smooth">Whether edges are smoothed; a display with two levels wants them hard.</param>
    /// <exception cref="ArgumentNullException">The canvas or the paint is null.</exception>
    public void Paint(SKCanvas canvas, float x, float top, float width, HudAlignment alignment, SKPaint paint, bool smooth = true)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(paint);
        ref var blobs = ref smooth ? ref _smooth : ref _hard;
        blobs ??= Blobs(smooth);
        for (var i = 0; i < _lines.Length; i++)
        {
            if (blobs[i] is not { } blob)
                continue;
            var free = width - (float)_lines[i].WidthPixels;
            var left = alignment switch
            {
                HudAlignment.Centre => free / 2,
                HudAlignment.Start when !IsRightToLeft => 0,
                HudAlignment.End when IsRightToLeft => 0,
                _ => free,
            };
            canvas.DrawText(blob, x + left, top + (float)(AscentPixels + (i * LineHeightPixels)), paint);
        }
    }

    private SKTextBlob?[] Blobs(bool smooth) => [.. _runs.Select(r => Blob(r, smooth))];

    private SKTextBlob? Blob(GlyphRun[] runs, bool smooth)
    {
        using var builder = new SKTextBlobBuilder();
        foreach (var run in runs)
        {
            // Unhinted outlines at the places that were measured; with hard edges only on whole pixels, so that a letter always looks the same.
            using var font = new SKFont(run.Face.Typeface, (float)SizePixels)
            {
                Edging = smooth ? SKFontEdging.Antialias : SKFontEdging.Alias,
                Hinting = SKFontHinting.None,
                LinearMetrics = true,
                Subpixel = smooth,
            };
            builder.AddPositionedRun(run.Ids, font, run.Places);
        }

        return builder.Build();
    }
}
