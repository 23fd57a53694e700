namespace NeuralGlasses.Diagnosis;

/// <summary>Names electrode pairs at the beginning of a sentence.</summary>
internal static class PairList
{
    /// <summary>"Pair 3 has", "Pairs 1, 2 and 5 have", "All pairs have"; the verbs are given.</summary>
    public static string Names(IReadOnlyList<PairReading> some, int all, string singular, string plural)
    {
        if (some.Count == 1)
            return $"Pair {some[0].Number} {singular}";
        if (some.Count == all)
            return $"All {all} pairs {plural}";
        return $"Pairs {string.Join(", ", some.SkipLast(1).Select(p => p.Number))} and {some[^1].Number} {plural}";
    }
}
