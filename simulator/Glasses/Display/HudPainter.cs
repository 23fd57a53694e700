using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>
/// Paints a scene as additive optics want it: black is transparent, content lies at the bottom and in a column of 14.3° at most, text is at
/// least 0.6° high where the wearer has to read it. Lines for which there is no room are left out, those farthest from the focus first.
/// </summary>
public sealed class HudPainter : IDisposable
{
    // All sizes are those of a display of 42 pixels a degree, on which 25 pixels are 0.6°.
    private const float PixelsPerDegree = 42;
    private const float ColumnWidth = 600;
    private const float Margin = 24;
    private const float RowHeight = 56;
    private const float TitleHeight = 40;
    private const float CardHeight = 112;
    private const float CardGap = 16;

    private readonly SKFont _title;
    private readonly SKFont _body;
    private readonly SKFont _detail;
    private readonly SKSurface _surface;
    private readonly SKPixmap _pixels;
    private readonly SKPaint _paint;
    private readonly HudPalette _palette;
    private readonly float _scale;
    private readonly float _left;
    private readonly float _width;
    private readonly float _height;

    /// <summary>Makes a painter for a display.</summary>
    public HudPainter(HudAbilities display)
    {
        ArgumentNullException.ThrowIfNull(display);
        _scale = (float)(display.PixelsPerDegree / PixelsPerDegree);
        _palette = HudPalette.For(display.Colours);
        _height = display.HeightPixels;
        _width = Math.Min(display.WidthPixels, ColumnWidth * _scale);
        _left = (display.WidthPixels - _width) / 2;
        _surface = SKSurface.Create(new SKImageInfo(display.WidthPixels, display.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _pixels = _surface.PeekPixels();
        var smooth = display.Colours != HudColours.Mono1;
        _paint = new SKPaint { IsAntialias = smooth };
        _title = Font(26, smooth);
        _body = Font(30, smooth);
        _detail = Font(25, smooth);
    }

    /// <summary>Paints a scene and returns how many of its lines found no room.</summary>
    public int Paint(HudScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var canvas = _surface.Canvas;
        canvas.Clear(SKColors.Black);
        var bottom = _height - Scaled(Margin);
        if (scene.Notice is { } notice)
        {
            PaintNotice(canvas, notice, bottom - Scaled(CardHeight));
            bottom -= Scaled(CardHeight + CardGap);
        }

        var room = Math.Max(0, (int)((bottom - Scaled(TitleHeight)) / Scaled(RowHeight)));
        var shown = Math.Min(scene.Items.Count, room);
        var first = Math.Clamp(scene.FocusedIndex - (shown / 2), 0, scene.Items.Count - shown);
        var top = bottom - (shown * Scaled(RowHeight));
        if (top >= Scaled(TitleHeight))
            Text(canvas, scene.Title, _title, _palette.Dim, Left(Margin), top - Scaled(14), _width - (2 * Scaled(Margin)));
        for (var i = 0; i < shown; i++)
            PaintItem(canvas, scene.Items[first + i], first + i == scene.FocusedIndex, top + (i * Scaled(RowHeight)));
        return scene.Items.Count - shown;
    }

    /// <summary>What was painted last, four bytes a pixel: red, green, blue, 255. Valid until the next scene is painted.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels.GetPixelSpan();

    /// <inheritdoc/>
    public void Dispose()
    {
        _paint.Dispose();
        _pixels.Dispose();
        _surface.Dispose();
        _title.Dispose();
        _body.Dispose();
        _detail.Dispose();
    }

    private SKFont Font(float size, bool smooth)
    {
        var font = BundledFont.At(Scaled(size));
        font.Edging = smooth ? SKFontEdging.Antialias : SKFontEdging.Alias;
        return font;
    }

    private float Scaled(float pixels) => pixels * _scale;

    private float Left(float pixels) => _left + Scaled(pixels);

    private void PaintItem(SKCanvas canvas, HudItem item, bool focused, float top)
    {
        if (focused)
        {
            // Focus is an outline: a filled bar would light more of the optics than the text it marks.
            _paint.Style = SKPaintStyle.Stroke;
            _paint.StrokeWidth = Scaled(3);
            _paint.Color = _palette.Accent;
            canvas.DrawRoundRect(Left(Margin), top + Scaled(3), _width - (2 * Scaled(Margin)), Scaled(RowHeight - 6), Scaled(14), Scaled(14), _paint);
        }

        var baseline = top + (Scaled(RowHeight) / 2) + Scaled(11);
        Text(canvas, item.Label, _body, focused ? _palette.Bright : _palette.Dim, Left(Margin + 18), baseline, Scaled(240));
        var width = Math.Min(_detail.MeasureText(item.Detail), Scaled(260));
        Text(canvas, item.Detail, _detail, focused ? _palette.Accent : _palette.Dim, _left + _width - Scaled(Margin + 18) - width, baseline - Scaled(2), Scaled(260));
    }

    private void PaintNotice(SKCanvas canvas, HudNotice notice, float top)
    {
        var colour = notice.Kind == HudNoticeKind.Confirmation ? _palette.Accent : _palette.Warning;
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = _palette.CardFill;
        canvas.DrawRoundRect(Left(Margin), top, _width - (2 * Scaled(Margin)), Scaled(CardHeight), Scaled(18), Scaled(18), _paint);
        _paint.Color = colour;
        canvas.DrawRoundRect(Left(Margin), top, Scaled(8), Scaled(CardHeight), Scaled(4), Scaled(4), _paint);
        var room = _width - (2 * Scaled(Margin)) - Scaled(48);
        Text(canvas, notice.Title, _body, _palette.Bright, Left(Margin + 28), top + Scaled(46), room);
        Text(canvas, notice.Text, _detail, colour, Left(Margin + 28), top + Scaled(86), room);
    }

    private void Text(SKCanvas canvas, string text, SKFont font, SKColor colour, float x, float baseline, float room)
    {
        if (font.MeasureText(text) > room)
        {
            var fits = font.BreakText(text, room - font.MeasureText("…"));
            text = text[..fits].TrimEnd() + "…";
        }

        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = colour;
        canvas.DrawText(text, x, baseline, font, _paint);
    }
}
