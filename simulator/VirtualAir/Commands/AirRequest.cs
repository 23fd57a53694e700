namespace NeuralGlasses.VirtualAir.Commands;

/// <summary>What a person asks of the program.</summary>
internal sealed record AirRequest
{
    /// <summary>Adapters to make.</summary>
    public int Adapters { get; init; } = 2;

    /// <summary>Connection interval, in milliseconds, or 0 for none.</summary>
    public double IntervalMs { get; init; } = 13.75;

    /// <summary>Time that a packet takes beyond its wait, in milliseconds.</summary>
    public double DelayMs { get; init; }

    /// <summary>Share of packets that are sent again.</summary>
    public double Loss { get; init; }

    /// <summary>Seed of every die.</summary>
    public int Seed { get; init; }

    /// <summary>Times in which the air is dead, from the start.</summary>
    public IReadOnlyList<(TimeSpan At, TimeSpan For)> Drops { get; init; } = [];

    /// <summary>File for the trace; null for none.</summary>
    public string? Trace { get; init; }

    /// <summary>Socket of a btvirt that runs; null to start one.</summary>
    public string? Socket { get; init; }

    /// <summary>Pipe for control lines; null for none.</summary>
    public string? Control { get; init; }
}
