namespace NeuralGlasses.Sound.Speech;

/// <summary>How far a voice is with an utterance.</summary>
public enum SpeakingState
{
    /// <summary>At it: there are samples, or there will be.</summary>
    Going = 0,

    /// <summary>All was said.</summary>
    Ended = 1,

    /// <summary>No more will come, though not all was said.</summary>
    Failed = 2,
}
