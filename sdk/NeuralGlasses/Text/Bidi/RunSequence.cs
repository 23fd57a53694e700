namespace NeuralGlasses.Text.Bidi;

/// <summary>The types of one isolating run sequence, and what becomes of them (UAX #9, rules W1 to W7, N1, N2, I1 and I2).</summary>
internal readonly ref struct RunSequence
{
    private readonly BidiClass _end;

    internal RunSequence(Span<BidiClass> types, ReadOnlySpan<int> positions, byte level, BidiClass start, BidiClass end)
    {
        Types = types;
        Positions = positions;
        Level = level;
        Start = start;
        _end = end;
    }

    internal Span<BidiClass> Types { get; }

    /// <summary>Index in the text of each of them.</summary>
    internal ReadOnlySpan<int> Positions { get; }

    internal byte Level { get; }

    /// <summary>The type <c>sos</c>: L or R.</summary>
    internal BidiClass Start { get; }

    /// <summary>The direction of the level: L or R.</summary>
    internal BidiClass Embedding => (Level & 1) == 0 ? BidiClass.L : BidiClass.R;

    /// <summary>L or R as the rules N0 to N2 see a type, for which numbers are R; null for a neutral one.</summary>
    internal static BidiClass? Strong(BidiClass type) => type switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };

    internal void ResolveWeak()
    {
        ResolveMarksAndLetters();
        ResolveSeparators();
        ResolveTerminators();
        ResolveNumbersAfterLetters();
    }

    internal void ResolveNeutral()
    {
        for (var i = 0; i < Types.Length; i++)
        {
            if (!BidiSet.Neutrals.Has(Types[i]))
                continue;
            var next = i + 1;
            while (next < Types.Length && BidiSet.Neutrals.Has(Types[next]))
                next++;
            var before = i > 0 ? Strong(Types[i - 1]) : Start;
            var after = next < Types.Length ? Strong(Types[next]) : _end;
            Types[i..next].Fill(before == after && before is { } both ? both : Embedding);
            i = next - 1;
        }
    }

    internal void WriteLevels(Span<byte> levels)
    {
        for (var i = 0; i < Types.Length; i++)
        {
            var up = (Level & 1, Types[i]) switch
            {
                (0, BidiClass.R) => 1,
                (0, BidiClass.AN or BidiClass.EN) => 2,
                (1, BidiClass.L or BidiClass.AN or BidiClass.EN) => 1,
                _ => 0,
            };
            levels[Positions[i]] = (byte)(Level + up);
        }
    }

    // W1 to W3.
    private void ResolveMarksAndLetters()
    {
        var before = Start;
        var letter = Start;
        foreach (ref var type in Types)
        {
            if (type == BidiClass.NSM)
                type = BidiSet.Isolates.Has(before) ? BidiClass.ON : before;
            before = type;
            if (type is BidiClass.L or BidiClass.R or BidiClass.AL)
                letter = type;
            if (type == BidiClass.EN && letter == BidiClass.AL)
                type = BidiClass.AN;
        }

        Types.Replace(BidiClass.AL, BidiClass.R);
    }

    // W4.
    private void ResolveSeparators()
    {
        for (var i = 1; i + 1 < Types.Length; i++)
        {
            if (Types[i - 1] != Types[i + 1])
                continue;
            if (Types[i] is BidiClass.ES or BidiClass.CS && Types[i - 1] == BidiClass.EN)
                Types[i] = BidiClass.EN;
            else if (Types[i] == BidiClass.CS && Types[i - 1] == BidiClass.AN)
                Types[i] = BidiClass.AN;
        }
    }

    // W5 and W6.
    private void ResolveTerminators()
    {
        for (var i = 0; i < Types.Length; i++)
        {
            if (Types[i] is BidiClass.ES or BidiClass.CS)
                Types[i] = BidiClass.ON;
            if (Types[i] != BidiClass.ET)
                continue;
            var next = i + 1;
            while (next < Types.Length && Types[next] == BidiClass.ET)
                next++;
            var isOfNumber = (i > 0 && Types[i - 1] == BidiClass.EN) || (next < Types.Length && Types[next] == BidiClass.EN);
            Types[i..next].Fill(isOfNumber ? BidiClass.EN : BidiClass.ON);
            i = next - 1;
        }
    }

    // W7.
    private void ResolveNumbersAfterLetters()
    {
        var letter = Start;
        foreach (ref var type in Types)
        {
            if (type is BidiClass.L or BidiClass.R)
                letter = type;
            else if (type == BidiClass.EN && letter == BidiClass.L)
                type = BidiClass.L;
        }
    }
}
