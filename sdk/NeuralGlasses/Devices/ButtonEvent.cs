using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>One thing that the wearer did at the temple.</summary>
/// <param name="Action">What it was.</param>
/// <param name="At">Host time at which it was clear: a press when the finger lets go, a long press when it has lasted long enough.</param>
public readonly record struct ButtonEvent(ButtonAction Action, HostTime At);
