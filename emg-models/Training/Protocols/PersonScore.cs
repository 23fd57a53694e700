namespace NeuralGlasses.Training.Protocols;

/// <summary>Scores of one test person.</summary>
/// <param name="Subject">Identifier within the set.</param>
/// <param name="TestedFrames">Number of tested frames.</param>
/// <param name="Score">Scores; under zero-shot with unlabelled statistics of the whole recording.</param>
/// <param name="Causal">Zero-shot only: scores where nothing recorded after a frame was used for it.</param>
public sealed record PersonScore(string Subject, int TestedFrames, DecodedScore Score, DecodedScore? Causal);
