namespace NeuralGlasses.Typing.Search;

/// <summary>A word that may be meant.</summary>
/// <param name="Text">The word as it is written.</param>
/// <param name="Probability">How likely it is among all that is thought of, 0 to 1.</param>
/// <param name="IsWhole">Whether all its letters were typed; otherwise the keystrokes so far are its begin.</param>
public sealed record WordGuess(string Text, float Probability, bool IsWhole)
{
    /// <summary>Reading from which it comes; of the search that made it, until its next keystroke.</summary>
    internal int Reading { get; init; }

    /// <summary>Id of the word.</summary>
    internal int Id { get; init; }
}
