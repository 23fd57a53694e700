using NeuralGlasses.Hud;

namespace NeuralGlasses.Examples;

/// <summary>A way in which a route goes on.</summary>
/// <param name="Name">Its name in a route.</param>
/// <param name="Words">Its words before a place.</param>
/// <param name="Degrees">Its direction, clockwise from straight on.</param>
internal sealed record Turn(string Name, string Words, double Degrees)
{
    /// <summary>Degrees from one arrow that is drawn to the next: fewer are not told apart at a glance.</summary>
    public const int StepDegrees = 15;

    private const int SidePixels = 96;
    private const int PointsAcross = 4;
    private const string End = "arrive";

    private static readonly Turn[] All =
    [
        new("straight", "Straight on,", 0),
        new("slight-left", "Slightly left,", -45),
        new("left", "Left into", -90),
        new("sharp-left", "Sharp left into", -135),
        new("slight-right", "Slightly right,", 45),
        new("right", "Right into", 90),
        new("sharp-right", "Sharp right into", 135),
        new("back", "Turn round,", 180),
        new(End, "", 0),
    ];

    private static readonly HudPicture?[] Arrows = new HudPicture?[360 / StepDegrees];

    /// <summary>Whether the route ends there.</summary>
    public bool IsEnd => Name == End;

    /// <summary>What is to be seen on an arrow.</summary>
    /// <param name="degrees">Where it points, clockwise from straight up.</param>
    public static string Description(double degrees) =>
        $"Arrow {All.Where(turn => !turn.IsEnd).MinBy(turn => Math.Abs(Math.IEEERemainder(turn.Degrees - degrees, 360)))!.Name.Replace('-', ' ')}";

    /// <summary>Where the arrow points that is drawn for a direction, clockwise from straight up.</summary>
    public static double Nearest(double degrees) => Math.Round(Math.IEEERemainder(degrees, 360) / StepDegrees) * StepDegrees;

    /// <summary>The arrow for a direction.</summary>
    /// <param name="degrees">Where it is to point, clockwise from straight up.</param>
    public static HudPicture Arrow(double degrees)
    {
        double nearest = Nearest(degrees);
        return Arrows[((int)nearest + 360) / StepDegrees % Arrows.Length] ??= Draw(nearest * Math.PI / 180);
    }

    /// <summary>The turn of a name; null for none.</summary>
    public static Turn? Find(string name) => Array.Find(All, turn => turn.Name == name);

    private static HudPicture Draw(double angle)
    {
        var rgba = new byte[SidePixels * SidePixels * 4];
        for (var i = 0; i < SidePixels * SidePixels; i++)
        {
            var light = (byte)(255 * Share(i % SidePixels, i / SidePixels, angle));
            (rgba[i * 4], rgba[(i * 4) + 1], rgba[(i * 4) + 2], rgba[(i * 4) + 3]) = (light, light, light, 255);
        }

        return new HudPicture(SidePixels, SidePixels, rgba);
    }

    // How much of a pixel the arrow covers: points of it are turned back to where the arrow points up, and looked for in that one.
    private static double Share(int column, int line, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        var covered = 0;
        for (var i = 0; i < PointsAcross * PointsAcross; i++)
        {
            double x = ((column + (((i % PointsAcross) + 0.5) / PointsAcross)) / SidePixels * 2) - 1;
            double y = ((line + (((i / PointsAcross) + 0.5) / PointsAcross)) / SidePixels * 2) - 1;
            covered += IsInArrow((x * cos) + (y * sin), (y * cos) - (x * sin)) ? 1 : 0;
        }

        return covered / (double)(PointsAcross * PointsAcross);
    }

    // A head above a shaft, within a circle of radius 0.9 so that no direction is cut.
    private static bool IsInArrow(double x, double y) => y is >= -0.9 and < -0.1
        ? Math.Abs(x) <= (y + 0.9) * 0.75
        : y is >= -0.1 and <= 0.85 && Math.Abs(x) <= 0.17;
}
