using NeuralGlasses.Typing.Search;

namespace NeuralGlasses.Typing.Composing;

/// <summary>How a composer takes keystrokes.</summary>
public sealed record ComposerOptions
{
    /// <summary>Least probability of a key that changes more than a letter, such as erasing or taking a suggestion, 0 to 1; below it nothing happens.</summary>
    public float LeastControl { get; init; } = 0.5f;

    /// <summary>Most probability that a keystroke was meant for no key at all with which it still types, 0 to 1.</summary>
    public float MostOther { get; init; } = 0.5f;

    /// <summary>By how much a word of which all letters were typed is likelier to be meant than a longer one, as a factor, 1 or more.</summary>
    public double WholeFactor { get; init; } = 3;

    /// <summary>Longest text, in words, 1 or more; then nothing more is typed.</summary>
    public int MostWords { get; init; } = 400;

    /// <summary>Longest text, in characters, 1 or more; what would make it longer is not taken.</summary>
    public int MostCharacters { get; init; } = 10_000;

    /// <summary>Whether the accepting key between two words says that the text is done instead of taking the next word that is likely, as for a search of few words.</summary>
    public bool EndsByAccept { get; init; }

    /// <summary>How the search weighs.</summary>
    public SearchOptions Search { get; init; } = new();
}
