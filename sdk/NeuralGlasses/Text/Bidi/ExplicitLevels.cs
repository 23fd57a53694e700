namespace NeuralGlasses.Text.Bidi;

/// <summary>What the formatting characters of one paragraph say about levels (UAX #9, rules X1 to X8).</summary>
internal ref struct ExplicitLevels
{
    /// <summary>The deepest level that a character can ask for (BD2).</summary>
    internal const int MaxDepth = 125;

    private readonly ReadOnlySpan<BidiClass> _original;
    private readonly ReadOnlySpan<int> _match;
    private readonly Span<Status> _stack;
    private int _depth;
    private int _overflowIsolates;
    private int _overflowEmbeddings;
    private int _validIsolates;

    private ExplicitLevels(ReadOnlySpan<BidiClass> original, ReadOnlySpan<int> match, Span<Status> stack, int paragraphLevel)
    {
        _original = original;
        _match = match;
        _stack = stack;
        _stack[0] = new Status((byte)paragraphLevel, null, false);
    }

    /// <summary>Writes the level of each unit, and its type where an override changes it; what rule X9 takes out gets neither.</summary>
    internal static void Resolve(
        ReadOnlySpan<BidiClass> original, ReadOnlySpan<int> match, Span<BidiClass> types, Span<byte> levels, int paragraphLevel)
    {
        var rules = new ExplicitLevels(original, match, stackalloc Status[MaxDepth + 2], paragraphLevel);
        original.CopyTo(types);
        for (var i = 0; i < original.Length; i++)
        {
            if (original[i] == BidiClass.PDI)
                rules.CloseIsolate();
            ref readonly var current = ref rules._stack[rules._depth];
            levels[i] = current.Level;
            if (original[i] == BidiClass.B)
                levels[i] = (byte)paragraphLevel;
            else if (!BidiSet.Removed.Has(original[i]))
                types[i] = current.Override ?? original[i];
            rules.Open(i);
        }
    }

    private void Open(int at)
    {
        switch (_original[at])
        {
            case BidiClass.RLE:
                Embed(true, null);
                break;
            case BidiClass.LRE:
                Embed(false, null);
                break;
            case BidiClass.RLO:
                Embed(true, BidiClass.R);
                break;
            case BidiClass.LRO:
                Embed(false, BidiClass.L);
                break;
            case BidiClass.RLI:
                Isolate(true);
                break;
            case BidiClass.LRI:
                Isolate(false);
                break;
            case BidiClass.FSI:
                Isolate(Isolates.FirstLetter(_original, _match, at + 1, _match[at]) is BidiClass.R or BidiClass.AL);
                break;
            case BidiClass.PDF:
                CloseEmbedding();
                break;
        }
    }

    private void Embed(bool isRightToLeft, BidiClass? over)
    {
        var level = Next(isRightToLeft);
        if (level <= MaxDepth && _overflowIsolates == 0 && _overflowEmbeddings == 0)
            _stack[++_depth] = new Status((byte)level, over, false);
        else if (_overflowIsolates == 0)
            _overflowEmbeddings++;
    }

    private void Isolate(bool isRightToLeft)
    {
        var level = Next(isRightToLeft);
        if (level <= MaxDepth && _overflowIsolates == 0 && _overflowEmbeddings == 0)
        {
            _validIsolates++;
            _stack[++_depth] = new Status((byte)level, null, true);
        }
        else
        {
            _overflowIsolates++;
        }
    }

    private void CloseIsolate()
    {
        if (_overflowIsolates > 0)
        {
            _overflowIsolates--;
        }
        else if (_validIsolates > 0)
        {
            _overflowEmbeddings = 0;
            while (!_stack[_depth].IsIsolate)
                _depth--;
            _depth--;
            _validIsolates--;
        }
    }

    private void CloseEmbedding()
    {
        if (_overflowIsolates > 0)
            return;
        if (_overflowEmbeddings > 0)
            _overflowEmbeddings--;
        else if (!_stack[_depth].IsIsolate && _depth > 0)
            _depth--;
    }

    private readonly int Next(bool isRightToLeft)
    {
        int level = _stack[_depth].Level;
        return isRightToLeft ? (level + 1) | 1 : (level + 2) & ~1;
    }

    private readonly record struct Status(byte Level, BidiClass? Override, bool IsIsolate);
}
