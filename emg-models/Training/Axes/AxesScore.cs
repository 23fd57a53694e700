namespace NeuralGlasses.Training.Axes;

/// <summary>How well the axes of a person were estimated.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Windows">Windows that were tested.</param>
/// <param name="R2">Share of the variance that is explained, of each axis.</param>
/// <param name="MeanAbsoluteError">Of each axis, in units of the full motion or force.</param>
/// <param name="DirectionSingle">Share of the windows of a motion of one axis of the wrist alone whose direction is within 45 degrees; null for one axis.</param>
/// <param name="DirectionPaired">The same where another axis goes with it.</param>
/// <param name="MovedUnmeant">Share of the windows without flexion, extension or deviation in which more than half of a full motion is seen; null for one axis.</param>
public sealed record AxesScore(string Person, int Windows, IReadOnlyList<double> R2, IReadOnlyList<double> MeanAbsoluteError, double? DirectionSingle, double? DirectionPaired, double? MovedUnmeant)
{
    private const double FullMotionShare = 0.5;

    /// <summary>The score of a person's windows.</summary>
    public static AxesScore Of(string person, IReadOnlyList<(double[] Found, double[] Real, bool IsPaired)> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var axes = windows[0].Real.Length;
        var moved = windows.Where(window => Size(window.Real) > 0).ToArray();
        var still = windows.Where(window => Size(window.Real) == 0).ToArray();
        return new AxesScore(
            person, windows.Count,
            [.. Enumerable.Range(0, axes).Select(axis => Explained(windows, axis))],
            [.. Enumerable.Range(0, axes).Select(axis => Math.Round(windows.Average(window => Math.Abs(window.Found[axis] - window.Real[axis])), 4))],
            axes < 2 ? null : Direction(moved.Where(window => !window.IsPaired)),
            axes < 2 ? null : Direction(moved.Where(window => window.IsPaired)),
            axes < 2 || still.Length == 0 ? null : Math.Round(still.Average(window => Size(window.Found) > FullMotionShare ? 1.0 : 0), 4));
    }

    private static double Explained(IReadOnlyList<(double[] Found, double[] Real, bool IsPaired)> windows, int axis)
    {
        var mean = windows.Average(window => window.Real[axis]);
        var total = windows.Sum(window => Math.Pow(window.Real[axis] - mean, 2));
        return Math.Round(1 - (windows.Sum(window => Math.Pow(window.Found[axis] - window.Real[axis], 2)) / Math.Max(1e-12, total)), 4);
    }

    private static double? Direction(IEnumerable<(double[] Found, double[] Real, bool IsPaired)> windows)
    {
        var right = windows.Select(window =>
            window.Found.Zip(window.Real, (found, real) => found * real).Sum() > Math.Sqrt(0.5) * Size(window.Found) * Size(window.Real) ? 1.0 : 0).ToArray();
        return right.Length == 0 ? null : Math.Round(right.Average(), 4);
    }

    private static double Size(double[] axes) => Math.Sqrt(axes.Sum(axis => axis * axis));
}
