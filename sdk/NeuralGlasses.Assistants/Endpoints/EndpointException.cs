namespace NeuralGlasses.Assistants.Endpoints;

/// <summary>An endpoint did not answer as one should; the message says so in one sentence.</summary>
internal sealed class EndpointException(string message) : IOException(message);
