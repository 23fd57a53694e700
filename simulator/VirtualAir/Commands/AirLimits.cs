namespace NeuralGlasses.VirtualAir.Commands;

/// <summary>What a person may ask of the air.</summary>
internal static class AirLimits
{
    /// <summary>Most adapters: btvirt has places for no more.</summary>
    public const int MostAdapters = 16;

    /// <summary>Longest connection interval, in milliseconds (Core Specification Vol 6, Part B, §4.5.1).</summary>
    public const double MostIntervalMs = 4000;

    /// <summary>Longest delay, in milliseconds.</summary>
    public const double MostDelayMs = 60_000;

    /// <summary>Longest time in which the air is dead, in seconds, and latest time at which that begins.</summary>
    public const double MostDropS = 86_400;
}
