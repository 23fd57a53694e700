namespace NeuralGlasses.Training.Evaluation;

/// <summary>The decision policy accepted a gesture.</summary>
/// <param name="Label">Index of the gesture among the model's labels.</param>
/// <param name="Seconds">Time of the newest sample behind it from the start of the recording, in seconds.</param>
/// <param name="Stretch">Index of the gap-free stretch.</param>
public sealed record Activation(int Label, double Seconds, int Stretch);
