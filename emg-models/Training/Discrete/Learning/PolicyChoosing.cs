using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Training.Discrete.Evaluation;

namespace NeuralGlasses.Training.Discrete.Learning;

/// <summary>Chooses the settings of the event policy on people who are neither teachers nor testers.</summary>
public static class PolicyChoosing
{
    private const double SmoothingMs = 15;
    private static readonly double[] Thresholds = [0.3, 0.5, 0.7, 0.85, 0.95, 0.98];
    private static readonly double[] RestsBefore = [0, 0.85];

    /// <summary>The settings with the highest recall among those within the limit of false activations, or with the fewest if none is.</summary>
    /// <param name="people">The decoded sessions of each person.</param>
    /// <param name="mostFalsePerHour">Most false activations an hour.</param>
    public static EventPolicyOptions Of(IReadOnlyList<IReadOnlyList<DecodedSession>> people, double mostFalsePerHour)
    {
        ArgumentNullException.ThrowIfNull(people);
        var tried = All().AsParallel().AsOrdered().Select(options => (Options: options, Figures: FiguresOf(people, options))).ToArray();
        var within = tried.Where(each => each.Figures.FalsePerHour <= mostFalsePerHour).ToArray();
        return within.Length > 0
            ? within.MaxBy(each => each.Figures.Recall).Options
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
        from rest in RestsBefore
        select new EventPolicyOptions { Threshold = threshold, SmoothingMs = SmoothingMs, RestBefore = rest };
}
