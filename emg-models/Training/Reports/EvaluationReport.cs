namespace NeuralGlasses.Training.Reports;

/// <summary>What <c>evaluate</c> writes: the question, then the figures.</summary>
public sealed record EvaluationReport
{
    /// <summary>The only value of <see cref="Format"/> so far.</summary>
    public const string CurrentFormat = "neuralglasses-evaluation/1";

    /// <summary>Format of the file.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>Name of the set whose people taught; absent where it is <see cref="Set"/>.</summary>
    public string? TrainSet { get; init; }

    /// <summary>Name of the protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary>Name of the decoder.</summary>
    public required string Decoder { get; init; }

    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>Folds of the subject-wise cross-validation; absent where the test people were named.</summary>
    public int? Folds { get; init; }

    /// <summary>People who taught; in cross-validation everyone, each fold without its own test people.</summary>
    public required IReadOnlyList<string> Train { get; init; }

    /// <summary>People who were tested.</summary>
    public required IReadOnlyList<string> Test { get; init; }

    /// <summary>Labels, in the order of rows and columns.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Channels of the recordings.</summary>
    public required int ChannelCount { get; init; }

    /// <summary>Rate of the recordings, in hertz.</summary>
    public required double RateHz { get; init; }

    /// <summary>Frames tested, over all people.</summary>
    public required int FramesTested { get; init; }

    /// <summary>Balanced accuracy; under zero-shot with unlabelled statistics of the whole recording.</summary>
    public required PerContext<BalancedAccuracy> BalancedAccuracy { get; init; }

    /// <summary>Zero-shot only: balanced accuracy where nothing recorded after a frame was used for it.</summary>
    public PerContext<BalancedAccuracy>? BalancedAccuracyCausal { get; init; }

    /// <summary>Figures of each label, for the decodings of <see cref="BalancedAccuracy"/>.</summary>
    public required PerContext<IReadOnlyDictionary<string, ClassFigures>> PerClass { get; init; }

    /// <summary>Confusion matrices for the same decodings: rows are the truth, each person's shares added up.</summary>
    public required PerContext<double[][]> Confusion { get; init; }

    /// <summary>What a reader of the figures must know: masked channels, missing labels, people left out.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
