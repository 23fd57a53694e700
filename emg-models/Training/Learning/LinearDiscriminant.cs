using MathNet.Numerics.LinearAlgebra;

namespace NeuralGlasses.Training.Learning;

/// <summary>
/// Linear discriminant analysis with one pooled within-class covariance shrunk towards a multiple of the identity
/// (Friedman 1989, JASA 84:165) on z-scored features, all classes equally likely.
/// </summary>
public static class LinearDiscriminant
{
    /// <summary>Fits the classifier; every class and, within a class, every group counts the same however many samples it has.</summary>
    /// <param name="samples">Feature vectors of the same length.</param>
    /// <param name="labels">Class of each, 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="groups">Group of each, such as the person.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="shrinkage">Share of the identity in the covariance, 0 to 1.</param>
    /// <param name="softness">Factor on the scores; below 1 the probabilities are softer than the Gaussian model claims.</param>
    /// <exception cref="ArgumentException">There are no samples, or a class has none.</exception>
    public static LinearClassifier Fit(
        IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, IReadOnlyList<int> groups, int classCount, double shrinkage, double softness)
    {
        if (samples.Count == 0)
            throw new ArgumentException("There are no samples to learn from.", nameof(samples));
        var width = samples[0].Length;
        var weights = SampleWeights(labels, groups, classCount);
        var (mean, deviation) = Moments(samples, weights, width);
        var means = new double[classCount, width];
        for (var i = 0; i < samples.Count; i++)
        {
            for (var f = 0; f < width; f++)
                means[labels[i], f] += weights[i] * classCount * (samples[i][f] - mean[f]) / deviation[f];
        }

        var scatter = new double[width, width];
        var centred = new double[width];
        for (var i = 0; i < samples.Count; i++)
        {
            for (var f = 0; f < width; f++)
                centred[f] = (samples[i][f] - mean[f]) / deviation[f] - means[labels[i], f];
            for (var a = 0; a < width; a++)
            {
                var scaled = weights[i] * centred[a];
                for (var b = a; b < width; b++)
                    scatter[a, b] += scaled * centred[b];
            }
        }

        var trace = 0.0;
        for (var a = 0; a < width; a++)
            trace += scatter[a, a];
        var covariance = Matrix<double>.Build.Dense(width, width, (a, b) =>
            (1 - shrinkage) * (a <= b ? scatter[a, b] : scatter[b, a]) + (a == b ? shrinkage * trace / width : 0));
        var directions = covariance.Cholesky().Solve(Matrix<double>.Build.DenseOfArray(means).Transpose());
        return Fold(directions, means, mean, deviation, softness);
    }

    private static double[] SampleWeights(IReadOnlyList<int> labels, IReadOnlyList<int> groups, int classCount)
    {
        var counts = new Dictionary<(int Label, int Group), int>();
        for (var i = 0; i < labels.Count; i++)
            counts[(labels[i], groups[i])] = counts.GetValueOrDefault((labels[i], groups[i])) + 1;
        var groupsOfClass = new int[classCount];
        foreach (var (label, _) in counts.Keys)
            groupsOfClass[label]++;
        for (var k = 0; k < classCount; k++)
        {
            if (groupsOfClass[k] == 0)
                throw new ArgumentException($"Class {k} has no sample to learn from.", nameof(labels));
        }

        var weights = new double[labels.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = 1.0 / classCount / groupsOfClass[labels[i]] / counts[(labels[i], groups[i])];
        return weights;
    }

    private static (double[] Mean, double[] Deviation) Moments(IReadOnlyList<float[]> samples, double[] weights, int width)
    {
        var mean = new double[width];
        var deviation = new double[width];
        for (var i = 0; i < samples.Count; i++)
        {
            for (var f = 0; f < width; f++)
                mean[f] += weights[i] * samples[i][f];
        }

        for (var i = 0; i < samples.Count; i++)
        {
            for (var f = 0; f < width; f++)
                deviation[f] += weights[i] * (samples[i][f] - mean[f]) * (samples[i][f] - mean[f]);
        }

        for (var f = 0; f < width; f++)
            deviation[f] = Math.Sqrt(deviation[f]) + 1e-9;
        return (mean, deviation);
    }

    private static LinearClassifier Fold(Matrix<double> directions, double[,] means, double[] mean, double[] deviation, double softness)
    {
        var (classCount, width) = (means.GetLength(0), means.GetLength(1));
        var weights = new double[classCount, width];
        var bias = new double[classCount];
        for (var k = 0; k < classCount; k++)
        {
            for (var f = 0; f < width; f++)
            {
                weights[k, f] = softness * directions[f, k] / deviation[f];
                bias[k] -= softness * 0.5 * means[k, f] * directions[f, k] + weights[k, f] * mean[f];
            }
        }

        return new(weights, bias);
    }
}
