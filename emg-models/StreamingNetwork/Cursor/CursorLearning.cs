namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>
/// How a network that follows a wrist learns to be adapted: in each batch the last layer of some people is solved from the dot that they followed, as a calibration does, and what it
/// then makes of their pointing is what counts (Bertinetto et al. 2019, Meta-learning with differentiable closed-form solvers, ICLR).
/// </summary>
public sealed record CursorLearning
{
    /// <summary>Batches to learn from, at least 1.</summary>
    public int Steps { get; init; } = 1500;

    /// <summary>Highest learning rate of AdamW; it rises over the first 5 % of the steps and falls along a half cosine to 0.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>Largest norm of all gradients together.</summary>
    public double GradientNorm { get; init; } = 1;

    /// <summary>People of a batch, at least 1.</summary>
    public int People { get; init; } = 8;

    /// <summary>Steps of the followed dot from which a last layer is solved, at least 2.</summary>
    public int FollowedSteps { get; init; } = 1200;

    /// <summary>Steps of pointing from which is learnt how the wrist moves, of each person, at least 1.</summary>
    public int ControlSteps { get; init; } = 400;

    /// <summary>Steps of rest-of-life from which is learnt how the wrist moves, of each person, at least 1.</summary>
    public int LifeSteps { get; init; } = 100;

    /// <summary>Crops a batch from which is learnt what the fingers do, at least 1.</summary>
    public int Crops { get; init; } = 32;

    /// <summary>Steps of a crop.</summary>
    public int CropSteps { get; init; } = 120;

    /// <summary>Steps at the begin of a crop from which nothing is learnt, because the recurrent state is empty there and never in use.</summary>
    public int CropWarmUpSteps { get; init; } = 25;

    /// <summary>Share of the crops from rest-of-life, 0 to 1.</summary>
    public double LifeShare { get; init; } = 0.25;

    /// <summary>Share of the units left out while the fingers are learnt, 0 to below 1.</summary>
    public double DropOut { get; init; } = 0.1;

    /// <summary>Steps at the begin of a session that are left out, because the levels are not yet those of the person.</summary>
    public int WarmUpSteps { get; init; } = 75;

    /// <summary>Standard deviation of a random change of each channel's loudness, in natural logarithms of power.</summary>
    public double GainDeviation { get; init; } = 0.2;

    /// <summary>Weight of the error of the velocities beside that of the angles.</summary>
    public double VelocityWeight { get; init; } = 0.5;

    /// <summary>Weight of the cross-entropy of the pinch.</summary>
    public double PressWeight { get; init; } = 0.3;

    /// <summary>Weight of what everybody's last layer makes of it, beside each person's own.</summary>
    public double EverybodyWeight { get; init; } = 0.2;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        Within(Steps, 1, int.MaxValue, nameof(Steps));
        Within(LearningRate, 0, 1, nameof(LearningRate));
        Within(WeightDecay, 0, 1, nameof(WeightDecay));
        Within(GradientNorm, 1e-6, double.MaxValue, nameof(GradientNorm));
        Within(People, 1, 4096, nameof(People));
        Within(FollowedSteps, 2, 100_000, nameof(FollowedSteps));
        Within(ControlSteps, 1, 100_000, nameof(ControlSteps));
        Within(LifeSteps, 1, 100_000, nameof(LifeSteps));
        Within(Crops, 1, 65_536, nameof(Crops));
        Within(CropSteps, 2, 10_000, nameof(CropSteps));
        Within(CropWarmUpSteps, 0, CropSteps - 1, nameof(CropWarmUpSteps));
        Within(LifeShare, 0, 1, nameof(LifeShare));
        Within(DropOut, 0, 0.99, nameof(DropOut));
        Within(WarmUpSteps, 0, 10_000, nameof(WarmUpSteps));
        Within(GainDeviation, 0, 3, nameof(GainDeviation));
        Within(VelocityWeight, 0, 100, nameof(VelocityWeight));
        Within(PressWeight, 0, 100, nameof(PressWeight));
        Within(EverybodyWeight, 0, 100, nameof(EverybodyWeight));
    }

    private static void Within(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentException($"{name} is {value}, expected {least} to {most}.", name);
    }
}
