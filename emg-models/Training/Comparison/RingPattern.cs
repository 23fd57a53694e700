namespace NeuralGlasses.Training.Comparison;

/// <summary>
/// Where round the ring each movement is loud: the logarithm of each channel's RMS less the mean over the channels, as a mean over
/// stretches. Sets count channels from different places and in different directions, so two patterns compare under the one turn, or
/// mirror image, that makes all movements together most alike.
/// </summary>
public sealed class RingPattern
{
    private readonly double[][] _sums;
    private readonly int _channels;

    /// <summary>Begins with nothing.</summary>
    public RingPattern(int movements, int channels)
    {
        _channels = channels;
        _sums = [.. Enumerable.Range(0, movements).Select(_ => new double[channels])];
    }

    /// <summary>Adds a stretch; its movement is an index among the twin's.</summary>
    public void Add(SteadyStretch stretch)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        double[] levels = [.. stretch.Ring.RmsMicrovolts.Select(rms => Math.Log(Math.Max(rms, 1e-6)))];
        var mean = levels.Average();
        for (var c = 0; c < _channels; c++)
            _sums[stretch.Label][c] += levels[c] - mean;
    }

    /// <summary>How alike two patterns are.</summary>
    /// <param name="other">A pattern of as many movements and channels.</param>
    /// <param name="movements">Indices of the movements that count.</param>
    /// <returns>
    /// Channel of <paramref name="other"/> that lies where channel 0 lies, whether its channels count the other way, and the correlation of each movement.
    /// </returns>
    public (int First, bool IsMirrored, double[] Correlations) Match(RingPattern other, IReadOnlyList<int> movements)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(movements);
        var best = (First: 0, IsMirrored: false, Correlations: Array.Empty<double>());
        for (var wearing = 0; wearing < 2 * _channels; wearing++)
        {
            var (first, mirrored) = (wearing % _channels, wearing >= _channels);
            double[] correlations = [.. movements.Select(movement => Correlation(other, movement, first, mirrored))];
            if (best.Correlations.Length == 0 || correlations.Average() > best.Correlations.Average())
                best = (first, mirrored, correlations);
        }

        return best;
    }

    private double Correlation(RingPattern other, int movement, int first, bool mirrored)
    {
        double both = 0, mine = 0, theirs = 0;
        for (var c = 0; c < _channels; c++)
        {
            var x = _sums[movement][c];
            var y = other._sums[movement][(first + (mirrored ? _channels - c : c)) % _channels];
            both += x * y;
            mine += x * x;
            theirs += y * y;
        }

        return mine > 0 && theirs > 0 ? both / Math.Sqrt(mine * theirs) : 0;
    }
}
