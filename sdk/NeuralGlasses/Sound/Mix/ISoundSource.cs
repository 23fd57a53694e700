namespace NeuralGlasses.Sound.Mix;

/// <summary>Something that can be heard through the mixer, as one channel at the mixer's rate.</summary>
public interface ISoundSource
{
    /// <summary>Whether there is sound to be heard now: others are turned down as long.</summary>
    bool IsPlaying { get; }

    /// <summary>
    /// Gives the next samples, from -1 to 1, and returns how many; fewer than there is room for means that there are no more now. It is asked
    /// whether it plays or not, never waits, and allocates nothing.
    /// </summary>
    int Read(Span<float> samples);
}
