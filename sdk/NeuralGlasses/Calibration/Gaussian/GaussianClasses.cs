using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Gaussian;

/// <summary>Classes that differ in their means and share one covariance: the model behind linear discriminant analysis (Fisher 1936, Annals of Eugenics 7:179).</summary>
public sealed class GaussianClasses
{
    private readonly double[] _means;
    private readonly double[] _covariance;
    private readonly double[] _weights;

    private GaussianClasses(double[] means, double[] covariance, double[] weights)
    {
        _means = means;
        _covariance = covariance;
        _weights = weights;
        ClassCount = weights.Length;
        FeatureCount = means.Length / weights.Length;
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of features.</summary>
    public int FeatureCount { get; }

    /// <summary>Sum of the weights of the samples behind each class; 0 for a class that was never seen.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Covariance within the classes, [feature, feature], row after row.</summary>
    public ReadOnlySpan<double> Covariance => _covariance;

    /// <summary>Mean of a class.</summary>
    public ReadOnlySpan<double> Mean(int label) => _means.AsSpan(label * FeatureCount, FeatureCount);

    /// <summary>Means and covariance of samples that belong to the classes by shares.</summary>
    /// <param name="samples">Feature vectors.</param>
    /// <param name="shares">For each sample one weight of at least 0 a class.</param>
    /// <exception cref="ArgumentException">There is no sample with a weight, or not as many rows of weights.</exception>
    public static GaussianClasses Of(IReadOnlyList<float[]> samples, IReadOnlyList<float[]> shares)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(shares);
        if (samples.Count == 0 || samples.Count != shares.Count)
            throw new ArgumentException($"There are {samples.Count} samples and {shares.Count} rows of weights; expected as many of each, at least one.", nameof(shares));
        var sums = new GaussianSums(shares[0].Length, samples[0].Length);
        for (var i = 0; i < samples.Count; i++)
            sums.Add(samples[i], shares[i]);
        return sums.Classes();
    }

    /// <summary>Means and covariance of labelled samples in which every class counts the same.</summary>
    /// <param name="samples">Feature vectors.</param>
    /// <param name="labels">Class of each, from 0.</param>
    /// <param name="classCount">Number of classes; those without a sample keep a mean of 0 and a weight of 0.</param>
    /// <exception cref="ArgumentException">There is no sample.</exception>
    public static GaussianClasses Of(IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, int classCount)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var counts = new int[classCount];
        foreach (var label in labels)
            counts[label]++;
        var shares = new float[labels.Count][];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = new float[classCount];
            shares[i][labels[i]] = 1f / counts[labels[i]];
        }

        return Of(samples, shares);
    }

    /// <summary>
    /// The most probable classes of one person given a population (maximum a posteriori with a normal prior on the means): mean =
    /// (own + pull × population's) / (1 + pull), covariance = (1 - share) × own + share × population's.
    /// </summary>
    /// <param name="population">Classes of many people, with the same labels and features.</param>
    /// <param name="pull">Pull of each class's mean, at least 0; a class that this person never showed has the population's mean.</param>
    /// <param name="covarianceShare">Share of the population's covariance, 0 to 1.</param>
    public GaussianClasses Towards(GaussianClasses population, ReadOnlySpan<double> pull, double covarianceShare)
    {
        ArgumentNullException.ThrowIfNull(population);
        var means = new double[_means.Length];
        for (var k = 0; k < ClassCount; k++)
        {
            var mean = means.AsSpan(k * FeatureCount, FeatureCount);
            if (_weights[k] <= 0)
            {
                population.Mean(k).CopyTo(mean);
                continue;
            }

            TensorPrimitives.Multiply(population.Mean(k), pull[k], mean);
            TensorPrimitives.Add(mean, Mean(k), mean);
            TensorPrimitives.Divide(mean, 1 + pull[k], mean);
        }

        var covariance = new double[_covariance.Length];
        for (var i = 0; i < covariance.Length; i++)
            covariance[i] = (1 - covarianceShare) * _covariance[i] + covarianceShare * population._covariance[i];
        return new(means, covariance, _weights);
    }

    /// <summary>The same with one pull for all classes.</summary>
    public GaussianClasses Towards(GaussianClasses population, double pull, double covarianceShare)
    {
        var pulls = new double[ClassCount];
        Array.Fill(pulls, pull);
        return Towards(population, pulls, covarianceShare);
    }

    /// <summary>Scores that are linear in the features, all classes equally likely.</summary>
    /// <param name="loading">Share of the mean variance that is added to the diagonal of the covariance, above 0.</param>
    /// <param name="softness">Factor on the scores; below 1 the probabilities are softer than the normal model claims.</param>
    public LinearScores Scores(double loading, double softness)
    {
        var factor = Factor(loading);
        var weights = new float[ClassCount * FeatureCount];
        var bias = new float[ClassCount];
        var direction = new double[FeatureCount];
        for (var k = 0; k < ClassCount; k++)
        {
            Mean(k).CopyTo(direction);
            factor.Solve(direction);
            bias[k] = (float)(-0.5 * softness * TensorPrimitives.Dot<double>(direction, Mean(k)));
            for (var f = 0; f < FeatureCount; f++)
                weights[k * FeatureCount + f] = (float)(softness * direction[f]);
        }

        return new(weights, bias);
    }

    /// <summary>Distances to the class means in the metric of the covariance, for telling what is none of the classes.</summary>
    /// <param name="loading">Share of the mean variance that is added to the diagonal of the covariance, above 0.</param>
    public MahalanobisDistance Distances(double loading) => new(this, Factor(loading));

    /// <summary>Mean over the classes of the squared distance between two sets of means, in the metric of this covariance.</summary>
    /// <param name="other">Classes with the same labels and features.</param>
    /// <param name="loading">Share of the mean variance that is added to the diagonal of the covariance, above 0.</param>
    public double SquaredDistance(GaussianClasses other, double loading)
    {
        ArgumentNullException.ThrowIfNull(other);
        var factor = Factor(loading);
        var away = new double[FeatureCount];
        var sum = 0.0;
        for (var k = 0; k < ClassCount; k++)
        {
            TensorPrimitives.Subtract(Mean(k), other.Mean(k), away);
            factor.SolveLower(away);
            sum += TensorPrimitives.SumOfSquares<double>(away);
        }

        return sum / ClassCount;
    }

    /// <summary>The same classes with their features in another order.</summary>
    /// <param name="index">For each new feature the index of the old one.</param>
    public GaussianClasses Permuted(ReadOnlySpan<int> index)
    {
        var means = new double[_means.Length];
        var covariance = new double[_covariance.Length];
        for (var a = 0; a < index.Length; a++)
        {
            for (var k = 0; k < ClassCount; k++)
                means[k * FeatureCount + a] = _means[k * FeatureCount + index[a]];
            for (var b = 0; b < index.Length; b++)
                covariance[a * FeatureCount + b] = _covariance[index[a] * FeatureCount + index[b]];
        }

        return new(means, covariance, [.. _weights]);
    }

    /// <summary>Classes of people taken together, each counted alike: the covariance holds what differs within and between people.</summary>
    /// <exception cref="ArgumentException">There is nobody.</exception>
    public static GaussianClasses Pooled(IReadOnlyList<GaussianClasses> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (people.Count == 0)
            throw new ArgumentException("There is nobody to pool; expected at least one person.", nameof(people));
        var sums = new GaussianSums(people[0].ClassCount, people[0].FeatureCount);
        foreach (var person in people)
            sums.Add(person, 1);
        return sums.Classes();
    }

    /// <summary>Writes the classes in single precision, little-endian: weights, means and the upper triangle of the covariance.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ClassCount);
        writer.Write(FeatureCount);
        StoredNumbers.Write(writer, _weights);
        StoredNumbers.Write(writer, _means);
        StoredNumbers.WriteTriangle(writer, _covariance, FeatureCount);
    }

    /// <summary>Reads classes that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The content has impossible sizes or holds a value that is not a number.</exception>
    /// <exception cref="EndOfStreamException">The content is cut short.</exception>
    public static GaussianClasses Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (classes, features) = StoredNumbers.ReadSizes(reader);
        var weights = StoredNumbers.ReadDoubles(reader, classes);
        var means = StoredNumbers.ReadDoubles(reader, classes * features);
        return new(means, StoredNumbers.ReadTriangle(reader, features), weights);
    }

    internal static GaussianClasses From(double[] means, double[] covariance, double[] weights) => new(means, covariance, weights);

    private CholeskyFactor Factor(double loading)
    {
        var loaded = _covariance.ToArray();
        var trace = 0.0;
        for (var f = 0; f < FeatureCount; f++)
            trace += loaded[f * FeatureCount + f];
        for (var f = 0; f < FeatureCount; f++)
            loaded[f * FeatureCount + f] += loading * trace / FeatureCount + 1e-9;
        return new(loaded, FeatureCount);
    }
}
