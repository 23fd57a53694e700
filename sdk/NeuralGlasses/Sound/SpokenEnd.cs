namespace NeuralGlasses.Sound;

/// <summary>What became of a text that somebody wanted said.</summary>
public enum SpokenEnd
{
    /// <summary>It was said to its end.</summary>
    Said = 0,

    /// <summary>It was cut short, for something that matters more or because the wearer moved on.</summary>
    Cut = 1,

    /// <summary>It waited until it was no longer wanted, and nothing of it was heard.</summary>
    Outdated = 2,

    /// <summary>There is no voice, or it failed; nothing or not all of it was heard.</summary>
    Unspoken = 3,
}
