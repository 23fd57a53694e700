using System.Numerics;

namespace NeuralGlasses.Typing.Language;

/// <summary>The spellings of all words as a tree of letters in arrays: a node's children are bits of a number, and lie together.</summary>
internal sealed class Lexicon
{
    public const int Root = 0;

    private readonly byte[] _indexOf;
    private readonly ulong[] _children;
    private readonly int[] _first;
    private readonly int[] _word;
    private readonly float[] _best;

    /// <summary>Builds the tree.</summary>
    /// <param name="letters">Lower-case letters.</param>
    /// <param name="words">Words, with any capitals.</param>
    /// <param name="firstId">Id of the first word; the others follow.</param>
    /// <param name="logProbabilities">ln P of every id.</param>
    public Lexicon(string letters, IReadOnlyList<string> words, int firstId, float[] logProbabilities)
    {
        _indexOf = new byte[letters.Max() + 1];
        for (var at = 0; at < letters.Length; at++)
            _indexOf[letters[at]] = (byte)(at + 1);
        var (symbols, starts) = Spellings(words);
        var sorted = Sorted(symbols, starts);
        var ranges = new List<(int From, int To, int Depth)>(4 * words.Count) { (0, words.Count, 0) };
        var children = new List<ulong>(4 * words.Count);
        var first = new List<int>(4 * words.Count);
        var word = new List<int>(4 * words.Count);
        for (var node = 0; node < ranges.Count; node++)
        {
            var (from, to, depth) = ranges[node];
            first.Add(ranges.Count);
            word.Add(from < to && Length(from) == depth ? firstId + sorted[from++] : -1);
            var mask = 0ul;
            while (from < to)
            {
                var letter = Letter(from, depth);
                var end = from + 1;
                while (end < to && Letter(end, depth) == letter)
                    end++;
                mask |= 1ul << (letter - 1);
                ranges.Add((from, end, depth + 1));
                from = end;
            }

            children.Add(mask);
        }

        _children = [.. children];
        _first = [.. first];
        _word = [.. word];
        _best = new float[_word.Length];
        for (var node = _word.Length - 1; node >= 0; node--)
        {
            var best = _word[node] < 0 ? float.NegativeInfinity : logProbabilities[_word[node]];
            for (var child = 0; child < BitOperations.PopCount(_children[node]); child++)
                best = Math.Max(best, _best[_first[node] + child]);
            _best[node] = best;
        }

        int Length(int at) => starts[sorted[at] + 1] - starts[sorted[at]];
        byte Letter(int at, int depth) => symbols[starts[sorted[at]] + depth];
    }

    public int Child(int node, char letter)
    {
        if (letter >= _indexOf.Length || _indexOf[letter] is not (var index and > 0))
            return -1;
        var children = _children[node];
        var bit = 1ul << (index - 1);
        return (children & bit) == 0 ? -1 : _first[node] + BitOperations.PopCount(children & (bit - 1));
    }

    public int WordAt(int node) => _word[node];

    public float Best(int node) => _best[node];

    private (byte[] Symbols, int[] Starts) Spellings(IReadOnlyList<string> words)
    {
        var starts = new int[words.Count + 1];
        for (var at = 0; at < words.Count; at++)
            starts[at + 1] = starts[at] + words[at].Length;
        var symbols = new byte[starts[^1]];
        for (var at = 0; at < words.Count; at++)
        {
            for (var place = 0; place < words[at].Length; place++)
                symbols[starts[at] + place] = _indexOf[char.ToLowerInvariant(words[at][place])];
        }

        return (symbols, starts);
    }

    /// <summary>The words by their spelling: sorted by their first ten letters as one number, which is many times faster than by comparing them.</summary>
    private static int[] Sorted(byte[] symbols, int[] starts)
    {
        const int Bits = 6;
        const int Packed = 64 / Bits;
        var keys = new ulong[starts.Length - 1];
        var order = new int[keys.Length];
        for (var word = 0; word < keys.Length; word++)
        {
            order[word] = word;
            for (var place = 0; place < Packed; place++)
                keys[word] = (keys[word] << Bits) | (starts[word] + place < starts[word + 1] ? symbols[starts[word] + place] : 0u);
        }

        Array.Sort(keys, order);
        var byRest = Comparer<int>.Create((left, right) => symbols.AsSpan(starts[left]..starts[left + 1]).SequenceCompareTo(symbols.AsSpan(starts[right]..starts[right + 1])));
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from + 1; to < keys.Length && keys[to] == keys[from];)
                to++;
            if (to - from > 1)
                Array.Sort(order, from, to - from, byRest);
        }

        return order;
    }
}
