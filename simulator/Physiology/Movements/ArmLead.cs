namespace NeuralGlasses.Physiology.Movements;

/// <summary>How a forearm that is led from moment to moment lies and moves, beside all swings.</summary>
/// <param name="TurnDeg">Turn about itself, with the clock, in degrees.</param>
/// <param name="TurnDps">Its speed, in degrees a second.</param>
/// <param name="LiftDeg">Lift, in degrees.</param>
/// <param name="LiftDps">Its speed, in degrees a second.</param>
/// <param name="LiftDps2">How fast that grows, in degrees a second squared.</param>
/// <param name="RadiusM">Distance of the band from the elbow, in metres.</param>
internal readonly record struct ArmLead(double TurnDeg, double TurnDps, double LiftDeg, double LiftDps, double LiftDps2, double RadiusM);
