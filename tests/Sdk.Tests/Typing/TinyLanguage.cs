using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing;

/// <summary>A language model of a few sentences, by interpolated Witten-Bell estimates of triples, pairs, words and letters.</summary>
internal sealed class TinyLanguage
{
    private const int LetterOrder = 4;

    private readonly string _letters;
    private readonly string _marks;
    private readonly string[] _words;
    private readonly Dictionary<int, int> _ones = [];
    private readonly SortedDictionary<(int, int), int> _twos = [];
    private readonly SortedDictionary<(int, int, int), int> _threes = [];

    private TinyLanguage(string letters, string marks, string[] sentences)
    {
        (_letters, _marks) = (letters, marks);
        var tokens = sentences.Select(sentence => sentence.Split(' ')).ToArray();
        _words = [.. tokens.SelectMany(line => line).Where(token => !marks.Contains(token, StringComparison.Ordinal)).GroupBy(token => token)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
        foreach (var line in tokens)
        {
            int before = LanguageModel.Start, beforeThat = LanguageModel.Start;
            foreach (var token in line)
            {
                var id = Id(token);
                _ones[id] = _ones.GetValueOrDefault(id) + 1;
                _twos[(before, id)] = _twos.GetValueOrDefault((before, id)) + 1;
                _threes[(beforeThat, before, id)] = _threes.GetValueOrDefault((beforeThat, before, id)) + 1;
                (beforeThat, before) = (before, id);
            }
        }
    }

    private int Ids => LanguageModel.FirstMark + _marks.Length + _words.Length;

    public static LanguageModelParts Of(params string[] sentences) => new TinyLanguage("abcdefghijklmnopqrstuvwxyz'", ".,?!", sentences).Parts("en");

    public static LanguageModelParts German(params string[] sentences) => new TinyLanguage("abcdefghijklmnopqrstuvwxyzäöüß'", ".,?!", sentences).Parts("de");

    private int Id(string token) => _marks.IndexOf(token, StringComparison.Ordinal) is var mark and >= 0
        ? LanguageModel.FirstMark + mark
        : LanguageModel.FirstMark + _marks.Length + Array.IndexOf(_words, token);

    private LanguageModelParts Parts(string language)
    {
        var ids = Ids;
        var total = _ones.Values.Sum() + _ones.Count;
        // The mass that Witten and Bell set aside for what is new goes to every id alike; none to the start, which is never a next word.
        var one = new double[ids];
        for (var id = 0; id < ids; id++)
            one[id] = id == LanguageModel.Start ? 1e-9 : (_ones.GetValueOrDefault(id) + _ones.Count / (ids - 1.0)) / total;
        var two = _twos.GroupBy(pair => pair.Key.Item1).ToDictionary(group => group.Key, group => (Count: group.Sum(pair => pair.Value), Kinds: group.Count()));
        var three = _threes.GroupBy(triple => (triple.Key.Item1, triple.Key.Item2)).ToDictionary(group => group.Key, group => (Count: group.Sum(pair => pair.Value), Kinds: group.Count()));
        var pairs = _twos.Keys.Union(three.Keys).Order().ToArray();
        var pairBackOff = new Book(pairs.Select(pair => three.TryGetValue(pair, out var of) ? Math.Log((double)of.Kinds / (of.Count + of.Kinds)) : 0));
        var pair = new Book(pairs.Select(pair => Math.Log(Two(pair.Item1, pair.Item2))));
        var triple = new Book(_threes.Keys.Select(of => Math.Log((_threes[of] + three[(of.Item1, of.Item2)].Kinds * Two(of.Item2, of.Item3)) / (three[(of.Item1, of.Item2)].Count + three[(of.Item1, of.Item2)].Kinds))));
        return new LanguageModelParts
        {
            Language = language,
            Letters = _letters,
            Marks = _marks,
            Words = _words,
            UnigramLogProbabilities = [.. one.Select(p => (float)Math.Log(p))],
            UnigramBackOffs = [.. Enumerable.Range(0, ids).Select(id => two.TryGetValue(id, out var of) ? (float)Math.Log((double)of.Kinds / (of.Count + of.Kinds)) : 0)],
            PairStarts = Starts(ids, pairs.Select(of => of.Item1)),
            PairWords = [.. pairs.Select(of => (ushort)of.Item2)],
            PairCodes = pair.Codes,
            PairBackOffCodes = pairBackOff.Codes,
            TripleStarts = Starts(pairs.Length, _threes.Keys.Select(of => Array.IndexOf(pairs, (of.Item1, of.Item2)))),
            TripleWords = [.. _threes.Keys.Select(of => (ushort)of.Item3)],
            TripleCodes = triple.Codes,
            PairBook = pair.Values,
            PairBackOffBook = pairBackOff.Values,
            TripleBook = triple.Values,
            LetterTree = Letters(),
        };

        double Two(int before, int word) => two.TryGetValue(before, out var of)
            ? (_twos.GetValueOrDefault((before, word)) + of.Kinds * one[word]) / (of.Count + of.Kinds)
            : one[word];
    }

    private LetterParts Letters()
    {
        var runs = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in _words)
        {
            var symbols = "\0" + new string([.. word.ToLowerInvariant().Select(letter => (char)(_letters.IndexOf(letter, StringComparison.Ordinal) + 1))]) + "\0";
            for (var at = 1; at < symbols.Length; at++)
            {
                for (var from = Math.Max(0, at - LetterOrder + 1); from <= at; from++)
                    runs[symbols[from..(at + 1)]] = runs.GetValueOrDefault(symbols[from..(at + 1)]) + 1;
            }
        }

        for (var symbol = 0; symbol <= _letters.Length; symbol++)
            runs.TryAdd(((char)symbol).ToString(), 1);
        foreach (var run in runs.Keys.ToArray())
        {
            for (var length = 1; length < run.Length; length++)
                runs.TryAdd(run[..length], 1);
        }

        var nodes = runs.Keys.OrderBy(run => run.Length).ThenBy(run => run, StringComparer.Ordinal).Prepend("").ToArray();
        var book = new Book(nodes.Select(Log));
        return new LetterParts
        {
            Order = LetterOrder,
            Symbols = [.. nodes.Select(run => run.Length == 0 ? (byte)0 : (byte)run[^1])],
            ChildCounts = [.. nodes.Select(run => (byte)nodes.Count(other => other.Length == run.Length + 1 && other.StartsWith(run, StringComparison.Ordinal)))],
            Codes = book.Codes,
            Book = book.Values,
        };

        double Log(string run)
        {
            if (run.Length == 0)
                return 0;
            var siblings = runs.Where(other => other.Key.Length == run.Length && other.Key.StartsWith(run[..^1], StringComparison.Ordinal)).ToArray();
            return Math.Log(runs[run] / (siblings.Sum(other => (double)other.Value) + (run.Length == 1 ? 0 : siblings.Length)));
        }
    }

    private static int[] Starts(int places, IEnumerable<int> of)
    {
        var starts = new int[places + 1];
        foreach (var place in of)
            starts[place + 1]++;
        for (var place = 0; place < places; place++)
            starts[place + 1] += starts[place];
        return starts;
    }

    private sealed class Book
    {
        public Book(IEnumerable<double> values)
        {
            var all = values.Select(value => (float)value).ToArray();
            var kinds = all.Distinct().Order().ToArray();
            Assert.True(kinds.Length <= Values.Length, "A tiny language has few sentences.");
            kinds.CopyTo(Values, 0);
            Codes = [.. all.Select(value => (byte)Array.IndexOf(kinds, value))];
        }

        public float[] Values { get; } = new float[256];

        public byte[] Codes { get; }
    }
}
