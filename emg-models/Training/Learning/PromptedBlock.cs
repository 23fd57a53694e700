namespace NeuralGlasses.Training.Learning;

/// <summary>The time between one prompt and the next.</summary>
/// <param name="Label">Index of the prompted label among the model's labels.</param>
/// <param name="Start">Time of the prompt from the start of the recording, in seconds.</param>
/// <param name="End">Time of the next prompt or of the end, in seconds.</param>
/// <param name="Stretch">Index of the gap-free stretch.</param>
public sealed record PromptedBlock(int Label, double Start, double End, int Stretch);
