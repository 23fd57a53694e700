namespace NeuralGlasses.Training.Events;

/// <summary>A true event.</summary>
/// <param name="Seconds">Time from the start of the recording, in seconds.</param>
/// <param name="Class">Index of its class.</param>
public readonly record struct EventLabel(double Seconds, int Class);
