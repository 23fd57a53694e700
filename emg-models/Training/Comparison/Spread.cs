namespace NeuralGlasses.Training.Comparison;

/// <summary>How a figure is spread over stretches: its first decile, median and ninth decile.</summary>
/// <param name="Count">Number of stretches.</param>
/// <param name="P10">First decile.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">Ninth decile.</param>
public sealed record Spread(int Count, double P10, double P50, double P90)
{
    /// <summary>The spread of some values, at least one; deciles lie between values in straight lines.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
            throw new ArgumentException("There is no value to tell a spread of.", nameof(values));
        return new(sorted.Length, Quantile(sorted, 0.1), Quantile(sorted, 0.5), Quantile(sorted, 0.9));
    }

    /// <summary>Rounded to four significant digits, so that files are the same on every machine.</summary>
    public Spread Rounded() => new(Count, Significant(P10), Significant(P50), Significant(P90));

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private static double Significant(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return 0;
        var digits = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        return Math.Round(value, digits);
    }
}
