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
    /// <param name="spellings">Spellings and their ids.</param>
    /// <param name="logProbabilities">ln P of every id.</param>
    public Lexicon(string letters, (string Spelling, int Id)[] spellings, float[] logProbabilities)
    {
        _indexOf = new byte[letters.Max() + 1];
        for (var at = 0; at < letters.Length; at++)
            _indexOf[letters[at]] = (byte)(at + 1);

        var words = spellings;
        var keys = new byte[words.Length][];
        for (var at = 0; at < words.Length; at++)
        {
            keys[at] = new byte[words[at].Spelling.Length];
            for (var place = 0; place < keys[at].Length; place++)
                keys[at][place] = _indexOf[words[at].Spelling[place]];
        }

        Array.Sort(keys, words, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        var ranges = new List<(int From, int To, int Depth)> { (0, words.Length, 0) };
        var children = new List<ulong>();
        var first = new List<int>();
        var word = new List<int>();
        for (var node = 0; node < ranges.Count; node++)
        {
            var (from, to, depth) = ranges[node];
            first.Add(ranges.Count);
            word.Add(from < to && keys[from].Length == depth ? words[from++].Id : -1);
            var mask = 0ul;
            while (from < to)
            {
                var letter = keys[from][depth];
                var end = from + 1;
                while (end < to && keys[end][depth] == letter)
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
}
