namespace NeuralGlasses.Media;

/// <summary>A chapter of an audiobook.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="StartSeconds">Where it begins, in seconds from the begin of the track.</param>
public sealed record Chapter(string Title, double StartSeconds);
