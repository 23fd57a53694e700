using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Calibration;

/// <summary>
/// Statistics that follow a wearer, strictly causal, and are not fooled by hours of rest: means and squares are kept for each label, by
/// what a decoder thinks each frame is, with a population's own or those of a calibration as a prior, and every label counts the same in
/// the end. Not for two threads at once.
/// </summary>
public sealed class BalancedStandard
{
    /// <summary>Frames that the population's mean of a label counts for.</summary>
    public const float PriorFrames = 50;

    /// <summary>
    /// Frames that the calibration's mean of a label counts for when the band is worn anew: half a second. Measured on armband-30day, where 5 to
    /// 20 lie within a point and 100 loses one and a half.
    /// </summary>
    public const float CalibrationFrames = 10;

    /// <summary>Frames of a label beyond which older ones fade, so that the sums of a whole day stay exact in single precision.</summary>
    public const float LongestMemoryFrames = 2000;

    /// <summary>Smallest variance in units of the population's, so that one flat feature does not turn its rounding into evidence.</summary>
    public const float SmallestVariance = 1e-4f;
    private readonly FeatureStandard _usual;
    private readonly float _priorFrames;
    private readonly bool _isOfWearer;
    private readonly int _classes;
    private readonly float[] _priorSums;
    private readonly float[] _priorSquares;
    private readonly float[] _counts;
    private readonly float[] _sums;
    private readonly float[] _squares;
    private readonly float[] _away;
    private readonly float[] _mean;
    private readonly float[] _square;
    private readonly float[] _scratch;

    /// <summary>Begins with the population alone.</summary>
    public BalancedStandard(Population population)
        : this(Of(population).Usual, Prior(population), population.ClassCount, PriorFrames, isOfWearer: false)
    {
    }

    /// <summary>Begins with a calibration, for a wearer who puts the band on anew.</summary>
    public BalancedStandard(PersonalModel model)
        : this(Of(model).Standard, Prior(model.NearClasses, CalibrationFrames), model.Population.ClassCount, CalibrationFrames, isOfWearer: true)
    {
    }

    private BalancedStandard(FeatureStandard usual, (float[] Sums, float[] Squares) prior, int classes, float priorFrames, bool isOfWearer)
    {
        (_usual, _classes, _priorFrames, _isOfWearer) = (usual, classes, priorFrames, isOfWearer);
        (_priorSums, _priorSquares) = prior;
        var features = _usual.FeatureCount;
        _counts = new float[_classes];
        _sums = new float[_classes * features];
        _squares = new float[_classes * features];
        _away = new float[features];
        _mean = new float[features];
        _square = new float[features];
        _scratch = new float[features];
    }

    /// <summary>Standardises a frame with what was learnt before it; allocates nothing.</summary>
    /// <param name="features">Raw features in the usual way of wearing.</param>
    /// <param name="standardised">Receives as many values.</param>
    public void Standardise(ReadOnlySpan<float> features, Span<float> standardised)
    {
        _usual.Apply(features, _away);
        Array.Clear(_mean);
        Array.Clear(_square);
        var count = _usual.FeatureCount;
        for (var k = 0; k < _classes; k++)
        {
            var share = 1 / ((_priorFrames + _counts[k]) * _classes);
            TensorPrimitives.Add(_priorSums.AsSpan(k * count, count), _sums.AsSpan(k * count, count), _scratch);
            TensorPrimitives.MultiplyAdd(_scratch, share, _mean, _mean);
            TensorPrimitives.Add(_priorSquares.AsSpan(k * count, count), _squares.AsSpan(k * count, count), _scratch);
            TensorPrimitives.MultiplyAdd(_scratch, share, _square, _square);
        }

        for (var f = 0; f < count; f++)
        {
            var variance = MathF.Max(_square[f] - _mean[f] * _mean[f], SmallestVariance);
            var deviation = MathF.Sqrt(variance);
            // A stranger's deviation leans half way, in logarithms, on the population's, which is 1 here; a calibrated one has done so already.
            standardised[f] = (_away[f] - _mean[f]) / (_isOfWearer ? deviation : MathF.Sqrt(deviation));
        }
    }

    /// <summary>Takes the frame that was standardised last into the statistics; allocates nothing.</summary>
    /// <param name="probabilities">What the population thinks it is, one value a label.</param>
    public void Learn(ReadOnlySpan<float> probabilities)
    {
        var count = _usual.FeatureCount;
        TensorPrimitives.Multiply(_away, _away, _scratch);
        for (var k = 0; k < _classes; k++)
        {
            var sums = _sums.AsSpan(k * count, count);
            var squares = _squares.AsSpan(k * count, count);
            TensorPrimitives.MultiplyAdd(_away, probabilities[k], sums, sums);
            TensorPrimitives.MultiplyAdd(_scratch, probabilities[k], squares, squares);
            _counts[k] += probabilities[k];
            if (_counts[k] <= LongestMemoryFrames)
                continue;
            var keep = LongestMemoryFrames / _counts[k];
            TensorPrimitives.Multiply(sums, keep, sums);
            TensorPrimitives.Multiply(squares, keep, squares);
            _counts[k] = LongestMemoryFrames;
        }
    }

    /// <summary>Forgets the wearer.</summary>
    public void Reset()
    {
        Array.Clear(_counts);
        Array.Clear(_sums);
        Array.Clear(_squares);
    }

    /// <summary>The population's sums behind each label's prior, [label, feature], in standard units.</summary>
    public static (float[] Sums, float[] Squares) Prior(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return Prior(population.Features, PriorFrames);
    }

    private static (float[] Sums, float[] Squares) Prior(GaussianClasses classes, float frames)
    {
        var sums = new float[classes.ClassCount * classes.FeatureCount];
        var squares = new float[sums.Length];
        for (var k = 0; k < classes.ClassCount; k++)
        {
            for (var f = 0; f < classes.FeatureCount; f++)
            {
                var mean = classes.Mean(k)[f];
                var variance = classes.Covariance[f * classes.FeatureCount + f];
                sums[k * classes.FeatureCount + f] = (float)(frames * mean);
                squares[k * classes.FeatureCount + f] = (float)(frames * (variance + mean * mean));
            }
        }

        return (sums, squares);
    }

    private static T Of<T>(T given)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(given);
        return given;
    }
}
