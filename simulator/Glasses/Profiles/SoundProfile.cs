namespace NeuralGlasses.Simulator.Glasses.Profiles;

/// <summary>Microphones, heard as one channel.</summary>
public sealed record MicrophoneProfile
{
    /// <summary>Number of microphones.</summary>
    public required int Count { get; init; }

    /// <summary>Samples a second, in hertz.</summary>
    public required int RateHz { get; init; }

    /// <summary>Time for which samples wait to be read before the oldest are lost, in milliseconds.</summary>
    public required double BufferMs { get; init; }
}

/// <summary>Speakers, played as one channel.</summary>
public sealed record SpeakerProfile
{
    /// <summary>Number of speakers.</summary>
    public required int Count { get; init; }

    /// <summary>Samples a second, in hertz.</summary>
    public required int RateHz { get; init; }

    /// <summary>Time of sound that may wait to be played, in milliseconds.</summary>
    public required double BufferMs { get; init; }
}
