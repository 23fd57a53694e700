namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>Fibres of a motor unit that lie together; lengths in millimetres, the angle in radians.</summary>
/// <param name="Angle">Angle round the arm.</param>
/// <param name="DepthMm">Depth below the surface of the muscles.</param>
/// <param name="EndPlateMm">Place of the end plates along the arm.</param>
/// <param name="DistalEndMm">Place of the ends towards the hand.</param>
/// <param name="ProximalEndMm">Place of the ends towards the elbow.</param>
internal readonly record struct FibreBundle(double Angle, double DepthMm, double EndPlateMm, double DistalEndMm, double ProximalEndMm);
