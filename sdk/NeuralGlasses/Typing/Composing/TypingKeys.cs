namespace NeuralGlasses.Typing.Composing;

/// <summary>The keys of a keyboard in the order of their probabilities: letter keys first, then one that takes the word that is shown and one that erases.</summary>
/// <param name="Letters">Number of letter keys, at least 2.</param>
public readonly record struct TypingKeys(int Letters)
{
    /// <summary>Takes the word that is shown; held, lets choose among others and opens the menu.</summary>
    public int Accept => Letters;

    /// <summary>Takes back the last keystroke; held, the last word.</summary>
    public int Erase => Letters + 1;

    /// <summary>Number of keys.</summary>
    public int Count => Letters + 2;
}
