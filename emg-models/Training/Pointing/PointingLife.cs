namespace NeuralGlasses.Training.Pointing;

/// <summary>What the cursor did while people lived without pointing.</summary>
/// <param name="Activity">What they did.</param>
/// <param name="Hours">How long, in simulated hours.</param>
/// <param name="Presses">Presses.</param>
/// <param name="Clicks">Clicks.</param>
/// <param name="Drags">Drags.</param>
public sealed record PointingLife(string Activity, double Hours, long Presses, long Clicks, long Drags);
