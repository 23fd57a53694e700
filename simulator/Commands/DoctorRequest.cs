namespace NeuralGlasses.Simulator.Commands;

/// <summary>What a person asked an examination to be.</summary>
public sealed record DoctorRequest
{
    /// <summary>The simulated band, as opposed to a real one.</summary>
    public const string SimulatedBand = "simulated";

    /// <summary>A real band over Bluetooth.</summary>
    public const string BluetoothBand = "bluetooth";

    /// <summary>Which band is examined.</summary>
    public string Band { get; init; } = SimulatedBand;

    /// <summary>Bluetooth adapter for a real band; null for the first.</summary>
    public string? Adapter { get; init; }

    /// <summary>Built-in name or file of the scenario.</summary>
    public string Scenario { get; init; } = "quiet-arm";

    /// <summary>Seed of every die, or null for the scenario's.</summary>
    public int? Seed { get; init; }

    /// <summary>Time for which the band streams, in seconds.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>Whether to print JSON instead of the page.</summary>
    public bool Json { get; init; }
}
