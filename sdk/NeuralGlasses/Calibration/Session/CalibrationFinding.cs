namespace NeuralGlasses.Calibration.Session;

/// <summary>One thing that is wrong with a calibration recording.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Gestures">Gestures to repeat; empty where an electrode has to be seen to first.</param>
/// <param name="Channel">The electrode, from 0, or null.</param>
/// <param name="Sentence">One sentence for the wearer: what was found and what to do.</param>
public sealed record CalibrationFinding(CalibrationFault Fault, IReadOnlyList<string> Gestures, int? Channel, string Sentence);
