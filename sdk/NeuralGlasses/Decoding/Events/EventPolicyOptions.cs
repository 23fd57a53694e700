namespace NeuralGlasses.Decoding.Events;

/// <summary>When the probabilities of short events become events, and what presses and releases mean together.</summary>
public sealed record EventPolicyOptions
{
    /// <summary>Smoothed probability that all events which are no releases have to reach together, above 0 to 1.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Share of it that the likeliest of them has to have, 0 to 1: something happened, and it is clear what.</summary>
    public double LeastShare { get; init; }

    /// <summary>Smoothed probability of all releases together that lets go of what is pressed where <see cref="StillActivity"/> does not tell, above 0 to 1.</summary>
    public double ReleaseThreshold { get; init; } = 0.35;

    /// <summary>
    /// Activity, as a multiple of that at rest, under which nothing is pressed any longer, above 1. Where the decoder says what the activity
    /// is, this alone lets go; 0 always believes the model.
    /// </summary>
    public double StillActivity { get; init; } = 1.2;

    /// <summary>Window over which activity is the root mean square, in milliseconds, above 0 to 500.</summary>
    public double ActivityMs { get; init; } = 60;

    /// <summary>Time constant of the exponential mean over the probabilities, in milliseconds; 0 for none.</summary>
    public double SmoothingMs { get; init; } = 20;

    /// <summary>An event can fire only after their smoothed probability was below this share of the threshold, 0 to 1.</summary>
    public double RearmShare { get; init; } = 0.5;

    /// <summary>Shortest time between two events that are no releases, in milliseconds, 0 or more.</summary>
    public double RefractoryMs { get; init; } = 150;

    /// <summary>Time constant of the mean of the probability of rest that tells whether the hand was at rest before an event, in milliseconds, above 0.</summary>
    public double RestMs { get; init; } = 400;

    /// <summary>What that mean has to be for an event to fire, 0 to 1; 0 asks for no rest. The second press of a double one is let through without.</summary>
    public double RestBefore { get; init; }

    /// <summary>Time from a press after which it is a hold, in milliseconds.</summary>
    public double HoldMs { get; init; } = 500;

    /// <summary>Longest time between two presses of the same finger that make a double one, in milliseconds.</summary>
    public double DoubleMs { get; init; } = 550;

    /// <summary>Longest time that a press is believed without a release, in milliseconds.</summary>
    public double LongestPressMs { get; init; } = 10_000;

    /// <summary>After a loss nothing fires for so long, in milliseconds: what the model remembers is no longer what is before it.</summary>
    public double QuietMs { get; init; } = 200;

    /// <summary>Least valid share of a step that counts, 0 to 1.</summary>
    public double MinValidFraction { get; init; } = 0.9;

    internal void Check()
    {
        Require(Threshold is > 0 and <= 1, nameof(Threshold), Threshold, "above 0, at most 1");
        Require(LeastShare is >= 0 and <= 1, nameof(LeastShare), LeastShare, "0 to 1");
        Require(ReleaseThreshold is > 0 and <= 1, nameof(ReleaseThreshold), ReleaseThreshold, "above 0, at most 1");
        Require(SmoothingMs is >= 0 and <= 1000, nameof(SmoothingMs), SmoothingMs, "0 to 1000 ms");
        Require(StillActivity is 0 or > 1, nameof(StillActivity), StillActivity, "0, or above 1");
        Require(ActivityMs is > 0 and <= 500, nameof(ActivityMs), ActivityMs, "above 0, at most 500 ms");
        Require(RearmShare is >= 0 and <= 1, nameof(RearmShare), RearmShare, "0 to 1");
        Require(RefractoryMs is >= 0 and <= 5000, nameof(RefractoryMs), RefractoryMs, "0 to 5000 ms");
        Require(RestMs > 0, nameof(RestMs), RestMs, "above 0 ms");
        Require(RestBefore is >= 0 and <= 1, nameof(RestBefore), RestBefore, "0 to 1");
        Require(HoldMs > 0, nameof(HoldMs), HoldMs, "above 0 ms");
        Require(DoubleMs > 0, nameof(DoubleMs), DoubleMs, "above 0 ms");
        Require(LongestPressMs > HoldMs, nameof(LongestPressMs), LongestPressMs, $"more than {nameof(HoldMs)}");
        Require(QuietMs >= 0, nameof(QuietMs), QuietMs, "0 ms or more");
        Require(MinValidFraction is >= 0 and <= 1, nameof(MinValidFraction), MinValidFraction, "0 to 1");
    }

    private static void Require(bool holds, string field, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(EventPolicyOptions)}.{field} is {found}; expected {expected}.");
    }
}
