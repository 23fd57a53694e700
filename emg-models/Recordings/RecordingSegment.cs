namespace NeuralGlasses.Recordings;

/// <summary>A labelled stretch of a recording.</summary>
/// <param name="Start">First sample set of the segment.</param>
/// <param name="End">Sample set after the last one of the segment.</param>
/// <param name="Label">Index into <see cref="EmgRecording.LabelNames"/>.</param>
/// <param name="Repetition">Repetition of this label in its stretch, from 0.</param>
/// <param name="Auxiliary">A number whose meaning the recording states itself, such as the hand.</param>
public readonly record struct RecordingSegment(int Start, int End, int Label, int Repetition, int Auxiliary);
