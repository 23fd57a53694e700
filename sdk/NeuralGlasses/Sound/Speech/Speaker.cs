namespace NeuralGlasses.Sound.Speech;

/// <summary>In whose name something is said.</summary>
public enum Speaker
{
    /// <summary>The glasses read it out: what they say themselves, and what people wrote.</summary>
    Glasses = 0,

    /// <summary>An AI wrote it; its voice is never that of the glasses.</summary>
    Assistant = 1,
}
