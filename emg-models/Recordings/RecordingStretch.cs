namespace NeuralGlasses.Recordings;

/// <summary>A stretch that was recorded without a gap; filters and decoders start from nothing at each one.</summary>
/// <param name="Start">First sample set of the stretch.</param>
/// <param name="End">Sample set after the last one of the stretch.</param>
public readonly record struct RecordingStretch(int Start, int End);
