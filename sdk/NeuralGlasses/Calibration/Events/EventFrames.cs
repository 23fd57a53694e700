namespace NeuralGlasses.Calibration.Events;

/// <summary>Embeddings with their labels, from which a head learns.</summary>
/// <param name="Embeddings">One embedding a frame.</param>
/// <param name="Labels">Label of each.</param>
public sealed record EventFrames(IReadOnlyList<float[]> Embeddings, IReadOnlyList<int> Labels);
