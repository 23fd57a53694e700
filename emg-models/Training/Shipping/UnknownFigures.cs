namespace NeuralGlasses.Training.Shipping;

/// <summary>How well a gesture that was never shown is told from those that were.</summary>
/// <param name="Command">The command that measures it.</param>
/// <param name="Gestures">Gestures that were left out, one at a time.</param>
/// <param name="MeanArea">Mean area under the curve over people and gestures, 0 to 1.</param>
/// <param name="TenthPercentileArea">The area that nine of ten exceed.</param>
public sealed record UnknownFigures(string Command, IReadOnlyList<string> Gestures, double MeanArea, double TenthPercentileArea);
