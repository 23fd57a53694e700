namespace NeuralGlasses;

/// <summary>Guesses which name a person meant.</summary>
public static class NearestName
{
    private const int ShortestName = 3;
    private const int LongestName = 60;

    /// <summary>The known name that is fewest keystrokes away, or null if none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        // Among numbers the nearest by keystrokes says nothing.
        if (name.Length is < ShortestName or > LongestName || name.Any(char.IsDigit))
            return null;
        var (nearest, distance) = known.Select(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .OrderBy(k => k.Distance)
            .FirstOrDefault((Name: "", Distance: int.MaxValue));
        return distance <= Math.Min(3, name.Length / 3) ? nearest : null;
    }

    /// <summary>The end of a sentence about a name that is not known: the one that was meant, or all of them.</summary>
    public static string Suggest(string name, IReadOnlyList<string> known) => Of(name, known) is { } nearest
        ? $"did you mean '{nearest}'?"
        : $"expected {Alternatives(known)}.";

    /// <summary>Names in a row, the last one behind "or".</summary>
    public static string Alternatives(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "none",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}",
    };

    // Optimal string alignment: insertion, deletion, change and the swap of two neighbours count one each.
    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[from.Length, to.Length];
    }
}
