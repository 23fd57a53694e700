namespace NeuralGlasses.Text.Bidi;

/// <summary>Takes the isolating run sequences of one paragraph one after the other (UAX #9, BD13, rules X9 and X10).</summary>
internal readonly ref struct IsolatingRuns
{
    private readonly ReadOnlySpan<char> _text;
    private readonly BidiBuffers _buffers;
    private readonly int _start;
    private readonly int _end;
    private readonly byte _paragraphLevel;

    /// <summary>Works on the units from <paramref name="start"/> to before <paramref name="end"/>; indices in the buffers are of the whole text, those in <see cref="BidiBuffers.Match"/> of the paragraph.</summary>
    internal IsolatingRuns(ReadOnlySpan<char> text, BidiBuffers buffers, int start, int end, int paragraphLevel)
    {
        _text = text;
        _buffers = buffers;
        _start = start;
        _end = end;
        _paragraphLevel = (byte)paragraphLevel;
    }

    /// <summary>Writes the level of each unit; what rule X9 takes out gets that of the unit before it.</summary>
    internal void Resolve(Span<byte> levels)
    {
        var kept = Keep();
        for (int first = 0, next; first < kept.Length; first = next)
        {
            next = EndOfRun(kept, first);
            if (!ContinuesAnother(kept[first]))
                ResolveSequence(kept, first, levels);
        }

        for (var i = _start; i < _end; i++)
        {
            if (BidiSet.Removed.Has(_buffers.Original[i]))
                levels[i] = i > _start ? levels[i - 1] : _paragraphLevel;
        }
    }

    private ReadOnlySpan<int> Keep()
    {
        var kept = _buffers.Kept;
        var places = _buffers.Places;
        var original = _buffers.Original;
        var count = 0;
        for (var i = _start; i < _end; i++)
        {
            if (BidiSet.Removed.Has(original[i]))
                continue;
            places[i] = count;
            kept[count++] = i;
        }

        return kept[..count];
    }

    private int EndOfRun(ReadOnlySpan<int> kept, int first)
    {
        var embedding = _buffers.Embedding;
        var level = embedding[kept[first]];
        var end = first + 1;
        while (end < kept.Length && embedding[kept[end]] == level)
            end++;
        return end;
    }

    private bool ContinuesAnother(int unit) => _buffers.Original[unit] == BidiClass.PDI && _buffers.Match[unit] >= 0;

    private void ResolveSequence(ReadOnlySpan<int> kept, int first, Span<byte> levels)
    {
        var embedding = _buffers.Embedding;
        var level = embedding[kept[first]];
        var before = first > 0 ? embedding[kept[first - 1]] : _paragraphLevel;
        int length = 0, end;
        bool isOpen;
        while (true)
        {
            end = EndOfRun(kept, first);
            foreach (var unit in kept[first..end])
            {
                _buffers.Positions[length] = unit;
                _buffers.Sequence[length++] = _buffers.Overridden[unit];
            }

            var last = kept[end - 1];
            isOpen = BidiSet.Initiators.Has(_buffers.Original[last]);
            if (!isOpen || _start + _buffers.Match[last] >= _end)
                break;
            first = _buffers.Places[_start + _buffers.Match[last]];
        }

        var after = !isOpen && end < kept.Length ? embedding[kept[end]] : _paragraphLevel;
        var sequence = new RunSequence(
            _buffers.Sequence[..length], _buffers.Positions[..length], level, Side(Math.Max(level, before)), Side(Math.Max(level, after)));
        sequence.ResolveWeak();
        new BracketPairs(_text, _buffers.Overridden, sequence, _buffers.Brackets[..length]).Resolve();
        sequence.ResolveNeutral();
        sequence.WriteLevels(levels);
    }

    private static BidiClass Side(byte level) => (level & 1) == 0 ? BidiClass.L : BidiClass.R;
}
