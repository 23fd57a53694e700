namespace NeuralGlasses.Physiology.Movements;

/// <summary>A movement or a while of an activity, as what the muscles and the forearm do.</summary>
/// <param name="Bursts">What the muscles do.</param>
/// <param name="Swings">What the forearm does.</param>
/// <param name="Truth">What was meant, for movements that somebody decodes; none for rest-of-life.</param>
public sealed record ArmPiece(IReadOnlyList<MuscleBurst> Bursts, IReadOnlyList<ArmSwing> Swings, IReadOnlyList<TrueMovement> Truth);
