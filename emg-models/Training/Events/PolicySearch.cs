using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Events;

/// <summary>Chooses the settings of the decision policy on training people.</summary>
public static class PolicySearch
{
    /// <summary>
    /// The candidate with the highest recall within the limits; of equals the one with fewer wrong and false activations, then the quicker.
    /// If none keeps the limits, the one that exceeds the false activations least, then wrong ones, then the latency. How certain a leading
    /// gesture is, is learnt from the same recordings, and candidates with it are tried too. What some people keep by a hair, others break, so a
    /// candidate has to keep the limit of false activations at the next lower threshold as well.
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
        var certainty = CertaintyLearning.Of(streams, PolicyReplay.Index(labels, restLabel));
        DecisionPolicyOptions[] plain = [.. grid.Candidates(restLabel)];
        DecisionPolicyOptions[] learnt = certainty is null ? [] : [.. grid.Candidates(restLabel, certainty)];
        if (plain.Length + learnt.Length == 0)
            throw new ArgumentException("The grid has no candidate; give at least one value for every setting.", nameof(grid));
        var trials = new List<Trial>();
        // Thresholds rise within each combination, so the trial before is the next looser one.
        foreach (var candidate in plain)
            trials.Add(new(candidate, Figures(candidate), candidate.Threshold == grid.Thresholds[0] ? null : trials[^1].Figures));
        foreach (var candidate in learnt)
        {
            var isLowest = candidate.Threshold == grid.CertainThresholds[0];
            trials.Add(new(candidate, Figures(candidate), isLowest ? null : trials[^1].Figures) { IsChoosable = !isLowest });
        }

        var best = trials.Where(trial => trial.IsChoosable).MinBy(trial => trial.Order(limits))
            ?? throw new ArgumentException("The grid has no candidate; give at least two thresholds of certainty.", nameof(grid));
        return new(best.Settings, best.Figures, best.Excess(limits) == (0, 0, 0));

        EventFigures Figures(DecisionPolicyOptions candidate)
        {
            var figures = EventFigures.Sum(PolicyReplay.Score(streams, candidate, labels));
            if (figures.Gestures == 0 || !(figures.RestHours > 0))
                throw new ArgumentException($"The recordings hold {figures.Gestures} gestures and {figures.RestHours:F2} h of rest to score; expected some of both.", nameof(streams));
            progress?.Invoke((trials.Count + 1.0) / (plain.Length + learnt.Length));
            return figures;
        }
    }

    /// <param name="Settings">The candidate.</param>
    /// <param name="Figures">What it reached.</param>
    /// <param name="Looser">What the candidate with the next lower threshold reached, or null where that does not matter.</param>
    private sealed record Trial(DecisionPolicyOptions Settings, EventFigures Figures, EventFigures? Looser)
    {
        public bool IsChoosable { get; init; } = true;

        // A policy that never fires has no latency: it must not pass for a quick one.
        private double Seconds => Figures.MedianSecondsFromOnset ?? double.PositiveInfinity;

        public (double False, double Wrong, double Seconds) Excess(PolicyLimits limits) => (
            Math.Max(0, Math.Max(Figures.FalsePerHour!.Value, Looser?.FalsePerHour ?? 0) - limits.FalsePerHour),
            Math.Max(0, Figures.WrongRate!.Value - limits.WrongRate),
            Math.Max(0, Seconds - limits.MedianSeconds));

        public ((double, double, double) Excess, int, int, double) Order(PolicyLimits limits)
            => (Excess(limits), -Figures.Right, Figures.Wrong + Figures.FalseActivations, Seconds);
    }
}
