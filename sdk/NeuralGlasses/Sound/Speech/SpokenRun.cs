namespace NeuralGlasses.Sound.Speech;

/// <summary>A stretch of a text that one voice says.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Number of its UTF-16 units, at least 1.</param>
/// <param name="Language">Language of the voice as a tag of BCP 47.</param>
public readonly record struct SpokenRun(int Start, int Length, string Language)
{
    /// <summary>In whose name it is said.</summary>
    public Speaker Speaker { get; init; }
}
