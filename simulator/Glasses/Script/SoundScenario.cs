namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>A sound that the microphones hear.</summary>
/// <param name="AtS">Time at which it begins, in seconds.</param>
/// <param name="File">WAV file, relative to the scenario's file.</param>
/// <param name="Loops">Whether it begins anew at its end; else silence follows.</param>
/// <param name="GainDb">How much louder than in the file, in decibels, -60 to 20.</param>
public sealed record SoundScenario(double AtS, string File, bool Loops = false, double GainDb = 0);

/// <summary>What the microphones hear. Sounds at one time add up; where there is none, silence.</summary>
public sealed record MicrophoneScenario
{
    /// <summary>The sounds.</summary>
    public IReadOnlyList<SoundScenario> Sounds { get; init; } = [];
}

/// <summary>What becomes of what the speakers play.</summary>
public sealed record SpeakerScenario
{
    /// <summary>Name of the WAV file in the run's folder; it is written once something is played.</summary>
    public string File { get; init; } = "speaker.wav";

    /// <summary>What speaks through them.</summary>
    public VoiceScenario Voice { get; init; }
}
