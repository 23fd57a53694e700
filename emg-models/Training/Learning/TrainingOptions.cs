namespace NeuralGlasses.Training.Learning;

/// <summary>Everything that shapes the hand-gesture model; the seed and these give the same bytes again.</summary>
public sealed record TrainingOptions
{
    /// <summary>Labels in the order of the outputs, rest first.</summary>
    public IReadOnlyList<string> Labels { get; init; } = ["rest", "flexion", "extension", "radial", "ulnar", "pronation", "supination", "fist"];

    /// <summary>Rate of a wristband's stream, to which recordings are brought first, in hertz.</summary>
    public double StreamRateHz { get; init; } = 1000;

    /// <summary>Least rate of a wristband's stream that the manifest allows, in hertz.</summary>
    public double MinimumStreamRateHz { get; init; } = 250;

    /// <summary>Rate of the model, in hertz.</summary>
    public double ModelRateHz { get; init; } = 200;

    /// <summary>Corner of the high-pass, in hertz.</summary>
    public double HighPassHz { get; init; } = 20;

    /// <summary>Mains frequency where the recordings were made, in hertz.</summary>
    public double MainsHz { get; init; } = 50;

    /// <summary>Sample sets of a stride at the model's rate.</summary>
    public int StrideSamples { get; init; } = 10;

    /// <summary>Strides of a window.</summary>
    public int StrideCount { get; init; } = 4;

    /// <summary>Amplitude added before the logarithms, in microvolts.</summary>
    public double NoiseFloorMicrovolts { get; init; } = 1;

    /// <summary>Time after a gesture's prompt from which windows are learnt, in seconds.</summary>
    public double GestureMarginSeconds { get; init; } = 0.5;

    /// <summary>Time after a rest prompt from which windows are learnt and activations count as false, in seconds.</summary>
    public double RestMarginSeconds { get; init; } = 1.0;

    /// <summary>Widths of the net's hidden layers.</summary>
    public IReadOnlyList<int> HiddenWidths { get; init; } = [128, 64];

    /// <summary>Batches of 256 windows that the net learns from.</summary>
    public int TrainingSteps { get; init; } = 2500;

    /// <summary>Seed of the net's first weights, of the order of its samples and of the committed test input.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Added to the score of rest, so that the model prefers it when in doubt.</summary>
    public double RestBias { get; init; } = 2;

    /// <summary>Time constant of the recurrent mean of the scores, in seconds.</summary>
    public double MemorySeconds { get; init; } = 0.15;

    /// <summary>Whether recordings whose licence allows no product may teach; the model is marked then.</summary>
    public bool ResearchOnly { get; init; }

    /// <summary>Time from one step to the next, in seconds.</summary>
    public double StepSeconds => StrideSamples / ModelRateHz;

    /// <summary>Share of the old scores in the recurrent mean.</summary>
    public double MemoryShare => MemorySeconds <= 0 ? 0 : Math.Exp(-StepSeconds / MemorySeconds);
}
