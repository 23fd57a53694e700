namespace NeuralGlasses.Training.Events;

/// <summary>The time between one prompt and the next.</summary>
/// <param name="Label">Index of the prompted label.</param>
/// <param name="Start">Time of the prompt from the start of the recording, in seconds.</param>
/// <param name="End">Time of the next prompt or of the end, in seconds.</param>
/// <param name="Onset">Time at which the muscles became active, in seconds from the start of the recording; null when unclear, and in rest.</param>
public readonly record struct EventBlock(int Label, double Start, double End, double? Onset = null);
