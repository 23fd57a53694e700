namespace NeuralGlasses.Training.Decoders.Floor;

/// <summary>Statistics of what has been recorded so far, begun with those of the training people as if they were frames of their own.</summary>
/// <param name="prior">Statistics to begin with.</param>
/// <param name="priorFrames">Frames that the prior is worth.</param>
internal sealed class RunningStatistics(ChannelStatistics prior, double priorFrames)
{
    private readonly double[] _sum = new double[prior.Average.Length];
    private readonly double[] _squares = new double[prior.Average.Length];
    private int _frames;

    /// <summary>Statistics over the prior and every frame added; the spread is taken about the mean of the moment.</summary>
    public ChannelStatistics Current
    {
        get
        {
            var (average, variance) = (new double[_sum.Length], new double[_sum.Length]);
            var total = priorFrames + _frames;
            for (var f = 0; f < average.Length; f++)
            {
                average[f] = prior.Average[f] + _sum[f] / total;
                // About the running mean, or the distance between this person's level and the population's would count as spread.
                var deviation = average[f] - prior.Average[f];
                var own = _squares[f] - 2 * deviation * _sum[f] + _frames * deviation * deviation;
                variance[f] = (priorFrames * prior.Variance[f] + own) / total;
            }

            return new(average, variance);
        }
    }

    public void Add(float[] features)
    {
        _frames++;
        for (var f = 0; f < _sum.Length; f++)
        {
            var deviation = features[f] - prior.Average[f];
            _sum[f] += deviation;
            _squares[f] += deviation * deviation;
        }
    }
}
