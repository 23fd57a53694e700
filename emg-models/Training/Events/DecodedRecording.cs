namespace NeuralGlasses.Training.Events;

/// <summary>A decoder's answers over one recording and the blocks in which they are scored.</summary>
/// <param name="Subject">Whose recording it is.</param>
/// <param name="Probabilities">Probability of each label, [step][label], 0 to 1.</param>
/// <param name="Seconds">Time of each step's newest sample from the start of the recording, in seconds, rising.</param>
/// <param name="Stretches">Index of the gap-free stretch of each step; the decision policy begins anew where it changes.</param>
/// <param name="Blocks">The blocks to score, in time order and apart.</param>
public sealed record DecodedRecording(
    string Subject,
    IReadOnlyList<float[]> Probabilities,
    IReadOnlyList<double> Seconds,
    IReadOnlyList<int> Stretches,
    IReadOnlyList<EventBlock> Blocks);
