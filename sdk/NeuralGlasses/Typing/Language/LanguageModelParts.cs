namespace NeuralGlasses.Typing.Language;

/// <summary>
/// What a file <c>.nglm</c> holds, as arrays: a training fills them, <see cref="LanguageModel"/> answers from them. The ids are
/// <see cref="LanguageModel.Unknown"/>, <see cref="LanguageModel.Start"/>, the marks, then the words.
/// </summary>
public sealed record LanguageModelParts
{
    /// <summary>Most ids, 65,535: an n-gram keeps the id of its last word in two bytes.</summary>
    public const int MostWords = ushort.MaxValue;

    /// <summary>Most letters, 63: a node of the lexicon keeps its children as one bit each, and the end of the word has one too.</summary>
    public const int MostLetters = 63;

    /// <summary>Code of an ISO 639-1 language, such as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The lower-case letters of which words are made, the apostrophe among them, without repetition.</summary>
    public required string Letters { get; init; }

    /// <summary>Punctuation marks that are words of their own, the first of which has the id 2.</summary>
    public required string Marks { get; init; }

    /// <summary>The words as they are written when nothing else asks for a capital, in the order of their ids, after the marks.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>ln P of each id, without regard to what stands before.</summary>
    public required float[] UnigramLogProbabilities { get; init; }

    /// <summary>ln of the back-off weight of each id as the word before.</summary>
    public required float[] UnigramBackOffs { get; init; }

    /// <summary>For each id the place of its first pair, and after the last id the number of pairs.</summary>
    public required int[] PairStarts { get; init; }

    /// <summary>The second word of each pair, rising within the pairs of a first word.</summary>
    public required ushort[] PairWords { get; init; }

    /// <summary>The code of ln P(second word | first word) in <see cref="PairBook"/>.</summary>
    public required byte[] PairCodes { get; init; }

    /// <summary>The code of ln of the back-off weight of each pair in <see cref="PairBackOffBook"/>.</summary>
    public required byte[] PairBackOffCodes { get; init; }

    /// <summary>For each pair the place of its first triple, and after the last pair the number of triples.</summary>
    public required int[] TripleStarts { get; init; }

    /// <summary>The third word of each triple, rising within the triples of a pair.</summary>
    public required ushort[] TripleWords { get; init; }

    /// <summary>The code of ln P(third word | pair) in <see cref="TripleBook"/>.</summary>
    public required byte[] TripleCodes { get; init; }

    /// <summary>The 256 values of ln P of pairs.</summary>
    public required float[] PairBook { get; init; }

    /// <summary>The 256 values of ln of back-off weights of pairs.</summary>
    public required float[] PairBackOffBook { get; init; }

    /// <summary>The 256 values of ln P of triples.</summary>
    public required float[] TripleBook { get; init; }

    /// <summary>What letters follow each other within words.</summary>
    public required LetterParts LetterTree { get; init; }
}
