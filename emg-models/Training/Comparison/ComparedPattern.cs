namespace NeuralGlasses.Training.Comparison;

/// <summary>Whether movements are loud at the same places round the ring; absent where the two bands have different numbers of channels.</summary>
/// <param name="FirstPair">Simulated pair that lies where the set's channel 0 lies; found from the patterns themselves.</param>
/// <param name="IsMirrored">Whether the simulated band counts the other way round the arm; found likewise.</param>
/// <param name="Movements">The movements.</param>
/// <param name="Correlations">For each movement, correlation of the real with the simulated mean pattern over the channels, -1 to 1.</param>
public sealed record ComparedPattern(int FirstPair, bool IsMirrored, IReadOnlyList<string> Movements, double[] Correlations);
