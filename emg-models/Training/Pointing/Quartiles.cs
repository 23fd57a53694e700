namespace NeuralGlasses.Training.Pointing;

/// <summary>How a figure is spread.</summary>
/// <param name="Q1">First quartile.</param>
/// <param name="Median">Median.</param>
/// <param name="Q3">Third quartile.</param>
public sealed record Quartiles(double Q1, double Median, double Q3)
{
    /// <summary>The quartiles of some values, rounded to a thousandth; zeros of none.</summary>
    public static Quartiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? new Quartiles(0, 0, 0) : new Quartiles(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    private static double At(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return Math.Round(below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below], 3);
    }
}
