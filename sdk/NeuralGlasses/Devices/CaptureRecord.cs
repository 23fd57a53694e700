using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>One line of the capture log.</summary>
/// <param name="At">Host time of the wish.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Text">File name of the photo, or one sentence that says why there is none.</param>
/// <param name="Cause">The gesture behind the wish.</param>
public readonly record struct CaptureRecord(HostTime At, CaptureOutcome Outcome, string Text, GestureEvent Cause);
