namespace NeuralGlasses.Consent;

/// <summary>
/// Hears what a capture hears that goes on anyway, with the light seen lit before and after, and nothing else: whoever only listens never opens
/// the microphone, and keeps nothing of what it heard.
/// </summary>
public interface ISoundListener
{
    /// <summary>Samples of one channel were heard, as the oldest that were not told of yet.</summary>
    void Heard(ReadOnlySpan<short> samples);

    /// <summary>Nothing more is heard, or something is missing between what was heard before and what follows.</summary>
    void Interrupted();
}
