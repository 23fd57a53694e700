namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>How an event network learns: AdamW on random crops of random people.</summary>
public sealed record EventLearning
{
    /// <summary>Batches to learn from, at least 1.</summary>
    public int Steps { get; init; } = 2500;

    /// <summary>Highest learning rate; it rises over the first 10 % of the steps and falls along a half cosine to 0.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-3;

    /// <summary>Largest norm of all gradients together.</summary>
    public double GradientNorm { get; init; } = 1;

    /// <summary>Crops a batch, at least 1.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Output steps of a crop.</summary>
    public int CropSteps { get; init; } = 200;

    /// <summary>Output steps at the beginning of a crop that do not count, while the state fills.</summary>
    public int WarmUpSteps { get; init; } = 30;

    /// <summary>Weight of a step of an event against one of rest.</summary>
    public double EventWeight { get; init; } = 3;

    /// <summary>Share of the embedding left out while learning, 0 to below 1.</summary>
    public double DropOut { get; init; } = 0.2;

    /// <summary>Standard deviation of the logarithm of a random gain, one a crop and one a channel of it.</summary>
    public double GainDeviation { get; init; } = 0.12;

    /// <summary>Standard deviation of added white noise, in microvolts.</summary>
    public double NoiseMicrovolts { get; init; } = 0.5;

    /// <summary>Probability that a crop loses one random channel.</summary>
    public double ChannelDropOut { get; init; } = 0.08;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        Within(Steps, 1, int.MaxValue, nameof(Steps));
        Within(LearningRate, 0, 1, nameof(LearningRate));
        Within(WeightDecay, 0, 1, nameof(WeightDecay));
        Within(GradientNorm, 1e-6, double.MaxValue, nameof(GradientNorm));
        Within(BatchSize, 1, 4096, nameof(BatchSize));
        Within(WarmUpSteps, 0, int.MaxValue, nameof(WarmUpSteps));
        Within(CropSteps, WarmUpSteps + 1, int.MaxValue, nameof(CropSteps));
        Within(EventWeight, 0.01, 1000, nameof(EventWeight));
        Within(DropOut, 0, 0.99, nameof(DropOut));
        Within(GainDeviation, 0, 3, nameof(GainDeviation));
        Within(NoiseMicrovolts, 0, 1000, nameof(NoiseMicrovolts));
        Within(ChannelDropOut, 0, 1, nameof(ChannelDropOut));
    }

    private static void Within(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentException($"{name} is {value}, expected {least} to {most}.", name);
    }
}
