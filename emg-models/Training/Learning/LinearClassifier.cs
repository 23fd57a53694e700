namespace NeuralGlasses.Training.Learning;

/// <summary>Scores that are linear in the features: score[k] = weights[k] · x + bias[k].</summary>
/// <param name="Weights">One row of feature weights a class, [class, feature].</param>
/// <param name="Bias">One offset a class.</param>
public sealed record LinearClassifier(double[,] Weights, double[] Bias) : IScoreModel
{
    /// <inheritdoc/>
    public int ClassCount => Bias.Length;

    /// <inheritdoc/>
    public int FeatureCount => Weights.GetLength(1);

    /// <summary>The same classifier with a value added to the score of rest, class 0.</summary>
    public LinearClassifier WithRestBias(double restBias) => new(Weights, [Bias[0] + restBias, .. Bias[1..]]);

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> features, Span<double> scores)
    {
        for (var k = 0; k < ClassCount; k++)
        {
            var sum = Bias[k];
            for (var f = 0; f < FeatureCount; f++)
                sum += Weights[k, f] * features[f];
            scores[k] = sum;
        }
    }
}
