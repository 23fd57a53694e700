namespace NeuralGlasses.Typing.Search;

/// <summary>One way to read the keystrokes so far.</summary>
internal struct Reading
{
    /// <summary>Where its last word comes from.</summary>
    public ReadingKind Kind;

    /// <summary>Node in the tree of words that <see cref="Kind"/> says; 0 where there is none.</summary>
    public int Node;

    /// <summary>Last letter of the word that is being typed, in the <see cref="Trail{T}"/> of letters; -1 for none.</summary>
    public int Letters;

    /// <summary>Number of its letters.</summary>
    public int Length;

    /// <summary>Last whole word, in the <see cref="Trail{T}"/> of words; -1 for none.</summary>
    public int Words;

    /// <summary>Id of the last whole word.</summary>
    public int Before;

    /// <summary>Id of the word before it.</summary>
    public int BeforeThat;

    /// <summary>ln P of the gestures, and of whole words by the language.</summary>
    public double Sure;

    /// <summary>What the language thinks of the word that is being typed, as far as it is known, in ln P.</summary>
    public double Ahead;

    /// <summary>The letter that came last and is not in the trail yet; '\0' for none.</summary>
    public char Newest;

    /// <summary>ln P of all.</summary>
    public readonly double Score => Sure + Ahead;
}
