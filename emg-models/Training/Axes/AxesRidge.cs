using MathNet.Numerics.LinearAlgebra;

namespace NeuralGlasses.Training.Axes;

/// <summary>Ridge regression from features to axes (Hoerl and Kennard 1970, Technometrics 12:55), on features of mean 0 and variance 1.</summary>
public sealed class AxesRidge
{
    // Weight of the penalty against that of all windows together; as for the house's other linear models, not tuned to a set.
    private const double Loading = 0.02;
    private readonly double[] _mean;
    private readonly double[] _deviation;
    private readonly Matrix<double> _weights;
    private readonly double[] _bias;

    private AxesRidge(double[] mean, double[] deviation, Matrix<double> weights, double[] bias) => (_mean, _deviation, _weights, _bias) = (mean, deviation, weights, bias);

    /// <summary>Learns from windows.</summary>
    public static AxesRidge Fit(IReadOnlyList<float[]> features, IReadOnlyList<double[]> targets)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        var (count, size, axes) = (features.Count, features[0].Length, targets[0].Length);
        var (mean, deviation) = Moments(features);
        var bias = Enumerable.Range(0, axes).Select(axis => targets.Average(target => target[axis])).ToArray();
        var x = Matrix<double>.Build.Dense(count, size, (i, f) => (features[i][f] - mean[f]) / deviation[f]);
        var y = Matrix<double>.Build.Dense(count, axes, (i, axis) => targets[i][axis] - bias[axis]);
        var square = x.TransposeThisAndMultiply(x);
        for (var f = 0; f < size; f++)
            square[f, f] += Loading * count;
        return new AxesRidge(mean, deviation, square.Cholesky().Solve(x.TransposeThisAndMultiply(y)), bias);
    }

    /// <summary>Estimates the axes of a window.</summary>
    public double[] Estimate(float[] features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var result = (double[])_bias.Clone();
        for (var f = 0; f < features.Length; f++)
        {
            var value = (features[f] - _mean[f]) / _deviation[f];
            for (var axis = 0; axis < result.Length; axis++)
                result[axis] += value * _weights[f, axis];
        }

        return result;
    }

    /// <summary>The windows of a recording brought to mean 0 and variance 1 by themselves, as unlabelled statistics allow.</summary>
    public static IReadOnlyList<float[]> Standardised(IReadOnlyList<float[]> features)
    {
        var (mean, deviation) = Moments(features);
        return [.. features.Select(row => row.Select((value, f) => (float)((value - mean[f]) / deviation[f])).ToArray())];
    }

    private static (double[] Mean, double[] Deviation) Moments(IReadOnlyList<float[]> features)
    {
        var size = features[0].Length;
        var (mean, square) = (new double[size], new double[size]);
        foreach (var row in features)
        {
            for (var f = 0; f < size; f++)
            {
                mean[f] += row[f] / (double)features.Count;
                square[f] += (double)row[f] * row[f] / features.Count;
            }
        }

        return (mean, [.. square.Select((value, f) => Math.Sqrt(Math.Max(1e-9, value - (mean[f] * mean[f]))))]);
    }
}
