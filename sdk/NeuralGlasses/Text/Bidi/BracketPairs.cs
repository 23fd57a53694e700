namespace NeuralGlasses.Text.Bidi;

/// <summary>Lets both brackets of a pair point one way in one isolating run sequence (UAX #9, BD14 to BD16, rule N0).</summary>
internal readonly ref struct BracketPairs
{
    // BD16 names the depth: a text that nests deeper is no text.
    private const int MaxOpen = 63;

    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<BidiClass> _overridden;
    private readonly RunSequence _sequence;
    private readonly Span<int> _ends;

    /// <summary>Takes the types before rule W1, by units of the text, and room for one index for each type of the sequence.</summary>
    internal BracketPairs(ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> overridden, RunSequence sequence, Span<int> ends)
    {
        _text = text;
        _overridden = overridden;
        _sequence = sequence;
        _ends = ends;
    }

    internal void Resolve()
    {
        _ends.Clear();
        Find();
        for (var i = 0; i < _ends.Length; i++)
        {
            // No pair ends at the first place.
            if (_ends[i] > 0)
                ResolvePair(i, _ends[i]);
        }
    }

    private void Find()
    {
        Span<(char Pair, int At)> open = stackalloc (char, int)[MaxOpen];
        var depth = 0;
        for (var i = 0; i < _ends.Length; i++)
        {
            if (_sequence.Types[i] != BidiClass.ON)
                continue;
            var kind = UnicodeTable.BracketAt(_text[_sequence.Positions[i]], out var pair);
            if (kind == BracketKind.Opening)
            {
                if (depth == MaxOpen)
                    return;
                open[depth++] = (pair, i);
            }
            else if (kind == BracketKind.Closing)
            {
                var inner = depth - 1;
                while (inner >= 0 && open[inner].Pair != pair)
                    inner--;
                if (inner < 0)
                    continue;
                _ends[open[inner].At] = i;
                depth = inner;
            }
        }
    }

    private void ResolvePair(int start, int end)
    {
        BidiClass? inside = null;
        foreach (var type in _sequence.Types[(start + 1)..end])
        {
            inside = RunSequence.Strong(type) ?? inside;
            if (inside == _sequence.Embedding)
                break;
        }

        if (inside is not { } direction)
            return;
        if (direction != _sequence.Embedding && Before(start) != direction)
            direction = _sequence.Embedding;
        Turn(start, direction);
        Turn(end, direction);
    }

    private BidiClass Before(int start)
    {
        for (var i = start - 1; i >= 0; i--)
        {
            if (RunSequence.Strong(_sequence.Types[i]) is { } strong)
                return strong;
        }

        return _sequence.Start;
    }

    // Marks on a bracket go with it.
    private void Turn(int at, BidiClass direction)
    {
        _sequence.Types[at] = direction;
        for (var i = at + 1; i < _sequence.Types.Length && _overridden[_sequence.Positions[i]] == BidiClass.NSM; i++)
            _sequence.Types[i] = direction;
    }
}
