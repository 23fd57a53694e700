namespace NeuralGlasses.Training.Events;

/// <summary>Chooses the settings of the decision policy on training people.</summary>
public static class PolicySearch
{
    /// <summary>
    /// The candidate with the highest recall within the limits; of equals the one with fewer wrong and false activations, then the
    /// quicker. If none keeps the limits, the one that exceeds the false activations least, then wrong ones, then the latency.
    /// </summary>
    /// <param name="streams">Decoded recordings of training people, decoded by models that had not learnt from them.</param>
    /// <param name="labels">The decoder's labels in its order.</param>
    /// <param name="restLabel">Label of rest.</param>
    /// <param name="grid">The candidates.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="progress">Told the share done, 0 to 1, after each candidate.</param>
    /// <exception cref="ArgumentException">The streams hold no gesture or no rest to score, or a candidate is out of range.</exception>
    public static PolicyChoice Choose(
        IReadOnlyList<DecodedRecording> streams,
        IReadOnlyList<string> labels,
        string restLabel,
        PolicyGrid grid,
        PolicyLimits limits,
        Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(limits);
        var candidates = grid.Candidates(restLabel).ToArray();
        if (candidates.Length == 0)
            throw new ArgumentException("The grid has no candidate; give at least one value for every setting.", nameof(grid));
        PolicyChoice? best = null;
        for (var i = 0; i < candidates.Length; i++)
        {
            var figures = EventFigures.Sum(PolicyReplay.Score(streams, candidates[i], labels));
            if (figures.Gestures == 0 || !(figures.RestHours > 0))
                throw new ArgumentException($"The recordings hold {figures.Gestures} gestures and {figures.RestHours:F2} h of rest to score; expected some of both.", nameof(streams));
            var choice = new PolicyChoice(candidates[i], figures, Excess(figures, limits) == (0, 0, 0));
            if (best is null || Order(choice.Figures, limits).CompareTo(Order(best.Figures, limits)) < 0)
                best = choice;
            progress?.Invoke((i + 1.0) / candidates.Length);
        }

        return best!;
    }

    private static (double False, double Wrong, double Seconds) Excess(EventFigures figures, PolicyLimits limits) => (
        Math.Max(0, figures.FalsePerHour!.Value - limits.FalsePerHour),
        Math.Max(0, figures.WrongRate!.Value - limits.WrongRate),
        Math.Max(0, Seconds(figures) - limits.MedianSeconds));

    private static ((double, double, double) Excess, int, int, double) Order(EventFigures figures, PolicyLimits limits)
        => (Excess(figures, limits), -figures.Right, figures.Wrong + figures.FalseActivations, Seconds(figures));

    // A policy that never fires has no latency: it must not pass for a quick one.
    private static double Seconds(EventFigures figures) => figures.MedianSecondsFromOnset ?? double.PositiveInfinity;
}
