using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>What a live session is made of.</summary>
internal sealed record SessionSetup
{
    /// <summary>Number of the session.</summary>
    public required int Number { get; init; }

    /// <summary>Name or file of the scenario, as it was asked for.</summary>
    public required string ScenarioName { get; init; }

    /// <summary>What happens by itself.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Seed of another person than the scenario's, or null.</summary>
    public int? PersonSeed { get; init; }

    /// <summary>Profile of other glasses than the scenario's, or null.</summary>
    public string? Glasses { get; init; }

    /// <summary>Seed of every die.</summary>
    public required int Seed { get; init; }

    /// <summary>Folder of the model.</summary>
    public required string ModelFolder { get; init; }

    /// <summary>Opens the folder for photos and frames.</summary>
    public required Func<RunFolder> Folder { get; init; }

    /// <summary>A session to play again first, or null.</summary>
    public SessionRecording? Recording { get; init; }

    /// <summary>The trace to write, or null for none.</summary>
    public TraceRequest? Trace { get; init; }

    /// <summary>Whether the recording is all there is: it is played as fast as it can be, and the session ends with it.</summary>
    public bool EndsWithRecording { get; init; }

    /// <summary>Clock on the wall, for the pace.</summary>
    public required TimeProvider HostClock { get; init; }
}
