namespace NeuralGlasses.StreamingNetwork;

/// <summary>How a network learns: AdamW (Loshchilov and Hutter 2019, arXiv 1711.05101) on random crops.</summary>
public sealed record LearningOptions
{
    /// <summary>Batches to learn from, at least 1.</summary>
    public int Steps { get; init; } = 800;

    /// <summary>Highest learning rate; it rises over the first 15 % of the steps and falls along a half cosine to 0.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-3;

    /// <summary>Largest norm of all gradients together.</summary>
    public double GradientNorm { get; init; } = 1;

    /// <summary>Crops a batch, at least 1.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Shortest crop in output steps; each batch draws its length.</summary>
    public int ShortestCropSteps { get; init; } = 200;

    /// <summary>Longest crop in output steps.</summary>
    public int LongestCropSteps { get; init; } = 400;

    /// <summary>Output steps at the beginning of a crop that do not count, while the state fills.</summary>
    public int WarmUpSteps { get; init; } = 20;

    /// <summary>Share of the target spread over all classes, 0 to below 1 (Szegedy et al. 2016, arXiv 1512.00567).</summary>
    public double LabelSmoothing { get; init; } = 0.05;

    /// <summary>Share of the recurrent layer's outputs left out while learning, 0 to below 1.</summary>
    public double DropOut { get; init; } = 0.3;

    /// <summary>Standard deviation of the logarithm of a random gain, one a crop and one a channel of it.</summary>
    public double GainDeviation { get; init; } = 0.1;

    /// <summary>Standard deviation of added white noise, in units of the input.</summary>
    public double NoiseDeviation { get; init; } = 0.1;

    /// <summary>Probability that a crop loses one random channel.</summary>
    public double ChannelDropOut { get; init; } = 0.2;

    /// <summary>Largest rotation of the channels round the arm, in channels either way; 0 for none, which is better where the band sits alike.</summary>
    public int LargestRoll { get; init; }

    /// <summary>
    /// Threads of libtorch, for the whole process; the same seed gives the same network for 1. More than one helps only on
    /// idle cores: its threads spin while they wait, so beside another busy program two were ten times slower than one.
    /// </summary>
    public int Threads { get; init; } = 1;

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
        Within(ShortestCropSteps, WarmUpSteps + 1, int.MaxValue, nameof(ShortestCropSteps));
        Within(LongestCropSteps, ShortestCropSteps, int.MaxValue, nameof(LongestCropSteps));
        Within(LabelSmoothing, 0, 0.99, nameof(LabelSmoothing));
        Within(DropOut, 0, 0.99, nameof(DropOut));
        Within(GainDeviation, 0, 3, nameof(GainDeviation));
        Within(NoiseDeviation, 0, double.MaxValue, nameof(NoiseDeviation));
        Within(ChannelDropOut, 0, 1, nameof(ChannelDropOut));
        Within(LargestRoll, 0, int.MaxValue, nameof(LargestRoll));
        Within(Threads, 1, 1024, nameof(Threads));
    }

    private static void Within(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentException($"{name} is {value}, expected {least} to {most}.", name);
    }
}
