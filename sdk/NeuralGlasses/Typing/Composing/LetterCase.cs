namespace NeuralGlasses.Typing.Composing;

/// <summary>How a word is written.</summary>
public enum LetterCase
{
    /// <summary>As the language writes it, with a capital at the begin of a sentence.</summary>
    Usual,

    /// <summary>With a capital.</summary>
    Capital,

    /// <summary>In capitals.</summary>
    Capitals,

    /// <summary>In small letters.</summary>
    Small,
}
