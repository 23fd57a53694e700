namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>How a network that reads keystrokes learns: AdamW on crops of random sessions, first from the times of the keys, then by CTC from their order alone.</summary>
public sealed record TapLearning
{
    /// <summary>Batches to learn from, at least 1.</summary>
    public int Steps { get; init; } = 2500;

    /// <summary>Batches after which it stops, with the rate that it has there; 0 for all of them.</summary>
    public int StopAfter { get; init; }

    /// <summary>Share of them in which each key is expected at its time; it spares CTC the long while in which it learns nothing but blanks.</summary>
    public double TimedShare { get; init; } = 0.2;

    /// <summary>Highest learning rate; it rises over the first 5 % of the steps and falls along a half cosine to 0.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>Largest norm of all gradients together.</summary>
    public double GradientNorm { get; init; } = 1;

    /// <summary>Crops a batch, at least 1.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Steps of a crop.</summary>
    public int CropSteps { get; init; } = 150;

    /// <summary>Share of the units left out while learning, 0 to below 1.</summary>
    public double DropOut { get; init; } = 0.1;

    /// <summary>Standard deviation of a random change of each channel's slow mean, in standard deviations.</summary>
    public double GainDeviation { get; init; } = 0.2;

    /// <summary>Standard deviation of noise on every input.</summary>
    public double FeatureNoise { get; init; } = 0.1;

    /// <summary>Share of the crops in which a band is turned by a pair, either way.</summary>
    public double TurnedShare { get; init; } = 0.3;

    /// <summary>Batches from one checkpoint to the next.</summary>
    public int CheckpointSteps { get; init; } = 250;

    internal int LastStep => StopAfter > 0 ? StopAfter : Steps;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        Require(Steps >= 1, nameof(Steps), Steps, "at least 1");
        Require(StopAfter >= 0 && StopAfter <= Steps, nameof(StopAfter), StopAfter, $"0 to {nameof(Steps)}, which is {Steps}");
        Require(TimedShare is >= 0 and <= 1, nameof(TimedShare), TimedShare, "0 to 1");
        Require(LearningRate > 0, nameof(LearningRate), LearningRate, "above 0");
        Require(WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "0 or more");
        Require(GradientNorm > 0, nameof(GradientNorm), GradientNorm, "above 0");
        Require(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Require(CropSteps >= 10, nameof(CropSteps), CropSteps, "at least 10");
        Require(DropOut is >= 0 and < 1, nameof(DropOut), DropOut, "0 to below 1");
        Require(GainDeviation >= 0, nameof(GainDeviation), GainDeviation, "0 or more");
        Require(FeatureNoise >= 0, nameof(FeatureNoise), FeatureNoise, "0 or more");
        Require(TurnedShare is >= 0 and <= 1, nameof(TurnedShare), TurnedShare, "0 to 1");
        Require(CheckpointSteps >= 1, nameof(CheckpointSteps), CheckpointSteps, "at least 1");
    }

    private static void Require(bool holds, string name, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{name} is {found}, expected {expected}.", name);
    }
}
