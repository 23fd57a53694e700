namespace NeuralGlasses.Contract;

/// <summary>Why the board started.</summary>
public static class ResetReason
{
    /// <summary>Not known.</summary>
    public const int Unknown = 0;

    /// <summary>Power came.</summary>
    public const int PowerOn = 1;

    /// <summary>The firmware asked for it.</summary>
    public const int Software = 2;

    /// <summary>A watchdog ran out.</summary>
    public const int Watchdog = 3;

    /// <summary>The supply fell below the chip's limit.</summary>
    public const int BrownOut = 4;

    /// <summary>The band slept and was moved.</summary>
    public const int WakeOnMotion = 5;

    /// <summary>The band slept or was off, and its button was pressed.</summary>
    public const int WakeOnButton = 6;

    /// <summary>Number of reasons.</summary>
    public const int Count = 7;
}
