namespace NeuralGlasses.Typing.Taps;

/// <summary>How a search weighs what the fingers seemed to do against what the language expects, and how late it makes up its mind.</summary>
public sealed record TapSearchOptions
{
    /// <summary>Readings that are kept after each step, 1 to 1000.</summary>
    public int Width { get; init; } = 128;

    /// <summary>How far a reading may lie behind the best one and be kept, in ln P, above 0.</summary>
    public double Margin { get; init; } = 16;

    /// <summary>Least ln P of a character in a step that is looked at, below 0.</summary>
    public double LeastScore { get; init; } = -7;

    /// <summary>Weight of the language's ln P beside that of the taps, 0 or more; chosen on the tuners of tap-typing, as the bonus is.</summary>
    public double LanguageWeight { get; init; } = 1.5;

    /// <summary>Added for each character, in ln P: the language makes every character cost something.</summary>
    public double CharacterBonus { get; init; } = 5;

    /// <summary>Steps after which a character is committed, at least 1: what comes later changes it no more, except a backspace.</summary>
    public int CommitSteps { get; init; } = 50;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Require(Width is >= 1 and <= 1000, nameof(Width), Width, "1 to 1000");
        Require(Margin > 0, nameof(Margin), Margin, "above 0");
        Require(LeastScore < 0, nameof(LeastScore), LeastScore, "below 0");
        Require(LanguageWeight >= 0, nameof(LanguageWeight), LanguageWeight, "0 or more");
        Require(double.IsFinite(CharacterBonus), nameof(CharacterBonus), CharacterBonus, "a number");
        Require(CommitSteps >= 1, nameof(CommitSteps), CommitSteps, "at least 1");
    }

    private static void Require(bool holds, string field, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(TapSearchOptions)}.{field} is {found}; expected {expected}.");
    }
}
