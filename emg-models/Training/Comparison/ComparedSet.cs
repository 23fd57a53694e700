namespace NeuralGlasses.Training.Comparison;

/// <summary>The comparison with one set.</summary>
public sealed record ComparedSet
{
    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>Where the recordings come from.</summary>
    public required string Source { get; init; }

    /// <summary>Licence of the recordings; figures alone are told here, no sample.</summary>
    public required string Licence { get; init; }

    /// <summary>Real people.</summary>
    public required int People { get; init; }

    /// <summary>Recordings of them.</summary>
    public required int Recordings { get; init; }

    /// <summary>Simulated people.</summary>
    public required int SimulatedPeople { get; init; }

    /// <summary>Channels of the set and pairs of the simulated band.</summary>
    public required int[] ChannelsAndPairs { get; init; }

    /// <summary>Rate of both, in hertz.</summary>
    public required double RateHz { get; init; }

    /// <summary>What differs between the two bands whatever the arms are like.</summary>
    public required string Difference { get; init; }

    /// <summary>Labels of the set without a simulated twin, left out.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>Places round the ring; null where the bands have different numbers of channels.</summary>
    public ComparedPattern? Pattern { get; init; }

    /// <summary>The figures: first over all movements, then movement by movement.</summary>
    public required IReadOnlyList<ComparedRow> Rows { get; init; }
}
