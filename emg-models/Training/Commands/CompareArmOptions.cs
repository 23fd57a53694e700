using NeuralGlasses.Training.Comparison;

namespace NeuralGlasses.Training.Commands;

/// <summary>What to compare, as the command line says it.</summary>
public sealed record CompareArmOptions
{
    /// <summary>Folder of all sets.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Names of the sets; all that have a twin where it is empty.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>Simulated people for each set, 1 to 999.</summary>
    public int People { get; init; } = 20;

    /// <summary>Seed of the simulated people.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Effort where a set states none, 0.02 to 1.</summary>
    public double Effort { get; init; } = SimulatedSession.UsualEffort;

    /// <summary>JSON file to write.</summary>
    public required string OutputFile { get; init; }

    /// <summary>Markdown file to write, or null.</summary>
    public string? TableFile { get; init; }

    /// <summary>SVG file to write, or null.</summary>
    public string? PlotFile { get; init; }
}
