namespace NeuralGlasses.Training.Decoders.Floor;

/// <summary>Mean and variance of each feature over frames.</summary>
/// <param name="Average">Mean of each feature.</param>
/// <param name="Variance">Variance of each feature.</param>
internal sealed record ChannelStatistics(double[] Average, double[] Variance)
{
    // A feature that never changes is brought to 0, not to infinity.
    private const double LeastVariance = 1e-8;

    public static ChannelStatistics Of(IReadOnlyList<float[]> features)
    {
        var width = features[0].Length;
        var (average, variance) = (new double[width], new double[width]);
        for (var f = 0; f < width; f++)
        {
            average[f] = features.Average(row => (double)row[f]);
            variance[f] = features.Average(row => (row[f] - average[f]) * (row[f] - average[f]));
        }

        return new(average, variance);
    }

    public static ChannelStatistics Mean(IReadOnlyList<ChannelStatistics> people)
    {
        var width = people[0].Average.Length;
        return new(
            [.. Enumerable.Range(0, width).Select(f => people.Average(each => each.Average[f]))],
            [.. Enumerable.Range(0, width).Select(f => people.Average(each => each.Variance[f]))]);
    }

    public float[] Standardise(float[] features)
    {
        var result = new float[features.Length];
        for (var f = 0; f < result.Length; f++)
            result[f] = (float)((features[f] - Average[f]) / Math.Sqrt(Math.Max(LeastVariance, Variance[f])));
        return result;
    }
}
