namespace NeuralGlasses.Typing.Composing;

/// <summary>What the letter keys of a keyboard mean at a moment.</summary>
public enum ComposerLayer
{
    /// <summary>Letters, several on a key; the language finds the word.</summary>
    Words,

    /// <summary>Entries of the menu, and marks.</summary>
    Menu,

    /// <summary>Suggestions.</summary>
    Suggestions,

    /// <summary>Digits, until the accepting key.</summary>
    Numbers,

    /// <summary>Single letters, until the accepting key.</summary>
    Spelling,
}
