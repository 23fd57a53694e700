namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>Figures of phrases that simulated typists wrote in one way.</summary>
/// <param name="Way">How they worked.</param>
/// <param name="Phrases">Phrases written.</param>
/// <param name="WordsPerMinute">Median of their speed, in words of five letters a minute.</param>
/// <param name="SlowestTenth">Speed under which the slowest tenth of phrases lies.</param>
/// <param name="Uncorrected">Mean share of letters that were wrong in the end.</param>
/// <param name="Corrected">Share of keystrokes that were taken back.</param>
/// <param name="GesturesPerLetter">Median of gestures for each letter of the text.</param>
/// <param name="Misread">Share of gestures of which another key came than was meant.</param>
/// <param name="Missed">Share of gestures of which nothing came.</param>
/// <param name="Unfinished">Phrases that were given up.</param>
public sealed record TypingFigures(
    string Way, int Phrases, double WordsPerMinute, double SlowestTenth, double Uncorrected, double Corrected, double GesturesPerLetter, double Misread, double Missed, int Unfinished)
{
    /// <summary>Where the time of a letter goes, in seconds.</summary>
    public required TypingCosts Costs { get; init; }

    /// <summary>The figures of phrases.</summary>
    public static TypingFigures Of(string way, IReadOnlyList<TypedPhrase> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var speeds = phrases.Select(phrase => phrase.WordsPerMinute).Order().ToArray();
        double gestures = phrases.Sum(phrase => phrase.Gestures);
        return new TypingFigures(
            way,
            phrases.Count,
            Math.Round(speeds[speeds.Length / 2], 1),
            Math.Round(speeds[speeds.Length / 10], 1),
            Math.Round(phrases.Average(phrase => phrase.Uncorrected), 4),
            Math.Round(phrases.Sum(phrase => phrase.TakenBack) / (double)phrases.Sum(phrase => phrase.Keystrokes), 3),
            Math.Round(phrases.Select(phrase => phrase.GesturesPerLetter).Order().ElementAt(phrases.Count / 2), 3),
            Math.Round(phrases.Sum(phrase => phrase.Misread) / gestures, 3),
            Math.Round(phrases.Sum(phrase => phrase.Missed) / gestures, 3),
            phrases.Count(phrase => phrase.IsUnfinished))
        {
            Costs = new TypingCosts(
                ALetter(phrases, phrase => phrase.Costs.Letters),
                ALetter(phrases, phrase => phrase.Costs.Takes),
                ALetter(phrases, phrase => phrase.Costs.Choices),
                ALetter(phrases, phrase => phrase.Costs.Erasures),
                ALetter(phrases, phrase => phrase.Costs.Missed)),
        };
    }

    private static double ALetter(IReadOnlyList<TypedPhrase> phrases, Func<TypedPhrase, double> seconds) =>
        Math.Round(phrases.Sum(seconds) / phrases.Sum(phrase => Math.Max(1, phrase.Written.Length)), 3);
}
