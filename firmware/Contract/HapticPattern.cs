namespace NeuralGlasses.Contract;

/// <summary>What the wearer can feel.</summary>
public static class HapticPattern
{
    /// <summary>Nothing: ends a pattern that repeats.</summary>
    public const int None = 0;

    /// <summary>One short tick: seen.</summary>
    public const int Tick = 1;

    /// <summary>Two ticks: done.</summary>
    public const int Done = 2;

    /// <summary>A long, strong buzz: something needs the wearer.</summary>
    public const int Warning = 3;

    /// <summary>Soft ticks until it ends: looking for something.</summary>
    public const int Searching = 4;

    /// <summary>Number of patterns, <see cref="None"/> among them.</summary>
    public const int Count = 5;
}
