namespace NeuralGlasses.Typing.Search;

/// <summary>Where the word of a reading comes from.</summary>
internal enum ReadingKind : byte
{
    /// <summary>No letter of a word has come: one may begin.</summary>
    Boundary,

    /// <summary>A word of the language.</summary>
    Known,

    /// <summary>A word of the wearer's own.</summary>
    Personal,

    /// <summary>A word that nobody knows, letter by letter.</summary>
    Spelled,
}
