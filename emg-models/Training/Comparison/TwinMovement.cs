namespace NeuralGlasses.Training.Comparison;

/// <summary>A label of a set and the movement of a simulated arm that stands for it.</summary>
/// <param name="Label">The label as the set spells it.</param>
/// <param name="Movement">Name of the simulated movement, or null for a hand that does nothing.</param>
public sealed record TwinMovement(string Label, string? Movement);
