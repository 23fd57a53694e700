namespace NeuralGlasses.Calibration;

/// <summary>Statistics that follow a wearer through a new session, strictly causal: what was known before counts as so many frames.</summary>
public sealed class RunningStandard
{
    private readonly FeatureStandard _before;
    private readonly double _framesBefore;
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly float[] _mean;
    private readonly float[] _deviation;
    private long _frames;

    /// <summary>Begins with what was known before.</summary>
    /// <param name="before">Statistics of an earlier session or of a population.</param>
    /// <param name="framesBefore">Frames that they count for, above 0.</param>
    public RunningStandard(FeatureStandard before, double framesBefore)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesBefore);
        _before = before;
        _framesBefore = framesBefore;
        _sums = new double[before.FeatureCount];
        _squares = new double[before.FeatureCount];
        _mean = [.. before.Mean];
        _deviation = [.. before.Deviation];
    }

    /// <summary>Takes a frame into the statistics and standardises it with them; allocates nothing.</summary>
    /// <param name="features">Features of the frame.</param>
    /// <param name="standardised">Receives as many values.</param>
    public void Step(ReadOnlySpan<float> features, Span<float> standardised)
    {
        _frames++;
        var total = _framesBefore + _frames;
        for (var f = 0; f < _sums.Length; f++)
        {
            var away = features[f] - (double)_before.Mean[f];
            _sums[f] += away;
            _squares[f] += away * away;
            var shift = _sums[f] / total;
            var known = (double)_before.Deviation[f];
            var variance = (_framesBefore * known * known + _squares[f]) / total - shift * shift;
            _mean[f] = (float)(_before.Mean[f] + shift);
            // One flat feature must not turn its own rounding into evidence.
            _deviation[f] = (float)Math.Sqrt(Math.Max(variance, 1e-4 * known * known));
            standardised[f] = (features[f] - _mean[f]) / _deviation[f];
        }
    }
}
