namespace NeuralGlasses.Training.Taps;

/// <summary>How well somebody's phrases were read, or those of several people.</summary>
public sealed record TapFigures
{
    /// <summary>Characters that were typed.</summary>
    public required long Characters { get; init; }

    /// <summary>Words of five characters a minute, from the first key of a phrase to its last; the median of the people.</summary>
    public required double WordsPerMinute { get; init; }

    /// <summary>Character error rate without a language, over all characters.</summary>
    public required double GreedyRate { get; init; }

    /// <summary>Character error rate with the language, over all characters.</summary>
    public required double LanguageRate { get; init; }

    /// <summary>The median person's with the language.</summary>
    public required double MedianLanguageRate { get; init; }

    /// <summary>The worst person's with the language.</summary>
    public required double WorstLanguageRate { get; init; }

    /// <summary>Median time from a key's end of travel to the step that shows it, without a language, in milliseconds; of keys that one shows.</summary>
    public required double DelayMs { get; init; }

    /// <summary>The figures of several people.</summary>
    public static TapFigures Of(IReadOnlyList<TapReadPhrases> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var greedy = people.Aggregate(default(TapScore), (sum, person) => sum + person.Greedy);
        var language = people.Aggregate(default(TapScore), (sum, person) => sum + person.Language);
        return new TapFigures
        {
            Characters = greedy.Characters,
            WordsPerMinute = Math.Round(Median([.. people.Select(person => person.WordsPerMinute)]), 1),
            GreedyRate = Math.Round(greedy.Rate, 4),
            LanguageRate = Math.Round(language.Rate, 4),
            MedianLanguageRate = Math.Round(Median([.. people.Select(person => person.Language.Rate)]), 4),
            WorstLanguageRate = Math.Round(people.Max(person => person.Language.Rate), 4),
            DelayMs = Math.Round(Median([.. people.SelectMany(person => person.DelaysMs)])),
        };
    }

    private static double Median(double[] values)
    {
        if (values.Length == 0)
            return 0;
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
