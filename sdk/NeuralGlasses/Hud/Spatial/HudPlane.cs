using System.Numerics;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>A flat piece of space, in metres from between the wearer's eyes: to the right, up and ahead.</summary>
/// <param name="Middle">Its middle.</param>
/// <param name="Right">From its middle to the middle of its right edge.</param>
/// <param name="Up">From its middle to the middle of its upper edge.</param>
public readonly record struct HudPlane(Vector3 Middle, Vector3 Right, Vector3 Up)
{
    /// <summary>A point of it.</summary>
    /// <param name="x">From the left edge at 0 to the right one at 1.</param>
    /// <param name="y">From the upper edge at 0 to the lower one at 1.</param>
    public Vector3 At(double x, double y) => Middle + (Right * (float)((2 * x) - 1)) - (Up * (float)((2 * y) - 1));

    /// <summary>The same plane as a turned head has it.</summary>
    public HudPlane Seen(HudHeadPose pose) => new(pose.Seen(Middle), pose.Seen(Right), pose.Seen(Up));

    /// <summary>A piece of it, with its middle at a point.</summary>
    internal HudPlane Piece(double x, double y, double width, double height) => new(At(x, y), Right * (float)width, Up * (float)height);

    /// <summary>A plane that faces the wearer but for its lean.</summary>
    internal static HudPlane Facing(HudAnchor anchor, HudPlace place, double halfWidth, double halfHeight, double leanDegrees = 0)
    {
        var (sinB, cosB) = Math.SinCos((anchor.BearingDegrees + place.BearingDegrees) * Math.PI / 180);
        var (sinE, cosE) = Math.SinCos(Math.Clamp(anchor.ElevationDegrees + place.ElevationDegrees, -89, 89) * Math.PI / 180);
        var (sinL, cosL) = Math.SinCos(leanDegrees * Math.PI / 180);
        Vector3 ahead = Of(sinB * cosE, sinE, cosB * cosE);
        Vector3 up = Of(-sinB * sinE, cosE, -cosB * sinE);
        return new HudPlane(ahead * (float)place.DistanceMetres, Of(cosB, 0, -sinB) * (float)halfWidth, ((up * (float)cosL) + (ahead * (float)sinL)) * (float)halfHeight);
    }

    /// <summary>Half the length of what is so many degrees long at a distance, in metres.</summary>
    internal static double HalfOf(double degrees, double distanceMetres) => distanceMetres * Math.Tan(degrees * Math.PI / 360);

    private static Vector3 Of(double x, double y, double z) => new((float)x, (float)y, (float)z);
}
