using NeuralGlasses.Devices;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Spatial;
using SkiaSharp;

namespace NeuralGlasses.Skia.Hud.Spatial;

/// <summary>What a surface shows, painted flat.</summary>
internal sealed record SurfacePicture(HudSurface Surface, HudFrame Frame, SKImage Image, SKPath Painted);

/// <summary>Paints surfaces flat, and keeps each picture as long as the surface shows the same: when a head turns, only the perspective is another.</summary>
internal sealed class SurfacePictures(FontSet? fonts) : IDisposable
{
    private readonly SkiaTextSetter _setter = new(fonts);
    private Dictionary<string, SurfacePicture> _kept = new(StringComparer.Ordinal);
    private Dictionary<string, SurfacePicture> _before = new(StringComparer.Ordinal);

    public SurfacePicture Of(HudSurface surface)
    {
        string id = $"{surface.ObjectId}\n{surface.Scene.Id}";
        if (_before.Remove(id, out SurfacePicture? picture) && !(picture.Surface.Scene.Equals(surface.Scene) && picture.Surface.Display == surface.Display))
        {
            Drop(picture);
            picture = null;
        }

        return _kept[id] = picture ?? Paint(surface);
    }

    /// <summary>A scene is painted: what it did not show is forgotten.</summary>
    public void Forget()
    {
        foreach (SurfacePicture picture in _before.Values)
            Drop(picture);
        _before.Clear();
        (_before, _kept) = (_kept, _before);
    }

    public void Dispose()
    {
        Forget();
        Forget();
        _setter.Dispose();
    }

    private static void Drop(SurfacePicture picture)
    {
        picture.Image.Dispose();
        picture.Painted.Dispose();
    }

    private SurfacePicture Paint(HudSurface surface)
    {
        HudAbilities display = surface.Display;
        HudFrame frame = new HudLayout(display, _setter).Arrange(surface.Scene);
        using var painter = new HudPainter(display);
        painter.Paint(frame, new HudRectangle(0, 0, display.WidthPixels, display.HeightPixels));
        var painted = new SKPath();
        foreach (HudPart part in frame.Parts)
            painted.AddRect(new SKRect((float)part.Bounds.Left, (float)part.Bounds.Top, (float)part.Bounds.Right, (float)part.Bounds.Bottom));
        return new SurfacePicture(surface, frame, SKImage.FromPixelCopy(new SKImageInfo(display.WidthPixels, display.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque), painter.Pixels), painted);
    }
}
