using NeuralGlasses.Streaming;

namespace NeuralGlasses.Decoding;

/// <summary>The wearer made a gesture.</summary>
/// <param name="Gesture">Label of the model, such as <c>fist</c>.</param>
/// <param name="Confidence">Probability with which the decision policy accepted it, 0 to 1.</param>
/// <param name="NewestSample">Host time at the electrode of the newest sample that went into the decision.</param>
public readonly record struct GestureEvent(string Gesture, float Confidence, HostTime NewestSample);
