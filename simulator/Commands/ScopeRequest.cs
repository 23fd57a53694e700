namespace NeuralGlasses.Simulator.Commands;

/// <summary>What a person wants to see of a band.</summary>
public sealed record ScopeRequest
{
    /// <summary>Which band is looked at.</summary>
    public string Band { get; init; } = DoctorRequest.SimulatedBand;

    /// <summary>Built-in name or file of the scenario.</summary>
    public string Scenario { get; init; } = "first-minute";

    /// <summary>Seed of every die, or null for the scenario's.</summary>
    public int? Seed { get; init; }

    /// <summary>What the AFE's inputs are connected to: electrodes, test or short.</summary>
    public string Input { get; init; } = "electrodes";

    /// <summary>Time for which the band streams, in seconds; null for 4 s, and live without an end.</summary>
    public double? Seconds { get; init; }

    /// <summary>Time that the trace shows, in seconds.</summary>
    public double SpanS { get; init; } = 2;

    /// <summary>Height of a trace from its middle, in microvolts; null for what fits.</summary>
    public double? ScaleMicrovolts { get; init; }

    /// <summary>Channels that are drawn; empty for all.</summary>
    public IReadOnlyList<int> Channels { get; init; } = [];

    /// <summary>Whether the picture moves at the pace of the clock, until Ctrl-C.</summary>
    public bool Live { get; init; }
}
