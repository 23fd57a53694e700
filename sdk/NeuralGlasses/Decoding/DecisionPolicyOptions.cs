namespace NeuralGlasses.Decoding;

/// <summary>
/// When a decoder's probabilities become a gesture. The defaults are the setting that gave at most 2.5 false activations an hour
/// of rest on 28 people after one repetition (recall 0.94, our measurement on myo-alternating with 50 ms strides).
/// </summary>
public sealed class DecisionPolicyOptions
{
    /// <summary>Label that means that the hand does nothing.</summary>
    public string RestLabel { get; init; } = "rest";

    /// <summary>Smoothed probability, or certainty where <see cref="Certainty"/> is given, that a gesture has to reach, above 0 to 1.</summary>
    public double Threshold { get; init; } = 0.8;

    /// <summary>
    /// What tells from the last seconds how certain the leading gesture is; null to take its smoothed probability. With it the leader is
    /// that of the mean over 200 ms, and <see cref="SmoothingMs"/> serves the release alone.
    /// </summary>
    public GestureCertainty? Certainty { get; init; }

    /// <summary>Consecutive steps for which the same gesture has to reach it, 1 or more.</summary>
    public int ConfirmSteps { get; init; } = 5;

    /// <summary>Time constant of the exponential mean over the probabilities, in milliseconds; 0 for none.</summary>
    public double SmoothingMs { get; init; } = 350;

    /// <summary>Smoothed probability of rest above which a step counts towards release, 0 to below 1.</summary>
    public double ReleaseRestProbability { get; init; } = 0.5;

    /// <summary>Consecutive steps of rest that end a gesture, 1 or more.</summary>
    public int ReleaseSteps { get; init; } = 3;

    /// <summary>Shortest time between two gestures, in milliseconds; 0 for none.</summary>
    public double RefractoryMs { get; init; }

    /// <summary>Least lead of the best smoothed probability over the second best, 0 to 1; a smaller one is rejected as uncertain.</summary>
    public double MinMargin { get; init; }

    /// <summary>
    /// Largest entropy of the smoothed probabilities, as a share of that of an even guess, above 0 to 1; a larger one is rejected as
    /// uncertain, and 1 rejects nothing.
    /// </summary>
    public double MaxEntropy { get; init; } = 1;

    /// <summary>Least valid share of a window from which a step counts, 0 to 1.</summary>
    public double MinValidFraction { get; init; } = 0.75;

    /// <summary>Longest time without a step that counts through which a confirmation lasts, in milliseconds, above 0.</summary>
    public double MaxGapMs { get; init; } = 250;

    /// <summary>The settings with which a model's figures were measured.</summary>
    public static DecisionPolicyOptions From(ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Policy is not { } policy)
            throw new ModelMismatchException($"The model {manifest.Name} sees short events and no gestures that last; make its policy of 'events'.");
        return From(policy, manifest.RestLabel);
    }

    /// <summary>The settings of a manifest's policy for a model with this label of rest.</summary>
    public static DecisionPolicyOptions From(ModelManifestPolicy policy, string restLabel)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new DecisionPolicyOptions
        {
            RestLabel = restLabel,
            Threshold = policy.Threshold,
            ConfirmSteps = policy.ConfirmSteps,
            SmoothingMs = policy.SmoothingMs,
            ReleaseRestProbability = policy.ReleaseRestProbability,
            ReleaseSteps = policy.ReleaseSteps,
            MinValidFraction = policy.MinimumValidFraction,
            Certainty = policy.Certainty,
        };
    }

    internal void Check(IReadOnlyList<string> labels)
    {
        Require(Threshold is > 0 and <= 1, nameof(Threshold), Threshold, "a probability above 0 and up to 1");
        Require(ConfirmSteps >= 1, nameof(ConfirmSteps), ConfirmSteps, "1 step or more");
        Require(SmoothingMs >= 0 && double.IsFinite(SmoothingMs), nameof(SmoothingMs), SmoothingMs, "0 or more milliseconds");
        Require(ReleaseRestProbability is >= 0 and < 1, nameof(ReleaseRestProbability), ReleaseRestProbability, "a probability from 0 to below 1");
        Require(ReleaseSteps >= 1, nameof(ReleaseSteps), ReleaseSteps, "1 step or more");
        Require(RefractoryMs >= 0, nameof(RefractoryMs), RefractoryMs, "0 or more milliseconds");
        Require(MinMargin is >= 0 and <= 1, nameof(MinMargin), MinMargin, "a difference of probabilities from 0 to 1");
        Require(MaxEntropy is > 0 and <= 1, nameof(MaxEntropy), MaxEntropy, "a share above 0 and up to 1");
        Require(MinValidFraction is >= 0 and <= 1, nameof(MinValidFraction), MinValidFraction, "a share from 0 to 1");
        Require(Certainty is null || Certainty.IsWhole, nameof(Certainty), Certainty?.Weights?.Count ?? 0, $"{GestureHistory.FeatureCount} finite weights");
        Require(MaxGapMs > 0, nameof(MaxGapMs), MaxGapMs, "more than 0 milliseconds");

        string list = string.Join(", ", labels);
        if (labels.Count < 2 || labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
            throw new ArgumentException($"The decoder's labels are '{list}'; expected at least two, each once.", nameof(labels));
        if (!labels.Contains(RestLabel, StringComparer.Ordinal))
            throw new ArgumentException($"{nameof(DecisionPolicyOptions)}.{nameof(RestLabel)} is '{RestLabel}'; expected one of the decoder's labels '{list}'.");
    }

    private static void Require(bool holds, string field, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(DecisionPolicyOptions)}.{field} is {found}; expected {expected}.");
    }
}
