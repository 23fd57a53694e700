namespace NeuralGlasses.Simulator.Reports;

/// <summary>A list of measurements that can say its percentiles.</summary>
public sealed class Percentiles
{
    private readonly List<double> _values = new(4096);

    /// <summary>Number of measurements.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a measurement.</summary>
    public void Add(double value) => _values.Add(value);

    /// <summary>The smallest value that at least <paramref name="percent"/> percent of all do not exceed (nearest rank), rounded to 0.001; null without measurements.</summary>
    public double? At(double percent)
    {
        if (_values.Count == 0)
            return null;
        var sorted = _values.Order().ToList();
        var rank = (int)Math.Ceiling(percent / 100 * sorted.Count);
        return Math.Round(sorted[Math.Clamp(rank - 1, 0, sorted.Count - 1)], 3);
    }
}
