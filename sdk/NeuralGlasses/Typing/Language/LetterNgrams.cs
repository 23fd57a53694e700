using System.Numerics;

namespace NeuralGlasses.Typing.Language;

/// <summary>
/// What letter follows which, with back-off to fewer letters (Katz 1987). The weights of the back-off are made from the values as they were read,
/// so that what follows sums to one whatever the quantising did.
/// </summary>
internal sealed class LetterNgrams
{
    private const int MostOrder = 8;

    /// <summary>Most that the letters seen after a context may share; the rest is for those never seen there.</summary>
    private const double MostShare = 0.999;

    private readonly int _order;
    private readonly ulong[] _children;
    private readonly int[] _first;
    private readonly float[] _logProbability;
    private readonly float[] _backOff;
    private readonly string _letters;

    public LetterNgrams(LetterParts parts, string letters)
    {
        _letters = letters;
        _order = Math.Min(parts.Order, MostOrder);
        var nodes = parts.Symbols.Length;
        _children = new ulong[nodes];
        _first = new int[nodes];
        _logProbability = new float[nodes];
        _backOff = new float[nodes];
        var next = 1;
        for (var node = 0; node < nodes; node++)
        {
            _first[node] = next;
            for (var child = 0; child < parts.ChildCounts[node]; child++)
                _children[node] |= 1ul << parts.Symbols[next++];
            _logProbability[node] = parts.Book[parts.Codes[node]];
        }

        Normalise(parts.Symbols);
    }

    /// <summary>ln P of a letter, or of the end of the word where it is a space.</summary>
    public float LogProbability(ReadOnlySpan<char> before, char next)
    {
        var symbol = Symbol(next);
        if (symbol < 0)
            return float.NegativeInfinity;
        Span<byte> context = stackalloc byte[MostOrder];
        var length = Context(before, context);
        return LogProbability(context[..length], symbol);
    }

    private float LogProbability(ReadOnlySpan<byte> context, int symbol)
    {
        var weight = 0f;
        for (var from = 0; from < context.Length; from++)
        {
            var node = Node(context[from..]);
            if (node < 0)
                continue;
            if (Child(node, symbol) is var child and >= 0)
                return weight + _logProbability[child];
            weight += _backOff[node];
        }

        return weight + _logProbability[Child(0, symbol)];
    }

    private int Context(ReadOnlySpan<char> before, Span<byte> context)
    {
        var most = _order - 1;
        var length = 0;
        if (before.Length < most)
            context[length++] = 0;
        for (var at = Math.Max(0, before.Length - most); at < before.Length; at++)
            context[length++] = (byte)Math.Max(0, Symbol(before[at]));
        return length;
    }

    private int Symbol(char letter) => letter == ' ' ? 0 : _letters.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? at + 1 : -1;

    private int Node(ReadOnlySpan<byte> symbols)
    {
        var node = 0;
        foreach (var symbol in symbols)
        {
            node = Child(node, symbol);
            if (node < 0)
                return -1;
        }

        return node;
    }

    private int Child(int node, int symbol)
    {
        var bit = 1ul << symbol;
        return (_children[node] & bit) == 0 ? -1 : _first[node] + BitOperations.PopCount(_children[node] & (bit - 1));
    }

    /// <summary>
    /// Breadth first, so that the shorter contexts on which a longer one leans are right before it. Each node knows the node of the longest shorter context
    /// that there is, so that none is looked for from the root.
    /// </summary>
    private void Normalise(byte[] symbols)
    {
        var shorter = new int[symbols.Length];
        for (var node = 0; node < symbols.Length; node++)
        {
            var count = BitOperations.PopCount(_children[node]);
            if (count == 0)
                continue;
            double here = 0, below = 0;
            for (var child = _first[node]; child < _first[node] + count; child++)
            {
                here += Math.Exp(_logProbability[child]);
                if (node == 0)
                    continue;
                var (weight, at) = (0f, shorter[node]);
                while (Child(at, symbols[child]) < 0)
                    (weight, at) = (weight + _backOff[at], shorter[at]);
                shorter[child] = Child(at, symbols[child]);
                below += Math.Exp(weight + _logProbability[shorter[child]]);
            }

            var all = count == _letters.Length + 1;
            var share = all ? 1 : Math.Min(here, MostShare);
            Scale(node, count, (float)Math.Log(share / here));
            _backOff[node] = all ? 0 : (float)Math.Log((1 - share) / (1 - below));
        }
    }

    private void Scale(int node, int count, float by)
    {
        for (var child = _first[node]; child < _first[node] + count; child++)
            _logProbability[child] += by;
    }
}
