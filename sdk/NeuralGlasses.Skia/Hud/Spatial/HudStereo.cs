using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Spatial;
using SkiaSharp;

namespace NeuralGlasses.Skia.Hud.Spatial;

/// <summary>
/// Paints a scene with a space for two eyes: the furthest object first, so that nearer ones cover it, each as a flat piece of space, and the other elements of the scene
/// before all of them, where they go with the head. Not for two threads at once.
/// </summary>
public sealed class HudStereo : IDisposable
{
    // Near enough not to lie behind what they belong to, and no nearer than the arm reaches; a guess.
    private const double OverlayMetres = 0.8;
    private readonly HudAbilities _display;
    private readonly SurfacePictures _pictures;
    private readonly EyePainter _left;
    private readonly EyePainter _right;
    private readonly List<string> _leftOut = [];

    /// <summary>Makes a painter for a display with a wide field, with nothing painted.</summary>
    /// <param name="display">The display of one eye; that of the other is the same.</param>
    /// <param name="fonts">Fonts; null for those that come with the SDK.</param>
    /// <exception cref="ArgumentException">The field of the display is too narrow for spaces.</exception>
    public HudStereo(HudAbilities display, FontSet? fonts = null)
    {
        ArgumentNullException.ThrowIfNull(display);
        if (!HudSpace.FitsOn(display))
            throw new ArgumentException($"The display is {display.WidthPixels / display.PixelsPerDegree:0} degrees wide, expected at least {HudSpace.LeastFieldDegrees}; flatten the scene for it.", nameof(display));
        _display = display;
        _pictures = new SurfacePictures(fonts);
        _left = new EyePainter(display, HudEye.Left(display));
        _right = new EyePainter(display, HudEye.Right(display));
    }

    /// <summary>What the left eye sees, four bytes a pixel, line by line: red, green, blue, 255. Valid until the next scene.</summary>
    public ReadOnlySpan<byte> LeftPixels => _left.Pixels;

    /// <summary>What the right eye sees, as that of the left one.</summary>
    public ReadOnlySpan<byte> RightPixels => _right.Pixels;

    /// <summary>One sentence for each thing of the last scene that found no room on its panel or could not be shown as meant.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Paints a scene in place of the one before.</summary>
    /// <param name="scene">The scene; one without a space is seen by both eyes at arm's length.</param>
    /// <param name="pose">How the head is turned against where it was when the space was opened; what is fixed to the head does not mind.</param>
    public void Draw(HudScene scene, HudHeadPose pose)
    {
        ArgumentNullException.ThrowIfNull(scene);
        _leftOut.Clear();
        _left.Clear();
        _right.Clear();
        if (scene.Space is { } space)
        {
            HudHeadPose seen = space.Anchor.Kind == HudAnchorKind.World ? pose : default;
            foreach (HudSpaceObject each in space.Objects.OrderByDescending(each => each.Place.DistanceMetres))
                Draw(space, each, scene.FocusedId, seen);
        }

        DrawOverlay(scene);
        _pictures.Forget();
    }

    /// <summary>What both eyes see, side by side, the left eye's to the left, as PNG.</summary>
    public byte[] Png()
    {
        using var pair = SKSurface.Create(new SKImageInfo(2 * _display.WidthPixels, _display.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _left.CopyTo(pair.Canvas, 0);
        _right.CopyTo(pair.Canvas, _display.WidthPixels);
        using var pixels = pair.PeekPixels();
        using var png = pixels.Encode(HudPng.Encoding)!;
        return png.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
        _pictures.Dispose();
    }

    private void Draw(HudSpace space, HudSpaceObject each, string? focusedId, HudHeadPose pose)
    {
        HudPlane plane = HudSurface.PlaneOf(space, each).Seen(pose);
        _left.DrawBody(each, plane);
        _right.DrawBody(each, plane);
        foreach (HudSurface surface in HudSurface.Of(space, each, _display, focusedId))
            Draw(surface with { Plane = surface.Plane.Seen(pose) });
    }

    private void DrawOverlay(HudScene scene)
    {
        HudElements others = [.. scene.Elements.Where(element => element is not HudSpace)];
        if (others.Count == 0)
            return;
        double perPixel = OverlayMetres / HudEye.Left(_display).FocalPixels;
        var plane = new HudPlane(
            new(0, 0, (float)OverlayMetres),
            new((float)(perPixel * _display.WidthPixels / 2), 0, 0),
            new(0, (float)(perPixel * _display.HeightPixels / 2), 0));
        Draw(new HudSurface("", new HudScene(scene.Id, others) { FocusedId = scene.FocusedId }, _display, plane));
    }

    private void Draw(HudSurface surface)
    {
        SurfacePicture picture = _pictures.Of(surface);
        _leftOut.AddRange(picture.Frame.LeftOut);
        _left.Draw(picture, surface.Plane);
        _right.Draw(picture, surface.Plane);
    }
}
