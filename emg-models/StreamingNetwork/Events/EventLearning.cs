namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>How an event network learns: AdamW on moments of random people.</summary>
public sealed record EventLearning
{
    /// <summary>Batches to learn from, at least 1.</summary>
    public int Steps { get; init; } = 6000;

    /// <summary>Highest learning rate; it rises over the first 5 % of the steps and falls along a half cosine to 0.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>Largest norm of all gradients together.</summary>
    public double GradientNorm { get; init; } = 1;

    /// <summary>Moments a batch, at least 1.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Share of the moments that are events, every class alike, 0 to 1; the rest is rest.</summary>
    public double EventShare { get; init; } = 0.5;

    /// <summary>Share of the moments of rest that are drawn where the network was wrong before, 0 to 1, from half of the learning on.</summary>
    public double HardShare { get; init; } = 0.3;

    /// <summary>Share of the units left out while learning, 0 to below 1.</summary>
    public double DropOut { get; init; } = 0.25;

    /// <summary>Standard deviation of a random change of each channel's loudness, in natural logarithms of power.</summary>
    public double GainDeviation { get; init; } = 0.25;

    /// <summary>Standard deviation of noise on each input, in standard deviations of the feature.</summary>
    public double FeatureNoise { get; init; } = 0.15;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        Within(Steps, 1, int.MaxValue, nameof(Steps));
        Within(LearningRate, 0, 1, nameof(LearningRate));
        Within(WeightDecay, 0, 1, nameof(WeightDecay));
        Within(GradientNorm, 1e-6, double.MaxValue, nameof(GradientNorm));
        Within(BatchSize, 1, 65536, nameof(BatchSize));
        Within(EventShare, 0, 1, nameof(EventShare));
        Within(HardShare, 0, 1, nameof(HardShare));
        Within(DropOut, 0, 0.99, nameof(DropOut));
        Within(GainDeviation, 0, 3, nameof(GainDeviation));
        Within(FeatureNoise, 0, 10, nameof(FeatureNoise));
    }

    private static void Within(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentException($"{name} is {value}, expected {least} to {most}.", name);
    }
}
