namespace NeuralGlasses.Typing.Search;

/// <summary>How a search weighs what the hand seemed to do against what the language expects.</summary>
public sealed record SearchOptions
{
    /// <summary>Readings that are kept after each keystroke, 1 to 5000.</summary>
    public int Width { get; init; } = 400;

    /// <summary>Readings of words that the language does not hold that are kept among them, 0 to <see cref="Width"/>.</summary>
    public int SpelledWidth { get; init; } = 40;

    /// <summary>How far a reading may lie behind the best one and be kept, in ln P, above 0.</summary>
    public double Margin { get; init; } = 14;

    /// <summary>Weight of the language's ln P beside that of the gestures, above 0.</summary>
    public double LanguageWeight { get; init; } = 1;

    /// <summary>Least probability of a key that is looked at, above 0 to 0.5.</summary>
    public double LeastKey { get; init; } = 0.003;

    /// <summary>Longest word, in letters, 1 to 100.</summary>
    public int LongestWord { get; init; } = 40;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Require(Width is >= 1 and <= 5000, nameof(Width), Width, "1 to 5000");
        Require(SpelledWidth >= 0 && SpelledWidth <= Width, nameof(SpelledWidth), SpelledWidth, $"0 to {nameof(Width)}, which is {Width}");
        Require(Margin > 0, nameof(Margin), Margin, "above 0");
        Require(LanguageWeight > 0, nameof(LanguageWeight), LanguageWeight, "above 0");
        Require(LeastKey is > 0 and <= 0.5, nameof(LeastKey), LeastKey, "above 0, at most 0.5");
        Require(LongestWord is >= 1 and <= 100, nameof(LongestWord), LongestWord, "1 to 100");
    }

    private static void Require(bool holds, string field, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(SearchOptions)}.{field} is {found}; expected {expected}.");
    }
}
