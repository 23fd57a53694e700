using System.Globalization;

namespace NeuralGlasses.Examples;

/// <summary>One step of a route: a turn, and the way to it.</summary>
/// <param name="Turn">Which turn.</param>
/// <param name="Metres">Way to it, in metres.</param>
/// <param name="Place">Where it leads.</param>
internal sealed record RouteStep(Turn Turn, int Metres, string Place)
{
    private const int MostMetres = 100_000;

    /// <summary>The way to it, as a wearer reads it at a glance.</summary>
    public string Distance => Turn.IsEnd ? "Here" : Metres < 1000 ? $"{Metres} m" : string.Create(CultureInfo.InvariantCulture, $"{Metres / 1000.0:0.#} km");

    /// <summary>What is to be done there.</summary>
    public string What => Turn.IsEnd ? $"You are there: {Place}" : $"{Turn.Words} {Place}";

    /// <summary>All of it in words that are easily followed by ear.</summary>
    public string Spoken => Turn.IsEnd ? What : Metres == 0 ? $"Now {Lower(What)}" : $"In {(Metres < 1000 ? $"{Metres} metres" : string.Create(CultureInfo.InvariantCulture, $"{Metres / 1000.0:0.#} kilometres"))}, {Lower(What)}";

    /// <summary>Reads a route: steps with semicolons between, each of a turn, metres and a place.</summary>
    /// <param name="text">The route.</param>
    /// <param name="complaint">One sentence that says which step is not understood; null if all are.</param>
    public static IReadOnlyList<RouteStep> Read(string text, out string? complaint)
    {
        var steps = new List<RouteStep>();
        foreach (string step in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = step.Split(' ', 3, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || Turn.Find(words[0]) is not { } turn || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int metres) || metres > MostMetres)
            {
                complaint = $"Step {steps.Count + 1} is '{step}', expected a turn, metres and a place.";
                return [];
            }

            steps.Add(new RouteStep(turn, metres, words[2]));
        }

        complaint = steps.Count == 0 ? "It has no step." : null;
        return steps;
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
