using System.Numerics;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>How the wearer's head is turned against a space: to the left first, then down, then to the right shoulder.</summary>
/// <param name="LeftDegrees">Turned to the left, in degrees.</param>
/// <param name="DownDegrees">Looking down, in degrees.</param>
/// <param name="TiltDegrees">Tilted to the right shoulder, in degrees.</param>
public readonly record struct HudHeadPose(double LeftDegrees, double DownDegrees, double TiltDegrees)
{
    /// <summary>A direction of the space as the head has it: to the right, up and ahead.</summary>
    public Vector3 Seen(Vector3 direction)
    {
        var (x, y, z) = ((double)direction.X, (double)direction.Y, (double)direction.Z);
        (x, z) = Turned(x, z, LeftDegrees);
        (y, z) = Turned(y, z, DownDegrees);
        (y, x) = Turned(y, x, TiltDegrees);
        return new Vector3((float)x, (float)y, (float)z);
    }

    // What the head turns away from comes to the other side.
    private static (double Aside, double Ahead) Turned(double aside, double ahead, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return ((aside * cos) + (ahead * sin), (ahead * cos) - (aside * sin));
    }
}
