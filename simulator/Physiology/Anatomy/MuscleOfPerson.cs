namespace NeuralGlasses.Physiology.Anatomy;

/// <summary>How a muscle of one person differs from the table.</summary>
/// <param name="Anatomy">What the table says.</param>
/// <param name="AngleDeg">Angle of its middle on this person, in degrees.</param>
/// <param name="DepthMm">Depth of its middle below the surface of the muscles, in millimetres.</param>
/// <param name="DistalEndMm">Where its most distal fibres end, in millimetres along the arm, towards the hand.</param>
/// <param name="Size">Its cross-section over the table's; 0 for a muscle that this person lacks.</param>
/// <param name="ConductionVelocity">Factor on the conduction velocity of its fibres.</param>
public sealed record MuscleOfPerson(MuscleAnatomy Anatomy, double AngleDeg, double DepthMm, double DistalEndMm, double Size, double ConductionVelocity);
