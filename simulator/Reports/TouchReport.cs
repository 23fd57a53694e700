namespace NeuralGlasses.Simulator.Reports;

/// <summary>What came of a finger at the temple, a movement of the head, or a pinch that was followed.</summary>
/// <param name="AtS">Simulated time, in seconds.</param>
/// <param name="Gesture">What was felt, as in the table of gestures.</param>
/// <param name="Intent">The intent, in parentheses if it changed nothing.</param>
public sealed record TouchReport(double AtS, string Gesture, string Intent);
