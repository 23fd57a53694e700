using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Gaussian;

/// <summary>One score a class, linear in the features.</summary>
/// <param name="weights">[class, feature], row after row.</param>
/// <param name="bias">One offset a class.</param>
public sealed class LinearScores(float[] weights, float[] bias)
{
    /// <summary>Number of classes.</summary>
    public int ClassCount => bias.Length;

    /// <summary>Number of features.</summary>
    public int FeatureCount => weights.Length / bias.Length;

    /// <summary>Weights, [class, feature], row after row.</summary>
    public ReadOnlySpan<float> Weights => weights;

    /// <summary>One offset a class.</summary>
    public ReadOnlySpan<float> Bias => bias;

    /// <summary>Computes the log-probabilities of the classes without allocating.</summary>
    /// <param name="features"><see cref="FeatureCount"/> values.</param>
    /// <param name="logProbabilities">Receives <see cref="ClassCount"/> values.</param>
    public void LogProbabilities(ReadOnlySpan<float> features, Span<float> logProbabilities)
    {
        var count = FeatureCount;
        for (var k = 0; k < bias.Length; k++)
            logProbabilities[k] = bias[k] + TensorPrimitives.Dot(weights.AsSpan(k * count, count), features);
        LogSoftMax(logProbabilities[..bias.Length]);
    }

    /// <summary>Turns scores into log-probabilities in place.</summary>
    public static void LogSoftMax(Span<float> scores)
    {
        var highest = TensorPrimitives.Max<float>(scores);
        var sum = 0f;
        foreach (var score in scores)
            sum += MathF.Exp(score - highest);
        TensorPrimitives.Subtract(scores, highest + MathF.Log(sum), scores);
    }
}
