namespace NeuralGlasses.Training.Commands;

/// <summary>What to teach and to test, as the command line says it.</summary>
public sealed record CrossTrainOptions
{
    /// <summary>Folder of all real sets.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Folder of the sets of simulated people.</summary>
    public required string SimulatedDirectory { get; init; }

    /// <summary>Names of the real sets.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>Names of the decoders.</summary>
    public required IReadOnlyList<string> Decoders { get; init; }

    /// <summary>Names of the protocols.</summary>
    public required IReadOnlyList<string> Protocols { get; init; }

    /// <summary>Folds by person where teachers and tested people are of one kind, at least 2; fewer where there are fewer people.</summary>
    public int Folds { get; init; } = 4;

    /// <summary>Seed of every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>JSON file to write.</summary>
    public required string OutputFile { get; init; }
}
