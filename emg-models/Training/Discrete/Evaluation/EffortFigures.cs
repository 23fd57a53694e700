namespace NeuralGlasses.Training.Discrete.Evaluation;

/// <summary>How well events of some efforts were recognised.</summary>
/// <param name="Events">True events.</param>
/// <param name="Recall">Share that was recognised as what it was, mean over classes.</param>
/// <param name="ErrorRate">Of those for which anything was detected the share taken for another class, mean over classes; null if nothing was detected.</param>
/// <param name="MedianLatencyMs">Median time from the onset to the event, in milliseconds, without releases; null if none was right.</param>
public sealed record EffortFigures(int Events, double Recall, double? ErrorRate, double? MedianLatencyMs);
