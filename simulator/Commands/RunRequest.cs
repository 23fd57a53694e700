using NeuralGlasses.Simulator.Traces;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>What a person asked a run to be.</summary>
public sealed record RunRequest
{
    /// <summary>The scenario that runs where none is named.</summary>
    public const string UsualScenario = "first-pinch";

    /// <summary>The scenario whose band and air a recording runs through where none is named; its model sees what people were recorded doing.</summary>
    public const string UsualForRecordings = "first-minute";

    /// <summary>Built-in name or file of the scenario, or null for the usual one.</summary>
    public string? Scenario { get; init; }

    /// <summary>Recording that drives the electrodes, or null for the scenario's arm.</summary>
    public string? Recording { get; init; }

    /// <summary>Whether a recorded person calibrates with the first repetition of each gesture; a scenario says so itself.</summary>
    public bool Calibrate { get; init; }

    /// <summary>The wearer's profile with which the run begins instead of a guided session, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>File for the profile that the guided session makes, or null.</summary>
    public string? SaveProfile { get; init; }

    /// <summary>Seed of every die, or null for the scenario's.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether to keep pace with the clock.</summary>
    public bool RealTime { get; init; }

    /// <summary>Whether a scenario may use a camera of this machine.</summary>
    public bool Webcam { get; init; }

    /// <summary>Whether to print no progress.</summary>
    public bool Headless { get; init; }

    /// <summary>Folder for what the run writes, or null for the next free one.</summary>
    public string? Out { get; init; }

    /// <summary>The trace to write, or null for none.</summary>
    public TraceRequest? Trace { get; init; }

    /// <summary>Folder of the model, or null for the scenario's or the shipped one.</summary>
    public string? Model { get; init; }
}
