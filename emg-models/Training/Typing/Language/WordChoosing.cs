using NeuralGlasses.Training.Typing.Language.Texts;

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>Chooses the words of a lexicon by how often they come, and how each is written by how it is written within sentences.</summary>
public sealed class WordChoosing
{
    /// <summary>What a word's frequency in the prior, or in a list, counts for as words of a text.</summary>
    private const double PriorWords = 5_000_000;

    /// <summary>A spelling that no list of words has must have come this often.</summary>
    private const double LeastUnlisted = 4;

    private readonly Tokens _tokens;
    private readonly Dictionary<string, double> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, double>> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _listed = new(StringComparer.Ordinal);
    private readonly string _letters;

    /// <summary>Nothing is counted yet.</summary>
    public WordChoosing(Tokens tokens, string letters) => (_tokens, _letters) = (tokens, letters);

    /// <summary>Counts the words of a sentence.</summary>
    public void Count(string[] sentence, double weight)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        // A sentence in capitals says nothing about how words are written.
        var shouted = sentence.Count(token => token.Length > 1 && token.All(char.IsUpper)) > sentence.Length / 3;
        for (var at = 0; at < sentence.Length; at++)
        {
            var token = sentence[at];
            if (token == Tokens.Strange || _tokens.IsMark(token))
                continue;
            var spelling = token.ToLowerInvariant();
            _counts[spelling] = _counts.GetValueOrDefault(spelling) + weight;
            if (at == 0 || shouted || _tokens.IsMark(sentence[at - 1]))
                continue;
            if (!_written.TryGetValue(spelling, out var ways))
                _written[spelling] = ways = new(StringComparer.Ordinal);
            ways[token] = ways.GetValueOrDefault(token) + weight;
        }
    }

    /// <summary>Notes a word of a list.</summary>
    public void List(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (!IsSpelling(word))
            return;
        var spelling = word.ToLowerInvariant();
        if (!_listed.TryGetValue(spelling, out var ways))
            _listed[spelling] = ways = [];
        ways.Add(word);
    }

    /// <summary>Notes a word of the prior, which has no capitals, with its P.</summary>
    public void Prior(string word, double probability)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (IsSpelling(word))
            _counts[word] = _counts.GetValueOrDefault(word) + probability * PriorWords;
    }

    /// <summary>Notes a word of a list of frequencies, in which each way of writing it counts by itself.</summary>
    public void Frequency(string word, double share)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (!IsSpelling(word))
            return;
        Prior(word.ToLowerInvariant(), share);
        _written.TryAdd(word.ToLowerInvariant(), new(StringComparer.Ordinal));
        var ways = _written[word.ToLowerInvariant()];
        ways[word] = ways.GetValueOrDefault(word) + share * PriorWords;
    }

    /// <summary>The most frequent words, the most frequent first.</summary>
    public string[] Choose(int most) =>
    [
        .. _counts.Where(word => _listed.ContainsKey(word.Key) || word.Value >= LeastUnlisted && IsPlain(word.Key))
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(most).Select(word => Written(word.Key)),
    ];

    private bool IsSpelling(string word) => word.Length is >= 1 and <= 32 && word.All(letter => _letters.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal)) && word.Any(char.IsLetter);

    /// <summary>One letter that no list has is a name of something, not a word.</summary>
    private static bool IsPlain(string word) => word.Length > 1;

    private string Written(string spelling)
    {
        var ways = _written.GetValueOrDefault(spelling);
        if (ways is not null && ways.Values.Sum() >= 3)
            return ways.OrderByDescending(way => way.Value).ThenBy(way => way.Key, StringComparer.Ordinal).First().Key;
        // The last in the order of characters is the one with most lower-case letters.
        return _listed.TryGetValue(spelling, out var listed) ? listed.Order(StringComparer.Ordinal).Last() : spelling;
    }
}
