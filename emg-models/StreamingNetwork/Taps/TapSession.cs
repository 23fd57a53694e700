namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>A while of typing as a network sees it.</summary>
/// <param name="Frames">Features at every step, [step, wrist, feature], the left wrist first; halves keep hours of them in memory.</param>
/// <param name="Keys">Classes of the keys that were struck, in order.</param>
/// <param name="Seconds">When each was struck, in seconds from the begin.</param>
public sealed record TapSession(Half[] Frames, int[] Keys, float[] Seconds)
{
    /// <summary>Features of a step.</summary>
    public const int Features = TapNetworkOptions.Wrists * TapFilters.Features;

    /// <summary>Number of steps.</summary>
    public int Steps => Frames.Length / Features;

    /// <summary>A while of typing from the samples of both wrists.</summary>
    /// <param name="left">Samples of the left wrist in microvolts, [time, channel].</param>
    /// <param name="right">Samples of the right wrist.</param>
    /// <param name="keys">Classes of the keys.</param>
    /// <param name="seconds">When each was struck.</param>
    /// <exception cref="ArgumentException">The lengths contradict each other.</exception>
    public static TapSession Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right, int[] keys, float[] seconds)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(seconds);
        if (left.Length != right.Length || keys.Length != seconds.Length)
            throw new ArgumentException($"There are {left.Length} and {right.Length} samples, {keys.Length} keys and {seconds.Length} times; expected as many of one as of the other.");
        var (ours, theirs) = (TapFilters.Frames(left), TapFilters.Frames(right));
        var frames = new Half[ours.Length + theirs.Length];
        for (var step = 0; step < ours.Length / TapFilters.Features; step++)
        {
            for (var f = 0; f < TapFilters.Features; f++)
            {
                frames[(step * Features) + f] = (Half)ours[(step * TapFilters.Features) + f];
                frames[(step * Features) + TapFilters.Features + f] = (Half)theirs[(step * TapFilters.Features) + f];
            }
        }

        return new TapSession(frames, keys, seconds);
    }
}
