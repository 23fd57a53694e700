using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Gaussian;

/// <summary>The sums over samples from which classes follow; samples can be added for ever.</summary>
internal sealed class GaussianSums(int classCount, int featureCount)
{
    private readonly double[] _weights = new double[classCount];
    private readonly double[] _values = new double[classCount * featureCount];
    private readonly double[] _products = new double[featureCount * featureCount];
    private readonly double[] _sample = new double[featureCount];

    /// <summary>Adds a sample that belongs to the classes by shares.</summary>
    public void Add(ReadOnlySpan<float> sample, ReadOnlySpan<float> shares)
    {
        TensorPrimitives.ConvertChecked(sample, _sample.AsSpan());
        var total = 0.0;
        for (var k = 0; k < classCount; k++)
        {
            if (shares[k] <= 0)
                continue;
            total += shares[k];
            _weights[k] += shares[k];
            var sums = _values.AsSpan(k * featureCount, featureCount);
            TensorPrimitives.MultiplyAdd(_sample, (double)shares[k], sums, sums);
        }

        if (total > 0)
            AddProducts(total);
    }

    /// <summary>Adds classes as if each had been seen with this weight; one that never was stays unseen.</summary>
    public void Add(GaussianClasses classes, double weight)
    {
        var seen = 0;
        for (var k = 0; k < classCount; k++)
        {
            if (classes.Weights[k] <= 0)
                continue;
            seen++;
            _weights[k] += weight;
            classes.Mean(k).CopyTo(_sample);
            var sums = _values.AsSpan(k * featureCount, featureCount);
            TensorPrimitives.MultiplyAdd(_sample, weight, sums, sums);
            AddProducts(weight);
        }

        for (var f = 0; f < featureCount; f++)
        {
            // Only the upper triangle is kept while adding.
            var row = _products.AsSpan(f * featureCount + f, featureCount - f);
            TensorPrimitives.MultiplyAdd(classes.Covariance.Slice(f * featureCount + f, featureCount - f), weight * seen, row, row);
        }
    }

    /// <summary>Sum of the weights behind each class.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The classes of what was added so far.</summary>
    /// <exception cref="ArgumentException">Nothing with a weight was added.</exception>
    public GaussianClasses Classes()
    {
        var means = new double[_values.Length];
        var covariance = new double[_products.Length];
        Describe(means, covariance);
        return GaussianClasses.From(means, covariance, [.. _weights]);
    }

    /// <summary>Means and covariance of what was added so far; allocates nothing.</summary>
    /// <param name="means">Receives [class, feature]; 0 for a class that was never seen.</param>
    /// <param name="covariance">Receives the covariance within the classes, [feature, feature].</param>
    /// <exception cref="ArgumentException">Nothing with a weight was added.</exception>
    public void Describe(Span<double> means, Span<double> covariance)
    {
        var total = TensorPrimitives.Sum<double>(_weights);
        if (!(total > 0))
            throw new ArgumentException("No sample has a weight; expected at least one labelled sample.");
        means.Clear();
        _products.CopyTo(covariance);
        for (var k = 0; k < classCount; k++)
        {
            if (_weights[k] <= 0)
                continue;
            var mean = means.Slice(k * featureCount, featureCount);
            TensorPrimitives.Divide(_values.AsSpan(k * featureCount, featureCount), _weights[k], mean);
            for (var f = 0; f < featureCount; f++)
            {
                var row = covariance.Slice(f * featureCount + f, featureCount - f);
                TensorPrimitives.MultiplyAdd(mean[f..], -_weights[k] * mean[f], row, row);
            }
        }

        TensorPrimitives.Divide(covariance, total, covariance);
        for (var a = 0; a < featureCount; a++)
        {
            for (var b = a + 1; b < featureCount; b++)
                covariance[b * featureCount + a] = covariance[a * featureCount + b];
        }
    }

    private void AddProducts(double weight)
    {
        for (var f = 0; f < featureCount; f++)
        {
            var row = _products.AsSpan(f * featureCount + f, featureCount - f);
            TensorPrimitives.MultiplyAdd(_sample.AsSpan(f), weight * _sample[f], row, row);
        }
    }
}
