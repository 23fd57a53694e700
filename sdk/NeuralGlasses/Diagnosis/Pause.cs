namespace NeuralGlasses.Diagnosis;

/// <summary>A point of an examination at which it waits for its next step: what happens in between is told by the radio alone.</summary>
internal readonly struct Pause;
