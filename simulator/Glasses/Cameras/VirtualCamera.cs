using System.Globalization;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>
/// A camera that sees a drawn room whose clock shows the simulated time, or the pictures of a folder in turn.
/// It refuses to expose while the capture light is dark, as real firmware does, whatever an app asks for.
/// </summary>
public sealed class VirtualCamera : ICamera
{
    private const int Width = 960;
    private const int Height = 720;
    private readonly ICaptureLed _led;
    private readonly string[] _pictures;
    private int _taken;

    /// <summary>Makes a camera beside a light; <paramref name="pictures"/> is a folder, or empty for the drawn room. Throws <see cref="ScenarioException"/> if the folder has no pictures.</summary>
    public VirtualCamera(ICaptureLed led, string pictures)
    {
        _led = led;
        _pictures = pictures.Length > 0 ? Pictures(pictures) : [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<CameraMode> Modes { get; } = [new(Width, Height, 5)];

    /// <inheritdoc/>
    public double HorizontalFieldDegrees => 62;

    /// <inheritdoc/>
    public Photo Take(HostTime at) => Take(Modes[0], at);

    /// <inheritdoc/>
    public Photo Take(CameraMode mode, HostTime at)
    {
        if (!_led.IsLit)
            throw new DeviceFailedException("The camera did not expose because the capture light is dark.");
        _taken++;
        if (_pictures.Length == 0)
            return new Photo(DrawRoom(at), "image/jpeg", at);
        var file = _pictures[(_taken - 1) % _pictures.Length];
        try
        {
            return new Photo(File.ReadAllBytes(file), file.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? "image/png" : "image/jpeg", at);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"The picture {file} could not be read: {e.Message}", e);
        }
    }

    private static string[] Pictures(string folder)
    {
        string[] found = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder)
                .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG")
                .Order(StringComparer.Ordinal)]
            : [];
        return found.Length > 0 ? found : throw new ScenarioException($"The scenario's folder of pictures {folder} holds no PNG or JPEG; give one that does, or leave the field empty for the drawn room.");
    }

    private static byte[] DrawRoom(HostTime at)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
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
        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return encoded.ToArray();
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
