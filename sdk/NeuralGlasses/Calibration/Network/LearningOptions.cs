namespace NeuralGlasses.Calibration.Network;

/// <summary>How a network learns; the two presets are those with which the published figures of the models were reached.</summary>
public sealed record LearningOptions
{
    /// <summary>Number of batches.</summary>
    public required int Steps { get; init; }

    /// <summary>Samples of a batch; every class is drawn alike.</summary>
    public required int Batch { get; init; }

    /// <summary>Standard deviation of the noise added to z-scored features.</summary>
    public required float FeatureNoise { get; init; }

    /// <summary>Share of samples in which all features of one random channel alone are silenced, 0 to 1.</summary>
    public float ChannelDropOut { get; init; }

    /// <summary>Largest learning rate.</summary>
    public float PeakRate { get; init; } = 2e-3f;

    /// <summary>Share of the steps in which the rate rises, 0 to 1; it falls along a cosine afterwards. 0: falls along a line from the start.</summary>
    public float WarmUp { get; init; }

    /// <summary>Whether normalisations learn their statistics; otherwise they stay as they are.</summary>
    public required bool LearnsStatistics { get; init; }

    /// <summary>Weight decay of AdamW.</summary>
    public float WeightDecay { get; init; } = 1e-3f;

    /// <summary>Share of each target that is spread over all classes, 0 to 1.</summary>
    public float LabelSmoothing { get; init; } = 0.05f;

    /// <summary>Share of the units that is silenced at random in front of the second and third layer, 0 to 1.</summary>
    public float DropOut { get; init; } = 0.3f;

    /// <summary>Largest length of the gradient of a batch.</summary>
    public float GradientLimit { get; init; } = 2;

    /// <summary>Learns a population from many people.</summary>
    public static LearningOptions Population { get; } = new()
    {
        Steps = 800,
        Batch = 256,
        FeatureNoise = 0.42f,
        ChannelDropOut = 0.3f,
        WarmUp = 0.15f,
        LearnsStatistics = true,
    };

    /// <summary>Adapts a population's network to one wearer in 150 small steps.</summary>
    public static LearningOptions Wearer { get; } = new()
    {
        Steps = 150,
        Batch = 128,
        FeatureNoise = 0.2f,
        LearnsStatistics = false,
    };
}
