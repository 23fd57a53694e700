namespace NeuralGlasses.Home.Discovery;

/// <summary>A discovery message is not what it should be; the message is the rest of a sentence that begins with its topic.</summary>
internal sealed class DiscoveryException(string message) : Exception(message);
