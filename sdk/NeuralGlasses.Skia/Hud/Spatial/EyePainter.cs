using System.Numerics;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Pixels;
using NeuralGlasses.Hud.Spatial;
using SkiaSharp;

namespace NeuralGlasses.Skia.Hud.Spatial;

/// <summary>Paints what one eye sees. A body is black where it has no light of its own: nothing behind it shines through, but the world does.</summary>
internal sealed class EyePainter : IDisposable
{
    // Nearer than this a corner is beside or behind the eye, and its object is not in view.
    private const float NearestMetres = 0.02f;
    private const double EdgeDegrees = 0.09;

    private static readonly SKPath Silhouette = MakeSilhouette();
    private readonly HudEye _eye;
    private readonly HudColours _colours;
    private readonly SKSurface _surface;
    private readonly SKPixmap _pixels;
    private readonly SKPaint _paint;

    public EyePainter(HudAbilities display, HudEye eye)
    {
        _eye = eye;
        _colours = display.Colours;
        _surface = SKSurface.Create(new SKImageInfo(display.WidthPixels, display.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _pixels = _surface.PeekPixels();
        _paint = new SKPaint { IsAntialias = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
        Clear();
    }

    public ReadOnlySpan<byte> Pixels => _pixels.GetPixelSpan();

    public void Clear() => _surface.Canvas.Clear(SKColors.Black);

    public void CopyTo(SKCanvas canvas, float left) => canvas.DrawSurface(_surface, left, 0);

    /// <summary>Paints what an object is besides the elements on it.</summary>
    public void DrawBody(HudSpaceObject each, HudPlane plane)
    {
        float width = 2 * plane.Right.Length();
        float height = 2 * plane.Up.Length();
        if (!TryEnter(plane, width, height))
            return;
        double perDegree = 2 * each.Place.DistanceMetres * Math.Tan(0.5 * Math.PI / 180);
        float edge = (float)(EdgeDegrees * perDegree);
        switch (each)
        {
            case HudRemotePerson person:
                DrawPerson(person.Speaks, width, height, edge);
                break;
            case HudBoard board:
                Fill(width, height, edge);
                DrawStrokes(board, width, height, perDegree);
                break;
            default:
                Fill(width, height, edge);
                break;
        }

        _surface.Canvas.Restore();
    }

    /// <summary>Paints the elements of a surface, and covers nothing beside them.</summary>
    public void Draw(SurfacePicture picture, HudPlane plane)
    {
        if (!TryEnter(plane, picture.Image.Width, picture.Image.Height))
            return;
        SKCanvas canvas = _surface.Canvas;
        canvas.ClipPath(picture.Painted, SKClipOperation.Intersect, true);
        _paint.Color = SKColors.White;
        _paint.Style = SKPaintStyle.Fill;
        canvas.DrawImage(picture.Image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), _paint);
        canvas.Restore();
    }

    public void Dispose()
    {
        _paint.Dispose();
        _pixels.Dispose();
        _surface.Dispose();
    }

    // A rectangle of this size, from its upper left corner on, lies on the plane from here to the canvas's Restore; false if it is not in view.
    private bool TryEnter(HudPlane plane, float width, float height)
    {
        foreach (var (x, y) in ((double, double)[])[(0, 0), (1, 0), (0, 1), (1, 1)])
        {
            if (plane.At(x, y).Z < NearestMetres)
                return false;
        }

        Vector3 across = plane.Right * (2 / width);
        Vector3 down = plane.Up * (-2 / height);
        Vector3 corner = _eye.From(plane.At(0, 0));
        var (focal, middleX, middleY) = ((float)_eye.FocalPixels, (float)_eye.MiddleX, (float)_eye.MiddleY);
        SKCanvas canvas = _surface.Canvas;
        canvas.Save();

        // What is seen is the point over its distance, which is the last line of the matrix.
        canvas.SetMatrix(new SKMatrix(
            (focal * across.X) + (middleX * across.Z),
            (focal * down.X) + (middleX * down.Z),
            (focal * corner.X) + (middleX * corner.Z),
            (middleY * across.Z) - (focal * across.Y),
            (middleY * down.Z) - (focal * down.Y),
            (middleY * corner.Z) - (focal * corner.Y),
            across.Z,
            down.Z,
            corner.Z));
        return true;
    }

    private void Fill(float width, float height, float edge)
    {
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = SKColors.Black;
        _surface.Canvas.DrawRoundRect(new SKRect(0, 0, width, height), 4 * edge, 4 * edge, _paint);
        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = edge;
        _paint.Color = ColourOf(HudTone.Dim);
        _surface.Canvas.DrawRoundRect(new SKRect(edge / 2, edge / 2, width - (edge / 2), height - (edge / 2)), 4 * edge, 4 * edge, _paint);
    }

    private void DrawPerson(bool speaks, float width, float height, float edge)
    {
        SKCanvas canvas = _surface.Canvas;
        canvas.Scale(width, height);
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = ColourOf(HudTone.Surface);
        canvas.DrawPath(Silhouette, _paint);
        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = 1.5f * edge / height;
        _paint.Color = ColourOf(speaks ? HudTone.Accent : HudTone.Dim);
        canvas.DrawPath(Silhouette, _paint);
    }

    private void DrawStrokes(HudBoard board, float width, float height, double perDegree)
    {
        SKCanvas canvas = _surface.Canvas;
        canvas.ClipRect(new SKRect(0, 0, width, height));
        _paint.Style = SKPaintStyle.Stroke;
        foreach (HudStroke stroke in board.Strokes)
        {
            if (stroke.Points.Count == 0)
                continue;
            _paint.Color = ColourOf(stroke.Tone);
            _paint.StrokeWidth = (float)(perDegree * (double.IsNaN(stroke.WidthDegrees) ? 0.02 : Math.Clamp(stroke.WidthDegrees, 0.02, 5)));
            using var path = new SKPath();
            path.MoveTo((float)stroke.Points[0].X * width, (float)stroke.Points[0].Y * height);

            // A line to where it begins is a dot.
            for (var i = stroke.Points.Count == 1 ? 0 : 1; i < stroke.Points.Count; i++)
                path.LineTo((float)stroke.Points[i].X * width, (float)stroke.Points[i].Y * height);
            canvas.DrawPath(path, _paint);
        }
    }

    private SKColor ColourOf(HudTone tone)
    {
        HudColour colour = HudPalette.Of(tone, _colours);
        return new SKColor(colour.Red, colour.Green, colour.Blue);
    }

    private static SKPath MakeSilhouette()
    {
        using SKPath shoulders = SKPath.ParseSvgPathData("M0.02 0.99 C0.03 0.74 0.2 0.7 0.36 0.64 C0.4 0.62 0.41 0.58 0.41 0.5 L0.59 0.5 C0.59 0.58 0.6 0.62 0.64 0.64 C0.8 0.7 0.97 0.74 0.98 0.99 Z");
        using var head = new SKPath();
        head.AddOval(new SKRect(0.33f, 0.02f, 0.67f, 0.54f));
        return shoulders.Op(head, SKPathOp.Union);
    }
}
