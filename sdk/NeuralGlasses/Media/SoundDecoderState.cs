namespace NeuralGlasses.Media;

/// <summary>Whether there is more to come of a file.</summary>
public enum SoundDecoderState
{
    /// <summary>More samples come, though perhaps none now.</summary>
    Going = 0,

    /// <summary>All that was in the file has been read.</summary>
    Ended = 1,

    /// <summary>The file cannot be played on.</summary>
    Failed = 2,
}
