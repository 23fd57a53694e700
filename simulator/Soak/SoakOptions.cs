namespace NeuralGlasses.Simulator.Soak;

/// <summary>What a long run of band and link goes through.</summary>
public sealed record SoakOptions
{
    /// <summary>Simulated hours.</summary>
    public double Hours { get; init; } = 24;

    /// <summary>Seed of every die.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Share of notifications that the receiving host loses, 0 to 1.</summary>
    public double NotificationLoss { get; init; } = 0.03;

    /// <summary>Disconnects, spread evenly.</summary>
    public int Disconnects { get; init; } = 200;

    /// <summary>How much the band's clock gains on the world's, in parts per million.</summary>
    public double DriftPartsPerMillion { get; init; } = 50;

    /// <summary>Brown-outs, spread evenly.</summary>
    public int BrownOuts { get; init; } = 1;

    /// <summary>Whether growth of memory is a problem: only where nothing else runs in the process.</summary>
    public bool WatchesMemory { get; init; } = true;
}
