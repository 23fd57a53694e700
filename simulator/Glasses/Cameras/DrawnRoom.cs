using System.Globalization;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Streaming;
using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>A drawn room whose clock shows the simulated time.</summary>
public sealed class DrawnRoom : ICameraView
{
    private const int Width = 960;
    private const int Height = 720;

    /// <inheritdoc/>
    public byte[] Expose(CameraMode mode, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(mode);
        using var surface = SKSurface.Create(new SKImageInfo(mode.WidthPixels, mode.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;

        // Other proportions see less of the room, about its middle.
        var scale = Math.Max(mode.WidthPixels / (float)Width, mode.HeightPixels / (float)Height);
        canvas.Translate((mode.WidthPixels - (Width * scale)) / 2, (mode.HeightPixels - (Height * scale)) / 2);
        canvas.Scale(scale);
        using var paint = new SKPaint { IsAntialias = true };
        Rectangle(canvas, paint, 0, 0, Width, 500, 0xFFD9D3C5);
        Rectangle(canvas, paint, 0, 500, Width, 220, 0xFF8A6B4F);
        Rectangle(canvas, paint, 90, 90, 300, 260, 0xFFB9DDF2);
        Rectangle(canvas, paint, 234, 90, 12, 260, 0xFFF4F1EA);
        Rectangle(canvas, paint, 90, 214, 300, 12, 0xFFF4F1EA);
        Rectangle(canvas, paint, 520, 420, 340, 24, 0xFF5B4331);
        Rectangle(canvas, paint, 548, 444, 22, 190, 0xFF5B4331);
        Rectangle(canvas, paint, 810, 444, 22, 190, 0xFF5B4331);
        Rectangle(canvas, paint, 600, 372, 44, 48, 0xFFC0503F);
        DrawClock(canvas, paint, at);
        using var font = BundledFont.At(26);
        paint.Style = SKPaintStyle.Fill;
        paint.Color = new SKColor(0xFF2B2B2B);
        var time = TimeSpan.FromMicroseconds(at.Microseconds);
        canvas.DrawText("simulated room  " + time.ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture), 24, Height - 28, font, paint);
        return SensorPicture.Encode(surface);
    }

    private static void DrawClock(SKCanvas canvas, SKPaint paint, HostTime at)
    {
        const float X = 680;
        const float Y = 200;
        paint.Style = SKPaintStyle.Fill;
        paint.Color = SKColors.White;
        canvas.DrawCircle(X, Y, 90, paint);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = 6;
        paint.Color = new SKColor(0xFF2B2B2B);
        canvas.DrawCircle(X, Y, 90, paint);
        var seconds = at.Microseconds / 1e6;
        Hand(canvas, paint, X, Y, seconds / 60, 78, 3);
        Hand(canvas, paint, X, Y, seconds / 3600, 60, 7);
    }

    private static void Hand(SKCanvas canvas, SKPaint paint, float x, float y, double turns, float length, float width)
    {
        var angle = 2 * Math.PI * turns;
        paint.StrokeWidth = width;
        canvas.DrawLine(x, y, x + (float)(length * Math.Sin(angle)), y - (float)(length * Math.Cos(angle)), paint);
    }

    private static void Rectangle(SKCanvas canvas, SKPaint paint, float x, float y, float width, float height, uint colour)
    {
        paint.Style = SKPaintStyle.Fill;
        paint.Color = new SKColor(colour);
        canvas.DrawRect(x, y, width, height, paint);
    }
}
