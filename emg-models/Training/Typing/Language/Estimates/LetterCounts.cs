using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language.Estimates;

/// <summary>
/// What letter follows which within words, by interpolated Witten-Bell estimates (Chen and Goodman 1998, section 2.6). Each spelling counts once:
/// words that a lexicon lacks are like its many rare words, not like its few frequent ones.
/// </summary>
public sealed class LetterCounts
{
    private readonly Dictionary<string, int> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, int Kinds)> _contexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<char>> _followers = new(StringComparer.Ordinal);
    private readonly string _letters;
    private readonly int _order;

    /// <summary>Counts spellings.</summary>
    public LetterCounts(IEnumerable<string> spellings, string letters, int order)
    {
        ArgumentNullException.ThrowIfNull(spellings);
        (_letters, _order) = (letters, order);
        foreach (var spelling in spellings)
        {
            var symbols = "\0" + new string([.. spelling.Select(letter => (char)(letters.IndexOf(letter, StringComparison.Ordinal) + 1))]) + "\0";
            for (var at = 1; at < symbols.Length; at++)
            {
                for (var from = Math.Max(0, at - order + 1); from <= at; from++)
                    Add(symbols[from..at], symbols[at]);
            }
        }

        // The whole word comes before its first letter too, and no shorter context has been left out, so every context's own letters have been seen as a run or are the start.
        for (var symbol = 0; symbol <= letters.Length; symbol++)
        {
            if (!_runs.ContainsKey(((char)symbol).ToString()))
                Add("", (char)symbol);
        }
    }

    /// <summary>The tree of the runs that came more than once, or are short.</summary>
    public LetterParts Parts()
    {
        var nodes = new List<(string Run, bool Inner)> { ("", true) };
        var counts = new List<byte>();
        for (var node = 0; node < nodes.Count; node++)
        {
            var children = nodes[node].Run.Length < _order ? Children(nodes[node].Run) : [];
            counts.Add((byte)children.Count);
            nodes.AddRange(children.Select(child => (nodes[node].Run + child, true)));
        }

        var book = Codebook.Of(nodes.Select(node => node.Run.Length == 0 ? 0f : (float)Math.Log(Probability(node.Run[..^1], node.Run[^1]))));
        return new LetterParts
        {
            Order = _order,
            Symbols = [.. nodes.Select(node => node.Run.Length == 0 ? (byte)0 : (byte)node.Run[^1])],
            ChildCounts = [.. counts],
            Codes = book.Codes,
            Book = book.Values,
        };
    }

    /// <summary>P of a symbol after others.</summary>
    private double Probability(string context, char symbol)
    {
        if (!_contexts.TryGetValue(context, out var seen))
            return Probability(context[1..], symbol);
        var shorter = context.Length == 0 ? 1.0 / (_letters.Length + 1) : Probability(context[1..], symbol);
        return (_runs.GetValueOrDefault(context + symbol) + seen.Kinds * shorter) / (seen.Count + seen.Kinds);
    }

    private List<char> Children(string run)
    {
        if (run.Length == 0)
            return [.. Enumerable.Range(0, _letters.Length + 1).Select(symbol => (char)symbol)];
        var followers = _followers.GetValueOrDefault(run);
        return followers is null ? [] : [.. followers.Where(symbol => run.Length < 3 || _runs[run + symbol] > 1).Order()];
    }

    private void Add(string context, char symbol)
    {
        var run = context + symbol;
        var count = _runs.GetValueOrDefault(run) + 1;
        _runs[run] = count;
        var seen = _contexts.GetValueOrDefault(context);
        _contexts[context] = (seen.Count + 1, seen.Kinds + (count == 1 ? 1 : 0));
        if (count > 1)
            return;
        if (!_followers.TryGetValue(context, out var followers))
            _followers[context] = followers = [];
        followers.Add(symbol);
    }
}
