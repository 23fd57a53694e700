namespace NeuralGlasses.Sound.Speech;

/// <summary>An utterance that a voice is at. Disposed of, it is given up: nothing of it goes on anywhere.</summary>
public interface ISpeaking : IDisposable
{
    /// <summary>How far it is; <see cref="SpeakingState.Ended"/> and <see cref="SpeakingState.Failed"/> only once all samples before were read.</summary>
    SpeakingState State { get; }

    /// <summary>Samples a second, in hertz; 0 before the first one is there.</summary>
    int RateHz { get; }

    /// <summary>Why it failed, as one sentence for the wearer; null unless it did.</summary>
    string? Failure { get; }

    /// <summary>Takes the next samples as far as they are there and fit, and returns how many; never waits.</summary>
    int Read(Span<short> samples);
}
