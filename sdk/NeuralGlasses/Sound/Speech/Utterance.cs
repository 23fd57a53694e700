namespace NeuralGlasses.Sound.Speech;

/// <summary>Words to be said in one language.</summary>
/// <param name="Text">The words; they may come from anywhere and hold anything.</param>
/// <param name="Language">The language as a tag of BCP 47, such as en or pt-BR.</param>
/// <param name="WordsPerMinute">Rate, in words a minute, 80 to 450.</param>
/// <param name="VolumePercent">Loudness, in percent, 0 to 100.</param>
public sealed record Utterance(string Text, string Language, int WordsPerMinute, double VolumePercent)
{
    /// <summary>In whose name they are said.</summary>
    public Speaker Speaker { get; init; }
}
