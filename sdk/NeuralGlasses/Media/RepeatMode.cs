namespace NeuralGlasses.Media;

/// <summary>What comes after the end of a track.</summary>
public enum RepeatMode
{
    /// <summary>The next track, and nothing after the last.</summary>
    Off = 0,

    /// <summary>The next track, and the first after the last.</summary>
    All = 1,

    /// <summary>The same track.</summary>
    One = 2,
}
