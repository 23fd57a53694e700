namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>Least number of letters to insert, delete or replace (Levenshtein 1966).</summary>
public static class EditDistance
{
    /// <summary>Between two texts.</summary>
    public static int Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
