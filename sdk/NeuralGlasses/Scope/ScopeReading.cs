namespace NeuralGlasses.Scope;

/// <summary>What a channel did, in microvolts.</summary>
/// <param name="Least">Least sample.</param>
/// <param name="Greatest">Greatest sample.</param>
/// <param name="RootMeanSquare">Root mean square.</param>
public readonly record struct ScopeReading(float Least, float Greatest, double RootMeanSquare);
