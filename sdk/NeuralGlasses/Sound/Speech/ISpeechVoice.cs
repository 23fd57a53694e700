namespace NeuralGlasses.Sound.Speech;

/// <summary>Turns words into sound in its own time: asked for now, looked at whenever the caller comes by.</summary>
public interface ISpeechVoice
{
    /// <summary>Name of the voice in sentences for people.</summary>
    string Name { get; }

    /// <summary>
    /// Begins with an utterance and returns at once. What goes wrong, now or later, is an answer of what it returns: nothing is thrown for
    /// a voice that is absent or fails.
    /// </summary>
    ISpeaking Begin(Utterance utterance);
}
