namespace NeuralGlasses.Training.Learning;

/// <summary>Scores that are linear in the features: score[k] = weights[k] · x + bias[k].</summary>
/// <param name="Weights">One row of feature weights a class, [class, feature].</param>
/// <param name="Bias">One offset a class.</param>
public sealed record LinearClassifier(double[,] Weights, double[] Bias)
{
    /// <summary>Number of classes.</summary>
    public int ClassCount => Bias.Length;

    /// <summary>Number of features.</summary>
    public int FeatureCount => Weights.GetLength(1);

    /// <summary>Computes the scores of one feature vector.</summary>
    /// <param name="features"><see cref="FeatureCount"/> values.</param>
    /// <param name="scores">Receives <see cref="ClassCount"/> values.</param>
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
