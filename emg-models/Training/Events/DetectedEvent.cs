namespace NeuralGlasses.Training.Events;

/// <summary>An event that a decoder saw.</summary>
/// <param name="Seconds">Time from the start of the recording of the newest sample behind it, in seconds.</param>
/// <param name="Class">Index of its class.</param>
public readonly record struct DetectedEvent(double Seconds, int Class);
