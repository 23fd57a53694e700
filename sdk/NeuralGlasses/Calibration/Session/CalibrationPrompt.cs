namespace NeuralGlasses.Calibration.Session;

/// <summary>What the wearer is asked to do, and when.</summary>
/// <param name="Label">The gesture, or the label of rest.</param>
/// <param name="Repetition">How many times this gesture was asked for before, from 0.</param>
/// <param name="StartSeconds">Begin, in seconds of stream time from the start of the session.</param>
/// <param name="EndSeconds">End, in seconds of stream time from the start of the session.</param>
public readonly record struct CalibrationPrompt(string Label, int Repetition, double StartSeconds, double EndSeconds);
