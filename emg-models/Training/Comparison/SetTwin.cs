namespace NeuralGlasses.Training.Comparison;

/// <summary>How simulated people are recorded so that they compare with the people of a set: the same number of pairs and rate, the same prompts.</summary>
public sealed record SetTwin
{
    private static readonly int[] UsualDistances = [1, 2, 3, 4, 8];

    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>Bipolar channels of the set.</summary>
    public required int Channels { get; init; }

    /// <summary>Pairs of the simulated band, 8 or 16.</summary>
    public required int Pairs { get; init; }

    /// <summary>Rate of the set, in hertz.</summary>
    public required double RateHz { get; init; }

    /// <summary>Distance of the two electrodes of a simulated pair, in millimetres.</summary>
    public required double PairSpacingMm { get; init; }

    /// <summary>Whether the set tells microvolts; otherwise shapes and ratios alone compare.</summary>
    public bool IsMicrovolts { get; init; }

    /// <summary>Whether the set has two rings of monopolar electrodes, whose differences along the arm are the channels.</summary>
    public bool HasTwoRings { get; init; }

    /// <summary>Microvolts of one step of the simulated converter.</summary>
    public required double StepMicrovolts { get; init; }

    /// <summary>Highest step of the simulated converter; samples beyond it are clipped.</summary>
    public int HighestStep { get; init; } = short.MaxValue;

    /// <summary>Length of a prompt, in seconds.</summary>
    public required double PromptS { get; init; }

    /// <summary>What is left out after a prompt before the movement counts as steady, in seconds.</summary>
    public required double SkipS { get; init; }

    /// <summary>How long a steady stretch is at most, in seconds.</summary>
    public double TakeS { get; init; } = 3;

    /// <summary>How often each movement is made.</summary>
    public int Repetitions { get; init; } = 3;

    /// <summary>Efforts in percent of the greatest, as the set's auxiliary numbers state them; none where a set states no effort.</summary>
    public IReadOnlyList<int> EffortsPercent { get; init; } = [];

    /// <summary>Whether each movement follows a rest without a gap, so that its rise can be measured.</summary>
    public bool ShowsRises { get; init; }

    /// <summary>Pair of the simulated band that becomes channel 0.</summary>
    public int FirstPair { get; init; }

    /// <summary>Whether the set counts channels the other way round the arm than the simulated band.</summary>
    public bool IsMirrored { get; init; }

    /// <summary>The labels that have a twin.</summary>
    public required IReadOnlyList<TwinMovement> Movements { get; init; }

    /// <summary>What differs between the two bands whatever the arms are like, in one or two sentences.</summary>
    public required string Difference { get; init; }

    /// <summary>Distances round the ring that both bands have, as numbers of channels of the set and of pairs of the simulated band.</summary>
    public IReadOnlyList<(int Real, int Simulated)> Distances => Channels == Pairs
        ? [.. UsualDistances.Where(distance => distance <= Channels / 2).Select(distance => (distance, distance))]
        : [(Channels / 2, Pairs / 2)];
}
