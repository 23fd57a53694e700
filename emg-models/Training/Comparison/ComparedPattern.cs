namespace NeuralGlasses.Training.Comparison;

/// <summary>Whether movements are loud at the same places round the ring; absent where the two bands have different numbers of channels.</summary>
/// <param name="TurnedChannels">Simulated channel that fits the set's channel 0 best; 0 where the twin's wearing is the best one.</param>
/// <param name="IsMirrored">Whether the simulated band fits best when it counts the other way round the arm.</param>
/// <param name="Movements">The movements.</param>
/// <param name="Correlations">For each movement, correlation of the real with the simulated mean pattern over the channels, -1 to 1.</param>
public sealed record ComparedPattern(int TurnedChannels, bool IsMirrored, IReadOnlyList<string> Movements, double[] Correlations);
