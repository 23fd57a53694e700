namespace NeuralGlasses.Physiology.Anatomy;

/// <summary>
/// What the table says of a muscle of a middling right arm, seen from a band some 5 cm from the wrist's crease towards the elbow. Angles
/// go round the arm: 0° the middle of the palm's side, 90° the thumb's side, 180° the back, -90° the little finger's side. Along the arm
/// 0 is the middle of the band, positive towards the hand.
/// </summary>
/// <param name="Muscle">Which muscle.</param>
/// <param name="AngleDeg">Angle of its middle, in degrees.</param>
/// <param name="AngleSpreadDeg">Standard deviation of the angles of its motor units, in degrees.</param>
/// <param name="DepthMm">Depth of its middle below the surface of the muscles, in millimetres.</param>
/// <param name="DepthSpreadMm">Standard deviation of the depths of its motor units, in millimetres.</param>
/// <param name="DistalEndMm">Where its most distal fibres end, in millimetres along the arm; a muscle across the arm lies around that place.</param>
/// <param name="EndSpreadMm">Length over which the ends of its motor units are spread towards the elbow, in millimetres.</param>
/// <param name="HalfFibreMm">Length from the end plate to either end of a fibre, in millimetres.</param>
/// <param name="MotorUnits">Number of motor units.</param>
/// <param name="AreaMm2">Cross-section, in square millimetres.</param>
/// <param name="IsTransverse">Whether its fibres run across the arm.</param>
/// <param name="Group">Whom it works with.</param>
public sealed record MuscleAnatomy(
    Muscle Muscle,
    double AngleDeg,
    double AngleSpreadDeg,
    double DepthMm,
    double DepthSpreadMm,
    double DistalEndMm,
    double EndSpreadMm,
    double HalfFibreMm,
    int MotorUnits,
    double AreaMm2,
    bool IsTransverse,
    MuscleGroup Group);
