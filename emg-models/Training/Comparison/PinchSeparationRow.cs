namespace NeuralGlasses.Training.Comparison;

/// <summary>How well gestures of one person, or of some in the mean, can be told apart.</summary>
/// <param name="Who">The real person, or what the simulated ones did.</param>
/// <param name="People">Number of people.</param>
/// <param name="Told">Share of all gestures told right, for each length of the moment.</param>
/// <param name="IndexFromMiddle">Share of index and middle pinches told from each other, for each length of the moment.</param>
public sealed record PinchSeparationRow(string Who, int People, IReadOnlyList<double> Told, IReadOnlyList<double> IndexFromMiddle);
