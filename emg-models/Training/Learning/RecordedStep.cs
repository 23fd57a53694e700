namespace NeuralGlasses.Training.Learning;

/// <summary>One step of the features over a recording.</summary>
/// <param name="Features">Features of the window.</param>
/// <param name="Stretch">Index of the gap-free stretch.</param>
/// <param name="Seconds">Time of the newest sample from the start of the recording, in seconds.</param>
/// <param name="ValidFraction">Share of the window that was filled, 0 to 1.</param>
/// <param name="Block">Index into <see cref="PersonSteps.Blocks"/>, or -1 outside all blocks.</param>
/// <param name="IsSteady">Whether the whole window lies in the block and long enough after its prompt to learn from.</param>
public sealed record RecordedStep(float[] Features, int Stretch, double Seconds, float ValidFraction, int Block, bool IsSteady);
