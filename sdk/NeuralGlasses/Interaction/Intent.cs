using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction;

/// <summary>What the wearer wants, and the gesture that said so.</summary>
/// <param name="Kind">What is wanted.</param>
/// <param name="Cause">The gesture behind it.</param>
/// <param name="At">Host time at which the intent was made.</param>
public readonly record struct Intent(IntentKind Kind, GestureEvent Cause, HostTime At);
