using NeuralGlasses.Hud.Audio;

namespace NeuralGlasses.Sound.Speech;

/// <summary>How the wearer wants to be spoken to.</summary>
public sealed record SpeechSettings
{
    /// <summary>Slowest rate, in words a minute: the slowest that espeak-ng knows.</summary>
    public const int MinWordsPerMinute = 80;

    /// <summary>Fastest rate, in words a minute: the fastest at which espeak-ng still makes all of its sounds; practised listeners use it.</summary>
    public const int MaxWordsPerMinute = 450;

    /// <summary>When what is shown is also spoken.</summary>
    public Spoken When { get; init; }

    /// <summary>How much is spoken.</summary>
    public Verbosity Verbosity { get; init; } = Verbosity.Usual;

    /// <summary>Rate, in words a minute, 80 to 450.</summary>
    public int WordsPerMinute { get; init; } = 175;

    /// <summary>The wearer's language as a tag of BCP 47, such as en or pt-BR.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Loudness of speech beside other sounds, in percent, 0 to 100.</summary>
    public double VolumePercent { get; init; } = 100;

    /// <summary>What is wrong with these settings, one sentence each; empty for settings that can be used.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!Enum.IsDefined(When))
            problems.Add($"Speech is to be heard '{When}', expected AudioOnly, Never or Always; choose one of them.");
        if (!Enum.IsDefined(Verbosity))
            problems.Add($"The verbosity of speech is '{Verbosity}', expected Brief, Usual or Full; choose one of them.");
        if (WordsPerMinute is < MinWordsPerMinute or > MaxWordsPerMinute)
            problems.Add(FormattableString.Invariant($"The rate of speech is {WordsPerMinute} words a minute, expected {MinWordsPerMinute} to {MaxWordsPerMinute}; choose a rate between them."));
        if (!LanguageTag.IsValid(Language))
            problems.Add($"The language of speech is '{LanguageTag.Shown(Language)}', expected a tag of BCP 47 such as en, pt-BR or zh-Hans; give one.");
        if (!(VolumePercent is >= 0 and <= 100))
            problems.Add(FormattableString.Invariant($"The loudness of speech is {VolumePercent} percent, expected 0 to 100; choose a number between them."));
        return problems;
    }
}
