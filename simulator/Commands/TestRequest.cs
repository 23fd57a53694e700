namespace NeuralGlasses.Simulator.Commands;

/// <summary>Which scenarios a person wants judged, and how.</summary>
public sealed record TestRequest
{
    /// <summary>Folder of scenarios, or one file.</summary>
    public required string Path { get; init; }

    /// <summary>File for the JUnit report, or null for none.</summary>
    public string? JUnit { get; init; }

    /// <summary>Pattern with * and ? for the scenarios' names, or null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>How many run at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Seed of every die, or null for each scenario's own.</summary>
    public int? Seed { get; init; }

    /// <summary>How many simulated people do each scenario.</summary>
    public int People { get; init; } = 1;

    /// <summary>Folder in which the runs' files are kept, or null to keep none.</summary>
    public string? Out { get; init; }
}
