using System.Globalization;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>Where the middle of an object is, as seen from between the wearer's eyes.</summary>
public sealed record HudPlace
{
    /// <summary>Nearest that an object may be, in metres; nearer than this eyes cannot turn in with ease, a guess.</summary>
    public const double NearestMetres = 0.3;

    /// <summary>Furthest that an object may be, in metres; both eyes see the same from far nearer on.</summary>
    public const double FurthestMetres = 10_000;

    /// <summary>Makes a place.</summary>
    /// <param name="bearingDegrees">How far to the right, -180 to 180 degrees.</param>
    /// <param name="elevationDegrees">How far up, -80 to 80 degrees.</param>
    /// <param name="distanceMetres">How far away, 0.3 to 10 000 m.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public HudPlace(double bearingDegrees, double elevationDegrees, double distanceMetres)
    {
        BearingDegrees = Within(bearingDegrees, -180, 180, "bearing", "degrees");
        ElevationDegrees = Within(elevationDegrees, -80, 80, "elevation", "degrees");
        DistanceMetres = Within(distanceMetres, NearestMetres, FurthestMetres, "distance", "m");
    }

    /// <summary>How far to the right, in degrees.</summary>
    public double BearingDegrees { get; }

    /// <summary>How far up, in degrees.</summary>
    public double ElevationDegrees { get; }

    /// <summary>How far away, in metres.</summary>
    public double DistanceMetres { get; }

    internal static double Within(double value, double least, double most, string what, string unit) => value >= least && value <= most
        ? value
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A {what} of something in space is {value} {unit}, expected {least} to {most}; give it one within."));
}
