namespace NeuralGlasses.Conformance;

// Ends a check that cannot be tried; the message says why.
internal sealed class CheckSkippedException(string message) : Exception(message);
