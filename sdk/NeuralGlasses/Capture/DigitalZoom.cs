using NeuralGlasses.Devices;

namespace NeuralGlasses.Capture;

/// <summary>Zoom by cutting the middle out, turned like a dial.</summary>
public static class DigitalZoom
{
    /// <summary>Most that is zoomed.</summary>
    public const double Most = 4;

    /// <summary>Steps of the dial that double the zoom; a guess.</summary>
    public const double StepsOfDouble = 8;

    /// <summary>The zoom after the dial was turned: each step changes it by the same share, and it stops at 1 and 4.</summary>
    public static double Turn(double zoom, double steps) => Within(zoom * Math.Pow(2, steps / StepsOfDouble));

    /// <summary>The zoom, but no less than 1 and no more than 4; 1 for what is no number.</summary>
    public static double Within(double zoom) => double.IsNaN(zoom) ? 1 : Math.Clamp(zoom, 1, Most);

    /// <summary>The size in which a photo is taken: the smallest whose middle still has the pixels of the usual size, else the largest.</summary>
    public static CameraMode Choose(IReadOnlyList<CameraMode> modes, double zoom)
    {
        ArgumentNullException.ThrowIfNull(modes);
        CameraMode usual = modes[0];
        if (zoom <= 1)
            return usual;
        double wanted = usual.WidthPixels * zoom;
        CameraMode best = usual;
        for (var i = 1; i < modes.Count; i++)
        {
            CameraMode mode = modes[i];
            bool isNearer = best.WidthPixels < wanted ? mode.WidthPixels > best.WidthPixels : mode.WidthPixels >= wanted && mode.WidthPixels < best.WidthPixels;
            if (isNearer)
                best = mode;
        }

        return best;
    }
}
