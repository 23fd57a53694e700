using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sound.Hearing;

/// <summary>A microphone ended for somebody who listened; no other one took its place.</summary>
/// <param name="Consumer">Who listened.</param>
/// <param name="Microphone">Name of the microphone.</param>
/// <param name="Kind">Why.</param>
/// <param name="Reason">The same as one sentence for the wearer.</param>
/// <param name="At">When it was noticed.</param>
public sealed record MicrophoneEnd(string Consumer, string Microphone, MicrophoneEndKind Kind, string Reason, HostTime At);
