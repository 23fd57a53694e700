using System.Numerics.Tensors;

namespace NeuralGlasses.Decoding;

/// <summary>
/// How the probabilities went during the last seconds, in a few numbers: means over several time constants, how long the leading gesture
/// has led, and how long the hand has not rested. From these <see cref="GestureCertainty"/> tells whether the gesture is meant. Works at any
/// stride; allocates nothing after construction. Not for two threads at once.
/// </summary>
public sealed class GestureHistory
{
    /// <summary>Values of <see cref="Describe"/>.</summary>
    public const int FeatureCount = 4 * 5 + 2;

    // With 8 labels a frame rarely is surer than this; what is surer still says nothing more.
    private const double SmallestProbability = 1e-4;
    private const double LongestLeadMs = 1500;
    private const double LongestMovementMs = 3000;
    private const int LeadConstant = 2;
    private static readonly double[] TimeConstantsMs = [0, 100, 200, 400, 800];

    private readonly double[][] _means;
    private readonly int _rest;
    private double _leadMs;
    private double _movementMs;
    private int _lastLeader = -1;

    /// <summary>Begins with nothing known.</summary>
    /// <param name="labelCount">Number of labels, at least 2.</param>
    /// <param name="restIndex">Index of rest among them.</param>
    public GestureHistory(int labelCount, int restIndex)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labelCount, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(restIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(restIndex, labelCount);
        _rest = restIndex;
        _means = [.. TimeConstantsMs.Select(_ => new double[labelCount])];
        Leader = LeaderOf(_means[LeadConstant]);
    }

    /// <summary>The gesture that leads the mean over 200 ms; never rest.</summary>
    public int Leader { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <param name="probabilities">Probability of each label.</param>
    /// <param name="elapsedMs">Milliseconds since the step before; 0 for the first.</param>
    public void Step(ReadOnlySpan<float> probabilities, double elapsedMs)
    {
        for (var c = 0; c < _means.Length; c++)
        {
            var keep = TimeConstantsMs[c] > 0 ? Math.Exp(-elapsedMs / TimeConstantsMs[c]) : 0;
            for (var k = 0; k < probabilities.Length; k++)
                _means[c][k] = keep * _means[c][k] + (1 - keep) * probabilities[k];
        }

        Leader = LeaderOf(_means[LeadConstant]);
        _leadMs = Leader == _lastLeader ? Math.Min(_leadMs + elapsedMs, LongestLeadMs) : 0;
        _lastLeader = Leader;
        _movementMs = TensorPrimitives.IndexOfMax(probabilities) == _rest ? 0 : Math.Min(_movementMs + elapsedMs, LongestMovementMs);
    }

    /// <summary>Writes the numbers: for each time constant the logarithms of the leader's, of rest's and of the best other gesture's mean and the leader's log-odds; then the seconds of lead and of movement.</summary>
    /// <param name="features">Receives <see cref="FeatureCount"/> values.</param>
    public void Describe(Span<double> features)
    {
        var at = 0;
        foreach (var mean in _means)
        {
            var other = 0.0;
            for (var k = 0; k < mean.Length; k++)
            {
                if (k != _rest && k != Leader)
                    other = Math.Max(other, mean[k]);
            }

            features[at++] = Log(mean[Leader]);
            features[at++] = Log(mean[_rest]);
            features[at++] = Log(other);
            features[at++] = Log(mean[Leader]) - Math.Log(1 - mean[Leader] + SmallestProbability);
        }

        features[at++] = _leadMs / 1000;
        features[at] = _movementMs / 1000;
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        foreach (var mean in _means)
            Array.Clear(mean);
        Leader = LeaderOf(_means[LeadConstant]);
        (_leadMs, _movementMs, _lastLeader) = (0, 0, -1);
    }

    private static double Log(double probability) => Math.Log(Math.Max(probability, SmallestProbability));

    private int LeaderOf(double[] mean)
    {
        var best = _rest == 0 ? 1 : 0;
        for (var k = 0; k < mean.Length; k++)
        {
            if (k != _rest && mean[k] > mean[best])
                best = k;
        }

        return best;
    }
}
