using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Pixels;
using SkiaSharp;

namespace NeuralGlasses.Skia.Hud;

/// <summary>Paints frames as additive optics want them: black is transparent, so what is not painted is seen through. Not for two threads at once.</summary>
public sealed class HudPainter : IDisposable
{
    private readonly SKSurface _surface;
    private readonly SKPixmap _pixels;
    private readonly SKPaint _paint;
    private readonly HudColours _colours;
    private readonly bool _isSmooth;

    /// <summary>Makes a painter for a display, with nothing painted.</summary>
    public HudPainter(HudAbilities display)
    {
        ArgumentNullException.ThrowIfNull(display);
        _colours = display.Colours;
        _surface = SKSurface.Create(new SKImageInfo(display.WidthPixels, display.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _surface.Canvas.Clear(SKColors.Black);
        _pixels = _surface.PeekPixels();
        _isSmooth = display.Colours != HudColours.Mono1;
        _paint = new SKPaint { IsAntialias = _isSmooth, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
    }

    /// <summary>What is painted, four bytes a pixel, line by line: red, green, blue, 255. Valid until something is painted.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels.GetPixelSpan();

    /// <summary>Paints a rectangle of a frame anew.</summary>
    public void Paint(HudFrame frame, HudRectangle part)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var canvas = _surface.Canvas;
        canvas.Save();
        canvas.ClipRect(Of(part));
        canvas.Clear(SKColors.Black);
        foreach (var each in frame.Parts)
        {
            var bounds = each.Bounds.Grown(HudFrame.SmoothPixels);
            if (!bounds.Touches(part))
                continue;
            // A letter may reach beyond its line, and what reaches beyond its element would stay when the element goes.
            canvas.Save();
            canvas.ClipRect(Of(bounds));
            Paint(canvas, each);
            canvas.Restore();
        }

        canvas.Restore();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _paint.Dispose();
        _pixels.Dispose();
        _surface.Dispose();
    }

    private static SKRect Of(HudRectangle bounds) => new((float)bounds.Left, (float)bounds.Top, (float)bounds.Right, (float)bounds.Bottom);

    private SKColor ColourOf(HudTone tone)
    {
        var colour = HudPalette.Of(tone, _colours);
        return new SKColor(colour.Red, colour.Green, colour.Blue);
    }

    private void Paint(SKCanvas canvas, HudPart part)
    {
        _paint.Color = ColourOf(part.Tone);
        _paint.Style = SKPaintStyle.Fill;
        switch (part)
        {
            case HudTextPart { Lines: SkiaSetText lines } text:
                lines.Paint(canvas, (float)text.Bounds.Left, (float)text.Bounds.Top, (float)text.Bounds.Width, text.Alignment, _paint, _isSmooth);
                break;
            case HudShapePart shape:
                Paint(canvas, shape);
                break;
            case HudSymbolPart symbol:
                Paint(canvas, symbol);
                break;
            case HudArcPart arc:
                Paint(canvas, arc);
                break;
            case HudPicturePart picture:
                Paint(canvas, picture);
                break;
        }
    }

    private void Paint(SKCanvas canvas, HudShapePart shape)
    {
        var bounds = shape.Bounds;
        var corner = (float)Math.Min(shape.CornerPixels, Math.Min(bounds.Width, bounds.Height) / 2);
        if (shape.EdgePixels > 0)
        {
            _paint.Style = SKPaintStyle.Stroke;
            _paint.StrokeWidth = (float)shape.EdgePixels;
            bounds = bounds.Grown(-shape.EdgePixels / 2);
        }

        canvas.DrawRoundRect(Of(bounds), corner, corner, _paint);
    }

    private void Paint(SKCanvas canvas, HudSymbolPart symbol)
    {
        if (HudSymbols.PathOf(symbol.Symbol) is not { } path)
            return;
        var scale = (float)symbol.Bounds.Width / HudSymbols.Side;
        canvas.Save();
        canvas.Translate((float)symbol.Bounds.Left, (float)symbol.Bounds.Top);
        canvas.Scale(scale);
        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = HudSymbols.Pen;
        canvas.DrawPath(path, _paint);
        canvas.Restore();
    }

    // Where a surface has no colour of its own, the ring is a thin line, so that it is seen how far it goes.
    private void Paint(SKCanvas canvas, HudArcPart arc)
    {
        var isLine = arc.Tone == HudTone.Surface && !HudPalette.HasSurfaces(_colours);
        _paint.Color = ColourOf(isLine ? HudTone.Dim : arc.Tone);
        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = (float)(isLine ? Math.Max(1, arc.EdgePixels / 5) : arc.EdgePixels);
        canvas.DrawArc(Of(arc.Bounds.Grown(-arc.EdgePixels / 2)), (float)(arc.FromDegrees - 90), (float)arc.SweepDegrees, false, _paint);
    }

    private void Paint(SKCanvas canvas, HudPicturePart part)
    {
        var picture = part.Picture;
        var size = new SKImageInfo(picture.WidthPixels, picture.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var image = SKImage.FromPixelCopy(size, picture.Rgba.Span);
        _paint.Color = SKColors.White;
        canvas.DrawImage(image, Of(part.Bounds), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), _paint);
    }
}
