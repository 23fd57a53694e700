using NeuralGlasses.Hud;
using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>
/// Paints a scene into a 600 × 600 framebuffer as additive optics want it: black is transparent, content lies at the
/// bottom, text is at least 0.6° high at 42 pixels a degree (25 px) where the wearer has to read it.
/// </summary>
public sealed class HudPainter : IDisposable
{
    /// <summary>Width and height of the framebuffer, in pixels.</summary>
    public const int Size = 600;

    private const float Margin = 24;
    private const float RowHeight = 56;
    private const float CardHeight = 112;
    private static readonly SKColor Bright = new(0xF2, 0xF5, 0xF0);
    private static readonly SKColor Dim = new(0x9A, 0xA8, 0xA0);
    private static readonly SKColor Accent = new(0x6B, 0xE6, 0x9B);
    private static readonly SKColor Amber = new(0xFF, 0xC1, 0x4D);
    private static readonly SKColor CardFill = new(0x1C, 0x22, 0x1F);

    // A HUD frame is mostly black, so the cheapest setting costs few bytes and a tenth of the time.
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.NoFilters, 1);

    private readonly SKFont _title = BundledFont.At(26);
    private readonly SKFont _body = BundledFont.At(30);
    private readonly SKFont _detail = BundledFont.At(25);
    private readonly SKSurface _surface = SKSurface.Create(new SKImageInfo(Size, Size, SKColorType.Rgba8888, SKAlphaType.Opaque));
    private readonly SKPaint _paint = new() { IsAntialias = true };

    /// <summary>Paints a scene and returns it as PNG.</summary>
    public byte[] Paint(HudScene scene)
    {
        var canvas = _surface.Canvas;
        canvas.Clear(SKColors.Black);
        var bottom = Size - Margin;
        if (scene.Notice is { } notice)
        {
            PaintNotice(canvas, notice, bottom - CardHeight);
            bottom -= CardHeight + 16;
        }

        var top = bottom - (scene.Items.Count * RowHeight);
        Text(canvas, scene.Title, _title, Dim, Margin, top - 14, Size - (2 * Margin));
        for (var i = 0; i < scene.Items.Count; i++)
            PaintItem(canvas, scene.Items[i], i == scene.FocusedIndex, top + (i * RowHeight));
        using var pixels = _surface.PeekPixels();
        using var png = pixels.Encode(Encoding)!;
        return png.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _paint.Dispose();
        _surface.Dispose();
        _title.Dispose();
        _body.Dispose();
        _detail.Dispose();
    }

    private void PaintItem(SKCanvas canvas, HudItem item, bool focused, float top)
    {
        if (focused)
        {
            // Focus is an outline: a filled bar would light more of the optics than the text it marks.
            _paint.Style = SKPaintStyle.Stroke;
            _paint.StrokeWidth = 3;
            _paint.Color = Accent;
            canvas.DrawRoundRect(Margin, top + 3, Size - (2 * Margin), RowHeight - 6, 14, 14, _paint);
        }

        var baseline = top + (RowHeight / 2) + 11;
        Text(canvas, item.Label, _body, focused ? Bright : Dim, Margin + 18, baseline, 240);
        var width = Math.Min(_detail.MeasureText(item.Detail), 260);
        Text(canvas, item.Detail, _detail, focused ? Accent : Dim, Size - Margin - 18 - width, baseline - 2, 260);
    }

    private void PaintNotice(SKCanvas canvas, HudNotice notice, float top)
    {
        var colour = notice.Kind == HudNoticeKind.Confirmation ? Accent : Amber;
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = CardFill;
        canvas.DrawRoundRect(Margin, top, Size - (2 * Margin), CardHeight, 18, 18, _paint);
        _paint.Color = colour;
        canvas.DrawRoundRect(Margin, top, 8, CardHeight, 4, 4, _paint);
        var room = Size - (2 * Margin) - 48;
        Text(canvas, notice.Title, _body, Bright, Margin + 28, top + 46, room);
        Text(canvas, notice.Text, _detail, colour, Margin + 28, top + 86, room);
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
