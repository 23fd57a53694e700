namespace NeuralGlasses.Decoding;

/// <summary>
/// How probable it is that the gesture which leads is really meant: logistic regression (Cox 1958, J. R. Stat. Soc. B 20:215) on
/// <see cref="GestureHistory"/>, learnt from continuous recordings of people, their rest and their mistaken frames.
/// </summary>
public sealed class GestureCertainty
{
    /// <summary>Offset of the score.</summary>
    public required double Bias { get; init; }

    /// <summary>One weight for each of the <see cref="GestureHistory.FeatureCount"/> values.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Whether there is one finite weight for each value.</summary>
    internal bool IsWhole => double.IsFinite(Bias) && Weights is { Count: GestureHistory.FeatureCount } && Weights.All(double.IsFinite);

    /// <summary>The probability, 0 to 1; allocates nothing.</summary>
    /// <param name="history">What went before.</param>
    public double Of(GestureHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Span<double> features = stackalloc double[GestureHistory.FeatureCount];
        history.Describe(features);
        var score = Bias;
        for (var f = 0; f < features.Length; f++)
            score += Weights[f] * features[f];
        return 1 / (1 + Math.Exp(-score));
    }
}
