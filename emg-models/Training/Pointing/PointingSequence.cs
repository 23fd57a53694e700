using NeuralGlasses.Pointing.Tasks;

namespace NeuralGlasses.Training.Pointing;

/// <summary>A sequence of trials that a simulated person has done.</summary>
/// <param name="Person">Seed of the person.</param>
/// <param name="Session">Which time the person wore the band, from 1.</param>
/// <param name="Block">Which block of the session, from 1.</param>
/// <param name="Kind">The task.</param>
/// <param name="Measures">What came of it.</param>
public sealed record PointingSequence(int Person, int Session, int Block, PointingTaskKind Kind, SequenceMeasures Measures);
