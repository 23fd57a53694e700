using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Gaussian;

/// <summary>
/// How far a sample lies from the nearest class (Mahalanobis 1936; used on embeddings to tell the unknown from the known by Lee, Lee,
/// Lee and Shin 2018, NeurIPS).
/// </summary>
public sealed class MahalanobisDistance
{
    private readonly CholeskyFactor _factor;
    private readonly double[][] _means;
    private readonly double[] _sample;
    private readonly double[] _away;

    internal MahalanobisDistance(GaussianClasses classes, CholeskyFactor factor)
    {
        _factor = factor;
        _sample = new double[classes.FeatureCount];
        _away = new double[classes.FeatureCount];
        // A class that was never seen is nowhere.
        _means = [.. Enumerable.Range(0, classes.ClassCount).Where(k => classes.Weights[k] > 0).Select(k => classes.Mean(k).ToArray())];
        foreach (var mean in _means)
            factor.SolveLower(mean);
    }

    /// <summary>Natural logarithm of the squared distance to the nearest class mean; allocates nothing.</summary>
    public double LogNearest(ReadOnlySpan<float> features)
    {
        TensorPrimitives.ConvertChecked(features, _sample.AsSpan());
        _factor.SolveLower(_sample);
        var nearest = double.PositiveInfinity;
        foreach (var mean in _means)
        {
            TensorPrimitives.Subtract(_sample, mean, _away);
            nearest = Math.Min(nearest, TensorPrimitives.SumOfSquares<double>(_away));
        }

        return Math.Log(nearest + 1e-12);
    }
}
