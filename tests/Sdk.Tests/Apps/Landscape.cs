using System.Collections.Concurrent;
using NeuralGlasses.Devices;
using SkiaSharp;

namespace NeuralGlasses.Sdk.Tests.Apps;

// Something to look at for a camera: sky, sun, hills, a house and its shade.
internal static class Landscape
{
    private static readonly ConcurrentDictionary<CameraMode, byte[]> Seen = [];

    public static byte[] Jpeg(CameraMode mode) => Seen.GetOrAdd(mode, size => Jpeg(size.WidthPixels, size.HeightPixels, 0.7f));

    public static byte[] Jpeg(int width, int height, float sun)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var sky = new SKPaint { Shader = SKShader.CreateLinearGradient(new SKPoint(0, 0), new SKPoint(0, height), [new SKColor(40, 90, 190), new SKColor(230, 220, 190)], SKShaderTileMode.Clamp) };
            canvas.DrawRect(0, 0, width, height, sky);
            Fill(canvas, new SKColor(255, 240, 170), path => path.AddCircle(width * sun, height * 0.25f, height * 0.09f));
            Fill(canvas, new SKColor(60, 110, 70), path => Hill(path, width, height, 0.62f, 0.35f));
            Fill(canvas, new SKColor(35, 75, 45), path => Hill(path, width, height, 0.78f, 0.75f));
            Fill(canvas, new SKColor(200, 190, 175), path => path.AddRect(SKRect.Create(width * 0.28f, height * 0.58f, width * 0.16f, height * 0.2f)));
            Fill(canvas, new SKColor(150, 60, 45), path =>
            {
                path.MoveTo(width * 0.25f, height * 0.58f);
                path.LineTo(width * 0.36f, height * 0.42f);
                path.LineTo(width * 0.47f, height * 0.58f);
                path.Close();
            });
            Fill(canvas, new SKColor(70, 50, 40), path => path.AddRect(SKRect.Create(width * 0.34f, height * 0.66f, width * 0.04f, height * 0.12f)));
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    private static void Hill(SKPath path, float width, float height, float top, float peak)
    {
        path.MoveTo(0, height);
        path.LineTo(0, height * (top + 0.08f));
        path.QuadTo(width * peak, height * (top - 0.12f), width, height * (top + 0.12f));
        path.LineTo(width, height);
        path.Close();
    }

    private static void Fill(SKCanvas canvas, SKColor colour, Action<SKPath> draw)
    {
        using var path = new SKPath();
        using var paint = new SKPaint { Color = colour };
        draw(path);
        canvas.DrawPath(path, paint);
    }
}
