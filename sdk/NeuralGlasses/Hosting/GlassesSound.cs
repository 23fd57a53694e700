using NeuralGlasses.Devices;
using NeuralGlasses.Media;
using NeuralGlasses.Sound.Speech;

namespace NeuralGlasses.Hosting;

/// <summary>What the wearer hears with.</summary>
/// <param name="Speaker">The speakers.</param>
public sealed record GlassesSound(ISpeaker Speaker)
{
    /// <summary>The voice; null for short sounds alone.</summary>
    public ISpeechVoice? Voice { get; init; }

    /// <summary>Language of the wearer, as BCP 47 writes it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The player of music and audiobooks; null for none.</summary>
    public MediaPlayer? Player { get; init; }

    /// <summary>What there is to play, read anew each time that it is asked for.</summary>
    public Func<IReadOnlyList<Track>> Tracks { get; init; } = () => [];
}
