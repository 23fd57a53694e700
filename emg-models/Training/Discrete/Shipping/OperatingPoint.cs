namespace NeuralGlasses.Training.Discrete.Shipping;

/// <summary>What a threshold costs and gives.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Recall">Recall, mean over classes.</param>
/// <param name="RecallWithoutReleases">The same without releases.</param>
/// <param name="PlainRecall">Recall of events of an effort above 15 %.</param>
/// <param name="Cler">Classification error rate, or null.</param>
/// <param name="FalsePerHour">Activations an hour of rest-of-life.</param>
/// <param name="MedianLatencyMs">Median latency from the onset, in milliseconds, or null.</param>
public sealed record OperatingPoint(double Threshold, double Recall, double RecallWithoutReleases, double PlainRecall, double? Cler, double FalsePerHour, double? MedianLatencyMs);
