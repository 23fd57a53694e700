namespace NeuralGlasses.Pointing;

/// <summary>Where the wrist is, in degrees from where it rests.</summary>
/// <param name="ExtensionDeg">Extension; flexion is negative.</param>
/// <param name="RadialDeg">Towards the thumb's side; towards the little finger's is negative.</param>
public readonly record struct WristAngle(float ExtensionDeg, float RadialDeg);
