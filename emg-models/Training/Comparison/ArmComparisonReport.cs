namespace NeuralGlasses.Training.Comparison;

/// <summary>What <c>compare-arm</c> writes.</summary>
public sealed record ArmComparisonReport
{
    /// <summary>The only value of <see cref="Format"/> so far.</summary>
    public const string CurrentFormat = "neuralglasses-arm-comparison/1";

    /// <summary>Format of the file.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Seed of the simulated people.</summary>
    public required int Seed { get; init; }

    /// <summary>Simulated people for each set.</summary>
    public required int People { get; init; }

    /// <summary>Effort of simulated movements where a set states none, as a share of the greatest.</summary>
    public required double Effort { get; init; }

    /// <summary>How the figures are made.</summary>
    public required string Method { get; init; }

    /// <summary>The sets, in the order in which they were asked for.</summary>
    public required IReadOnlyList<ComparedSet> Sets { get; init; }
}
