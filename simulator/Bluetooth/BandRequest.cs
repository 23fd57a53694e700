namespace NeuralGlasses.Simulator.Bluetooth;

/// <summary>What a person asks of a computer that is a wristband.</summary>
public sealed record BandRequest
{
    /// <summary>Name of a built-in scenario, or a scenario file: arm, band, faults.</summary>
    public string Scenario { get; init; } = "first-minute";

    /// <summary>Recording that drives the electrodes instead of the scenario's arm, or null.</summary>
    public string? Recording { get; init; }

    /// <summary>Whether the recording begins anew at its end.</summary>
    public bool Repeat { get; init; }

    /// <summary>Seed of every die; null for the scenario's.</summary>
    public int? Seed { get; init; }

    /// <summary>Name of the adapter; null for the first.</summary>
    public string? Adapter { get; init; }

    /// <summary>Whether the button is held at the start, which opens the pairing for a minute.</summary>
    public bool Pair { get; init; }

    /// <summary>Whether a passkey is shown for pairing, and links without one are refused.</summary>
    public bool Passkey { get; init; }

    /// <summary>Folder of the band's settings and bond.</summary>
    public string Folder { get; init; } = "band";

    /// <summary>Time after which it ends, in seconds; null for never.</summary>
    public double? Seconds { get; init; }

    /// <summary>Address of the bus on which bluetoothd is; null for the system's.</summary>
    public string? BusAddress { get; init; }
}
