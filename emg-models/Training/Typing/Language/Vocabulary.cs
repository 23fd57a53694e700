using NeuralGlasses.Typing.Language;
using NeuralGlasses.Training.Typing.Language.Texts;

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>The words that a lexicon holds, in the order of their ids, and how each is written.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly string _marks;

    /// <summary>A vocabulary of words.</summary>
    /// <param name="marks">The marks, whose ids stand before the words'.</param>
    /// <param name="words">Words as they are written, the most frequent first.</param>
    public Vocabulary(string marks, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(words);
        (_marks, Words) = (marks, words);
        foreach (var mark in marks)
            _ids.Add(mark.ToString(), LanguageModel.FirstMark + _ids.Count);
        foreach (var word in words)
            _ids.Add(word.ToLowerInvariant(), LanguageModel.FirstMark + _ids.Count);
    }

    /// <summary>The words as they are written.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Number of ids.</summary>
    public int Ids => LanguageModel.FirstMark + _marks.Length + Words.Count;

    /// <summary>Id of a token in any case, or <see cref="LanguageModel.Unknown"/>.</summary>
    public int Id(string token) => _ids.GetValueOrDefault(token.ToLowerInvariant(), LanguageModel.Unknown);

    /// <summary>Ids of a sentence.</summary>
    public ushort[] Sentence(string[] sentence) => [.. sentence.Select(token => (ushort)Id(token))];
}
