namespace NeuralGlasses.Typing.Language;

/// <summary>
/// What letters follow each other, as a tree in breadth-first order: a node is a run of symbols, its value is
/// ln P(last symbol | the symbols before it). Symbol 0 is the start and the end of a word, symbol n the letter n - 1 of the language.
/// </summary>
public sealed record LetterParts
{
    /// <summary>Longest run of symbols, of which the last is the one that is foretold.</summary>
    public required int Order { get; init; }

    /// <summary>The last symbol of each node; the root's is 0 and means nothing.</summary>
    public required byte[] Symbols { get; init; }

    /// <summary>How many children each node has, which lie together, by rising symbol.</summary>
    public required byte[] ChildCounts { get; init; }

    /// <summary>The code of each node's ln P in <see cref="Book"/>; the root's means nothing.</summary>
    public required byte[] Codes { get; init; }

    /// <summary>The 256 values of ln P of letters.</summary>
    public required float[] Book { get; init; }
}
