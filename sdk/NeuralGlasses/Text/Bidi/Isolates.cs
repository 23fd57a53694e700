namespace NeuralGlasses.Text.Bidi;

/// <summary>Which isolate ends where, and which way a text reads by its first letter (UAX #9, BD9, P2 and P3).</summary>
internal static class Isolates
{
    /// <summary>Writes for each isolate's beginning the index of its end, or the length where it has none; for each end that of its beginning, or -1.</summary>
    internal static void Match(ReadOnlySpan<BidiClass> types, Span<int> match)
    {
        // The open beginnings are a list: each holds the one around it until its end is found.
        var open = -1;
        for (var i = 0; i < types.Length; i++)
        {
            if (BidiSet.Initiators.Has(types[i]))
            {
                match[i] = open;
                open = i;
            }
            else if (types[i] == BidiClass.PDI)
            {
                match[i] = open;
                if (open >= 0)
                    (match[open], open) = (i, match[open]);
            }
        }

        while (open >= 0)
            (match[open], open) = (types.Length, match[open]);
    }

    /// <summary>The type of the first letter from <paramref name="from"/> up to <paramref name="end"/> that stands in no isolate; null without one.</summary>
    internal static BidiClass? FirstLetter(ReadOnlySpan<BidiClass> types, ReadOnlySpan<int> match, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (types[i] is BidiClass.L or BidiClass.R or BidiClass.AL)
                return types[i];
            if (BidiSet.Initiators.Has(types[i]))
                i = match[i];
        }

        return null;
    }
}
