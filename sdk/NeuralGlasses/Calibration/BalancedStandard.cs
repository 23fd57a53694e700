using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration;

/// <summary>
/// Statistics that follow a wearer who never calibrated, strictly causal, and are not fooled by hours of rest: means and squares are
/// kept for each label, by what the population thinks each frame is, with the population's own as a prior, and every label counts
/// the same in the end. Not for two threads at once.
/// </summary>
public sealed class BalancedStandard
{
    /// <summary>Frames that the population's mean of a label counts for.</summary>
    public const float PriorFrames = 50;

    /// <summary>Frames of a label beyond which older ones fade, so that the sums of a whole day stay exact in single precision.</summary>
    public const float LongestMemoryFrames = 2000;

    /// <summary>Smallest variance in units of the population's, so that one flat feature does not turn its rounding into evidence.</summary>
    public const float SmallestVariance = 1e-4f;
    private readonly FeatureStandard _usual;
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
    {
        ArgumentNullException.ThrowIfNull(population);
        _usual = population.Usual;
        _classes = population.ClassCount;
        (_priorSums, _priorSquares) = Prior(population);
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
            var share = 1 / ((PriorFrames + _counts[k]) * _classes);
            TensorPrimitives.Add(_priorSums.AsSpan(k * count, count), _sums.AsSpan(k * count, count), _scratch);
            TensorPrimitives.MultiplyAdd(_scratch, share, _mean, _mean);
            TensorPrimitives.Add(_priorSquares.AsSpan(k * count, count), _squares.AsSpan(k * count, count), _scratch);
            TensorPrimitives.MultiplyAdd(_scratch, share, _square, _square);
        }

        for (var f = 0; f < count; f++)
        {
            var variance = MathF.Max(_square[f] - _mean[f] * _mean[f], SmallestVariance);
            // Half way, in logarithms, to the population's deviation, which is 1 here.
            standardised[f] = (_away[f] - _mean[f]) / MathF.Sqrt(MathF.Sqrt(variance));
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
        var classes = population.Features;
        var sums = new float[classes.ClassCount * classes.FeatureCount];
        var squares = new float[sums.Length];
        for (var k = 0; k < classes.ClassCount; k++)
        {
            for (var f = 0; f < classes.FeatureCount; f++)
            {
                var mean = classes.Mean(k)[f];
                var variance = classes.Covariance[f * classes.FeatureCount + f];
                sums[k * classes.FeatureCount + f] = (float)(PriorFrames * mean);
                squares[k * classes.FeatureCount + f] = (float)(PriorFrames * (variance + mean * mean));
            }
        }

        return (sums, squares);
    }
}
