namespace NeuralGlasses.Training.Import;

/// <summary>A labelled stretch of time.</summary>
/// <param name="Name">The label.</param>
/// <param name="Start">Begin, in seconds of the recording's clock.</param>
/// <param name="End">End, likewise.</param>
internal sealed record TimedLabel(string Name, double Start, double End);
