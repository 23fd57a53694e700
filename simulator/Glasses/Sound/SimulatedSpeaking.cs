using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Sound;

/// <summary>An utterance of which all is there at one simulated moment, and nothing before.</summary>
/// <param name="sound">Its samples.</param>
/// <param name="rateHz">Samples a second, in hertz.</param>
/// <param name="failure">Why not all was said, as one sentence; null for nothing.</param>
/// <param name="from">When it is there.</param>
/// <param name="now">The present moment.</param>
public sealed class SimulatedSpeaking(ReadOnlyMemory<short> sound, int rateHz, string? failure, HostTime from, Func<HostTime> now) : ISpeaking
{
    private int _at;

    /// <summary>When it is there.</summary>
    public HostTime From => from;

    /// <summary>Number of its samples.</summary>
    public int Count => sound.Length;

    /// <inheritdoc/>
    public SpeakingState State => now() < from || _at < sound.Length ? SpeakingState.Going : failure is null ? SpeakingState.Ended : SpeakingState.Failed;

    /// <inheritdoc/>
    public int RateHz => now() < from ? 0 : rateHz;

    /// <summary>Samples a second once it is there, in hertz.</summary>
    public int SampleRateHz => rateHz;

    /// <inheritdoc/>
    public string? Failure => now() < from ? null : failure;

    /// <summary>Why not all is going to be said, known before anybody hears it.</summary>
    public string? WillFail => failure;

    /// <inheritdoc/>
    public int Read(Span<short> samples)
    {
        if (now() < from)
            return 0;
        int count = Math.Min(samples.Length, sound.Length - _at);
        sound.Span.Slice(_at, count).CopyTo(samples);
        _at += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _at = sound.Length;
}
