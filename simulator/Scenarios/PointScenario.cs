namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>Something on the display that a simulated person points at and presses, seeing where the cursor goes.</summary>
/// <param name="AtS">When the person begins, in seconds; at once where the one before takes longer.</param>
/// <param name="At">Text of it: a line of a list, a card, or a text; empty to press wherever the cursor is.</param>
/// <param name="HoldS">How long the fingers stay pressed, in seconds; 0 for a click.</param>
/// <param name="TurnDeg">How far the forearm turns meanwhile, in degrees, clockwise as its wearer looks along it.</param>
/// <param name="Effort">Effort of the pinch, 0.02 to 1; null for the person's own.</param>
public sealed record PointScenario(double AtS, string At, double HoldS = 0, double TurnDeg = 0, double? Effort = null);
