namespace NeuralGlasses.Media;

/// <summary>A file that is being played, as one channel of signed 16-bit samples.</summary>
public interface ISoundDecoder : IDisposable
{
    /// <summary>Samples a second, in hertz.</summary>
    int RateHz { get; }

    /// <summary>Samples of the whole file, or null as long as nobody knows.</summary>
    long? LengthSamples { get; }

    /// <summary>Number of the sample that is read next, 0 for the first of the file.</summary>
    long PositionSamples { get; }

    /// <summary>Whether there is more to come; <see cref="SoundDecoderState.Going"/> as long as there is something to read.</summary>
    SoundDecoderState State { get; }

    /// <summary>What is wrong with the file, as one sentence: why it failed, or that it ends too early; null for nothing.</summary>
    string? Complaint { get; }

    /// <summary>Takes the next samples, as many as there are now and fit, and returns how many. It does not wait, and allocates nothing.</summary>
    int Read(Span<short> samples);

    /// <summary>Goes to a sample; what lies beyond an end is that end.</summary>
    void Seek(long sample);
}
