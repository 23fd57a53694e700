namespace NeuralGlasses.Sound.Speech;

/// <summary>How long a voice may take. All of these are guesses.</summary>
public sealed record SpeechLimits
{
    /// <summary>Longest time without a sample that was waited for, in milliseconds; after it the utterance is given up.</summary>
    public double AnswerMs { get; init; } = 2000;

    /// <summary>Failures in a row after which the voice is left alone.</summary>
    public int FailuresInARow { get; init; } = 3;

    /// <summary>Time for which it is left alone, in milliseconds.</summary>
    public double RestMs { get; init; } = 30_000;

    /// <summary>Most UTF-16 units that are said at once.</summary>
    public int MostLength { get; init; } = SpokenLength.Most;
}
