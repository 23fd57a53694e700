using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Gaussian;

/// <summary>
/// A wearer's own classes: what the calibration showed and what was learnt since, seen through what is known of people. A gesture that was
/// shown once says little where repetitions differ much and people little, and a great deal where it is the other way round; what is still in doubt widens
/// the classes. Learning and fitting allocate nothing.
/// </summary>
internal sealed class WearerClasses
{
    // Measured together on the public people of all sets: 0.5 to 0.85, 0.02 to 0.05, 0.3 to 0.5 and 60 to 200 lie within half a point.
    private const double OwnShare = 0.8;
    private const double Loading = 0.02;
    private const double Softness = 0.4;
    private const double FramesOfRepetition = 200;
    private readonly GestureVariation _variation;
    private readonly GaussianSums _sums;
    private readonly double _repetitions;
    private readonly double[] _calibrated;
    private readonly CholeskyFactor _factor;
    private readonly double[] _means;
    private readonly double[] _covariance;
    private readonly double[] _doubt;
    private readonly double[] _along;
    private readonly float[] _sample;
    private readonly float[] _weights;
    private readonly float[] _bias;

    /// <summary>Begins with a calibration.</summary>
    /// <param name="variation">How gestures vary in the population.</param>
    /// <param name="calibration">Classes of the calibration in standardised features; a class without a weight was not shown.</param>
    /// <param name="repetitions">Repetitions of each gesture that were shown, at least 1.</param>
    /// <param name="framesPerClass">Frames behind each class, on average.</param>
    public WearerClasses(GestureVariation variation, GaussianClasses calibration, int repetitions, double framesPerClass)
    {
        ArgumentNullException.ThrowIfNull(variation);
        ArgumentNullException.ThrowIfNull(calibration);
        _variation = variation;
        _repetitions = repetitions;
        var (classes, features) = (variation.ClassCount, variation.FeatureCount);
        _sums = new(classes, features);
        _sums.Add(variation.Project(calibration), framesPerClass);
        _calibrated = _sums.Weights.ToArray();
        _factor = new(features);
        _means = new double[classes * features];
        _covariance = new double[features * features];
        _doubt = new double[features];
        _along = new double[features];
        _sample = new float[features];
        _weights = new float[classes * features];
        _bias = new float[classes];
        Scores = new(_weights, _bias);
        Fit();
    }

    /// <summary>Scores of standardised features; they change with <see cref="Fit"/>.</summary>
    public LinearScores Scores { get; }

    /// <summary>Learns a frame that belongs to the classes by shares; the scores stay until <see cref="Fit"/>.</summary>
    /// <param name="standardised">Standardised features.</param>
    /// <param name="shares">One weight of at least 0 a class.</param>
    public void Learn(ReadOnlySpan<float> standardised, ReadOnlySpan<float> shares)
    {
        _variation.Project(standardised, _sample);
        _sums.Add(_sample, shares);
    }

    /// <summary>Brings the scores up to date with what was learnt.</summary>
    public void Fit()
    {
        _sums.Describe(_means, _covariance);
        var (classes, features) = (_variation.ClassCount, _variation.FeatureCount);
        Array.Clear(_doubt);
        for (var k = 0; k < classes; k++)
            Believe(_means.AsSpan(k * features, features), _variation.Mean(k), Repetitions(k));
        TensorPrimitives.Multiply(_covariance, OwnShare, _covariance);
        TensorPrimitives.MultiplyAdd(_variation.Within, 1 - OwnShare, _covariance, _covariance);
        var trace = 0.0;
        for (var a = 0; a < features; a++)
        {
            // Along each axis repetitions differ by 1, and the wearer's mean is known to within the doubt.
            _covariance[a * features + a] += 1 + _doubt[a] / classes;
            trace += _covariance[a * features + a];
        }

        for (var a = 0; a < features; a++)
            _covariance[a * features + a] += Loading * trace / features;
        _factor.Factor(_covariance);
        for (var k = 0; k < classes; k++)
        {
            var mean = _means.AsSpan(k * features, features);
            mean.CopyTo(_along);
            _factor.Solve(_along);
            _bias[k] = (float)(-0.5 * Softness * TensorPrimitives.Dot<double>(_along, mean));
            TensorPrimitives.Multiply(_along, Softness, _along);
            _variation.Unproject(_along, _weights.AsSpan(k * features, features));
        }
    }

    // What was learnt since counts as so many repetitions more, at the pace of a guided session.
    private double Repetitions(int label)
        => (_calibrated[label] > 0 ? _repetitions : 0) + (_sums.Weights[label] - _calibrated[label]) / FramesOfRepetition;

    // The mean of a normal variable with variance `spread` between people, seen so many times with a variance of 1.
    private void Believe(Span<double> mean, ReadOnlySpan<double> usual, double repetitions)
    {
        var spread = _variation.Spread;
        for (var a = 0; a < mean.Length; a++)
        {
            var known = spread[a] * repetitions;
            mean[a] = usual[a] + known / (known + 1) * (mean[a] - usual[a]);
            _doubt[a] += spread[a] / (known + 1);
        }
    }
}
