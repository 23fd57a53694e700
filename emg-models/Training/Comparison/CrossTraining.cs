namespace NeuralGlasses.Training.Comparison;

/// <summary>What <c>cross-train</c> writes: how well decoders that learnt from real or from simulated people know others of either kind.</summary>
public sealed record CrossTraining
{
    /// <summary>The only value of <see cref="Format"/> so far.</summary>
    public const string CurrentFormat = "neuralglasses-cross-training/1";

    /// <summary>Format of the file.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>Folds by person where teachers and tested people are of one kind.</summary>
    public required int Folds { get; init; }

    /// <summary>The measurements.</summary>
    public required IReadOnlyList<CrossTrainingRow> Rows { get; init; }
}
