namespace NeuralGlasses.Training.Comparison;

/// <summary>How one person's movement changes with the effort, over the efforts that a set states.</summary>
public static class EffortTrend
{
    /// <summary>Slope of the logarithm of the best pair's RMS over that of the effort: 1 where twice the effort is twice as loud.</summary>
    public const string Slope = "growth of the RMS with effort, exponent";

    /// <summary>Median frequency of the best pair at the greatest over that at the least effort.</summary>
    public const string Frequency = "median frequency, greatest over least effort";

    /// <summary>Kurtosis of the best pair at the greatest less that at the least effort.</summary>
    public const string Kurtosis = "kurtosis, greatest less least effort";

    /// <summary>The trends of one person's movements.</summary>
    /// <param name="stretches">Steady stretches of one person.</param>
    /// <param name="twin">The twin of the set.</param>
    /// <returns>Figure, index of the movement, value.</returns>
    public static IEnumerable<(string Figure, int Label, double Value)> Of(IReadOnlyList<SteadyStretch> stretches, SetTwin twin)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var movements = stretches.Where(stretch => twin.Movements[stretch.Label].Movement is not null).GroupBy(stretch => stretch.Label);
        foreach (var movement in movements)
        {
            var efforts = movement.GroupBy(stretch => stretch.EffortPercent).OrderBy(effort => effort.Key).ToArray();
            if (efforts.Length < 2)
                continue;
            var levels = efforts.Select(effort => (
                Effort: Math.Log(effort.Key),
                Rms: Math.Log(effort.Average(stretch => stretch.Ring.RmsMicrovolts[stretch.Ring.Best])))).ToArray();
            var (x, y) = (levels.Average(level => level.Effort), levels.Average(level => level.Rms));
            yield return (Slope, movement.Key, levels.Sum(level => (level.Effort - x) * (level.Rms - y)) / levels.Sum(level => (level.Effort - x) * (level.Effort - x)));
            yield return (Frequency, movement.Key, Mean(efforts[^1], ring => ring.MedianFrequencyHz) / Mean(efforts[0], ring => ring.MedianFrequencyHz));
            yield return (Kurtosis, movement.Key, Mean(efforts[^1], ring => ring.Kurtosis) - Mean(efforts[0], ring => ring.Kurtosis));
        }
    }

    private static double Mean(IEnumerable<SteadyStretch> stretches, Func<Physiology.Statistics.RingStatistics, double[]> figure)
        => stretches.Average(stretch => figure(stretch.Ring)[stretch.Ring.Best]);
}
