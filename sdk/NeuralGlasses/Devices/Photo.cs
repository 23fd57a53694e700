using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>A photo as the camera encoded it.</summary>
/// <param name="Encoded">The bytes of the picture.</param>
/// <param name="MediaType">What the bytes are, such as <c>image/jpeg</c>.</param>
/// <param name="TakenAt">Host time of the exposure.</param>
public sealed record Photo(ReadOnlyMemory<byte> Encoded, string MediaType, HostTime TakenAt);
