namespace NeuralGlasses.Training.Novelty;

/// <summary>The area under the receiver operating characteristic.</summary>
public static class AreaUnderCurve
{
    /// <summary>
    /// Probability that a strange frame scores higher than a known one, ties counted half (Mann and Whitney 1947, Annals of
    /// Mathematical Statistics 18:50): 1 tells all apart, 0.5 none.
    /// </summary>
    /// <exception cref="ArgumentException">One of the two has no score.</exception>
    public static double Of(IReadOnlyList<double> strange, IReadOnlyList<double> known)
    {
        ArgumentNullException.ThrowIfNull(strange);
        ArgumentNullException.ThrowIfNull(known);
        if (strange.Count == 0 || known.Count == 0)
            throw new ArgumentException($"There are {strange.Count} strange and {known.Count} known scores; expected at least one of each.", nameof(strange));
        var sorted = known.Order().ToArray();
        var wins = 0.0;
        foreach (var score in strange)
        {
            var (below, upTo) = (Rank(sorted, score, false), Rank(sorted, score, true));
            wins += below + (upTo - below) / 2.0;
        }

        return wins / ((double)strange.Count * known.Count);
    }

    // Values below the score, or up to and with it.
    private static int Rank(double[] sorted, double score, bool including)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < score || (including && sorted[middle] == score))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
