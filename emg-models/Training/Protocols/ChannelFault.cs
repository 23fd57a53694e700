namespace NeuralGlasses.Training.Protocols;

/// <summary>A channel that carries no usable signal.</summary>
/// <param name="Channel">The channel, from 0.</param>
/// <param name="Reason">What was seen, such as <c>is constant</c>.</param>
public sealed record ChannelFault(int Channel, string Reason);
