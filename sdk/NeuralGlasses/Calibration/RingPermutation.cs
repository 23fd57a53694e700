namespace NeuralGlasses.Calibration;

/// <summary>How a band is worn against the usual way: turned round the arm by whole electrodes, and perhaps mirrored as on the other arm.</summary>
/// <param name="Shift">Electrodes by which it is turned.</param>
/// <param name="IsMirrored">Whether the electrodes run the other way round.</param>
public readonly record struct RingPermutation(int Shift, bool IsMirrored)
{
    /// <summary>Worn as usual.</summary>
    public static RingPermutation Identity => default;

    /// <summary>Worn on the left arm, where a model learnt the right one: the electrodes come the other way round.</summary>
    public static RingPermutation LeftArm { get; } = new(0, true);

    /// <summary>Every way to wear a ring: identity first.</summary>
    /// <param name="channelCount">Electrodes of the ring.</param>
    public static IReadOnlyList<RingPermutation> All(int channelCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channelCount, 1);
        var most = channelCount / 2;
        var ways = Enumerable.Range(-most, channelCount).SelectMany(shift => new RingPermutation[] { new(shift, false), new(shift, true) });
        return [.. ways.OrderBy(way => way.IsMirrored).ThenBy(way => Math.Abs(way.Shift)).ThenBy(way => way.Shift)];
    }

    /// <summary>The worn electrode that stands where the usual way has electrode <paramref name="channel"/>.</summary>
    public int Source(int channel, int channelCount)
        => (((IsMirrored ? -channel : channel) + Shift) % channelCount + channelCount) % channelCount;

    /// <summary>For each feature of the usual way the index of the feature of the worn band that takes its place.</summary>
    public int[] FeatureIndex(FeatureLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var channels = layout.ChannelCount;
        var index = new int[layout.Length];
        var at = 0;
        for (var block = 0; block < layout.ChannelBlocks; block++)
        {
            for (var c = 0; c < channels; c++)
                index[at++] = block * channels + Source(c, channels);
        }

        var pairs = channels * (channels + 1) / 2;
        for (var block = 0; block < layout.PairBlocks; block++)
        {
            var start = layout.ChannelBlocks * channels + block * pairs;
            for (var a = 0; a < channels; a++)
            {
                for (var b = a; b < channels; b++)
                    index[at++] = start + Pair(Source(a, channels), Source(b, channels), channels);
            }
        }

        return index;
    }

    /// <summary>Reorders features into the usual way.</summary>
    /// <param name="features">Features of the worn band.</param>
    /// <param name="index">What <see cref="FeatureIndex"/> gave.</param>
    /// <param name="usual">Receives the reordered features; other memory than <paramref name="features"/>.</param>
    public static void Apply(ReadOnlySpan<float> features, ReadOnlySpan<int> index, Span<float> usual)
    {
        for (var f = 0; f < index.Length; f++)
            usual[f] = features[index[f]];
    }

    /// <summary>Reorders many feature vectors into the usual way.</summary>
    public float[][] Apply(IReadOnlyList<float[]> samples, FeatureLayout layout)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var index = FeatureIndex(layout);
        var result = new float[samples.Count][];
        for (var i = 0; i < result.Length; i++)
            Apply(samples[i], index, result[i] = new float[index.Length]);
        return result;
    }

    private static int Pair(int a, int b, int channels)
    {
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        return low * channels - low * (low - 1) / 2 + high - low;
    }
}
