using System.Numerics;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>
/// One eye behind a display as a pinhole camera that looks straight ahead: where it sees a point. Both eyes are 63 mm apart, the mean of adults (Dodgson 2004, Proceedings of
/// SPIE 5291). The head turns about the point between them, which is a simplification: a real head turns about the neck.
/// </summary>
public sealed class HudEye
{
    /// <summary>Distance of both eyes, in metres.</summary>
    public const double ApartMetres = 0.063;

    private readonly float _aside;

    private HudEye(HudAbilities display, double aside)
    {
        _aside = (float)aside;
        FocalPixels = display.WidthPixels / 2.0 / Math.Tan(display.WidthPixels / display.PixelsPerDegree / 2 * Math.PI / 180);
        (MiddleX, MiddleY) = (display.WidthPixels / 2.0, display.HeightPixels / 2.0);
    }

    /// <summary>Pixels from the middle of a point that is as far aside as ahead, so that the field is as wide as that of the display.</summary>
    public double FocalPixels { get; }

    /// <summary>Where it sees what is straight ahead, in pixels from the left edge.</summary>
    public double MiddleX { get; }

    /// <summary>Where it sees what is straight ahead, in pixels from the upper edge.</summary>
    public double MiddleY { get; }

    /// <summary>The left eye behind a display with a field of less than 180 degrees.</summary>
    public static HudEye Left(HudAbilities display) => new(display, -ApartMetres / 2);

    /// <summary>The right eye behind a display with a field of less than 180 degrees.</summary>
    public static HudEye Right(HudAbilities display) => new(display, ApartMetres / 2);

    /// <summary>A point that is given from between the eyes, from this one: to the right, up and ahead, in metres.</summary>
    public Vector3 From(Vector3 point) => point with { X = point.X - _aside };

    /// <summary>Where it sees a point, in pixels from the upper left corner; null for one behind it.</summary>
    /// <param name="point">The point from between the eyes: to the right, up and ahead, in metres.</param>
    public (double X, double Y)? See(Vector3 point)
    {
        Vector3 own = From(point);
        return own.Z <= 0 ? null : (MiddleX + (FocalPixels * own.X / own.Z), MiddleY - (FocalPixels * own.Y / own.Z));
    }
}
