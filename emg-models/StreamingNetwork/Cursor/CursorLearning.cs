namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>How a network that follows a wrist learns: AdamW on crops of random sessions.</summary>
public sealed record CursorLearning
{
    /// <summary>Batches to learn from, at least 1.</summary>
    public int Steps { get; init; } = 3000;

    /// <summary>Highest learning rate; it rises over the first 5 % of the steps and falls along a half cosine to 0.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>Largest norm of all gradients together.</summary>
    public double GradientNorm { get; init; } = 1;

    /// <summary>Crops a batch, at least 1.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Steps of a crop.</summary>
    public int CropSteps { get; init; } = 150;

    /// <summary>Steps at the begin of a crop from which nothing is learnt, because the state is empty there and never in use.</summary>
    public int WarmUpSteps { get; init; } = 30;

    /// <summary>Share of the crops from rest-of-life, 0 to 1.</summary>
    public double LifeShare { get; init; } = 0.25;

    /// <summary>Share of the units left out while learning, 0 to below 1.</summary>
    public double DropOut { get; init; } = 0.1;

    /// <summary>Standard deviation of a random change of each channel's loudness, in natural logarithms of power.</summary>
    public double GainDeviation { get; init; } = 0.2;

    /// <summary>Standard deviation of noise on each input, in standard deviations of the feature.</summary>
    public double FeatureNoise { get; init; } = 0.1;

    /// <summary>Weight of the cross-entropy of the pinch beside the error of the velocities.</summary>
    public double PressWeight { get; init; } = 0.5;

    /// <summary>Weight of the error of the angles beside that of the velocities.</summary>
    public double AngleWeight { get; init; } = 1;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        Within(Steps, 1, int.MaxValue, nameof(Steps));
        Within(LearningRate, 0, 1, nameof(LearningRate));
        Within(WeightDecay, 0, 1, nameof(WeightDecay));
        Within(GradientNorm, 1e-6, double.MaxValue, nameof(GradientNorm));
        Within(BatchSize, 1, 65536, nameof(BatchSize));
        Within(CropSteps, 2, 10_000, nameof(CropSteps));
        Within(WarmUpSteps, 0, CropSteps - 1, nameof(WarmUpSteps));
        Within(LifeShare, 0, 1, nameof(LifeShare));
        Within(DropOut, 0, 0.99, nameof(DropOut));
        Within(GainDeviation, 0, 3, nameof(GainDeviation));
        Within(FeatureNoise, 0, 10, nameof(FeatureNoise));
        Within(PressWeight, 0, 100, nameof(PressWeight));
        Within(AngleWeight, 0, 100, nameof(AngleWeight));
    }

    private static void Within(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentException($"{name} is {value}, expected {least} to {most}.", name);
    }
}
