using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Training.Discrete.Evaluation;

namespace NeuralGlasses.Training.Discrete.Learning;

/// <summary>Chooses the settings of the event policy on people who are neither teachers nor testers.</summary>
public static class PolicyChoosing
{
    private static readonly double[] SmoothingsMs = [15, 30];
    private static readonly double[] Thresholds = [0.5, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.975, 0.985, 0.993];
    private static readonly double[] RestsBefore = [0, 0.85];
    private static readonly double[] LeastShares = [0, 0.5, 0.7];

    /// <summary>
    /// The settings with the best recall less errors of class among those within the limits of false activations and of latency, or with
    /// the fewest false activations if none is.
    /// </summary>
    /// <param name="people">The decoded sessions of each person.</param>
    /// <param name="mostFalsePerHour">Most false activations an hour.</param>
    /// <param name="mostMedianMs">Longest median latency, in milliseconds.</param>
    public static EventPolicyOptions Of(IReadOnlyList<IReadOnlyList<DecodedSession>> people, double mostFalsePerHour, double mostMedianMs)
    {
        ArgumentNullException.ThrowIfNull(people);
        var tried = All().AsParallel().AsOrdered().Select(options => (Options: options, Figures: FiguresOf(people, options))).ToArray();
        var within = tried.Where(each => each.Figures.FalsePerHour <= mostFalsePerHour && each.Figures.MedianLatencyMs <= mostMedianMs).ToArray();
        return within.Length > 0
            ? within.MaxBy(each => each.Figures.Recall - (each.Figures.Cler ?? 1)).Options
            : tried.MinBy(each => (each.Figures.FalsePerHour, -each.Figures.Recall)).Options;
    }

    /// <summary>Figures of a setting.</summary>
    public static DiscreteFigures FiguresOf(IReadOnlyList<IReadOnlyList<DecodedSession>> people, EventPolicyOptions options)
    {
        var labels = new EventLabels(DiscreteLabels.All, DiscreteLabels.Rest);
        return DiscreteScoring.Of(people, () => new EventPolicy(options, labels));
    }

    private static IEnumerable<EventPolicyOptions> All() =>
        from threshold in Thresholds
        from smoothing in SmoothingsMs
        from rest in RestsBefore
        from share in LeastShares
        select new EventPolicyOptions { Threshold = threshold, SmoothingMs = smoothing, RestBefore = rest, LeastShare = share };
}
