using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>One step of a decoder that follows the wrist.</summary>
/// <param name="ExtensionDps">How fast the wrist extends, in degrees a second; flexion is negative.</param>
/// <param name="RadialDps">How fast the hand goes towards the thumb's side, in degrees a second; towards the little finger's is negative.</param>
/// <param name="PressProbability">Probability that index finger and thumb are pinched now, 0 to 1.</param>
/// <param name="NewestSample">Host time at the electrode of the newest sample that the step used.</param>
/// <param name="ValidFraction">Share of the step's samples that was really received, 0 to 1; losses lower it.</param>
public readonly record struct CursorStep(float ExtensionDps, float RadialDps, float PressProbability, HostTime NewestSample, float ValidFraction)
{
    /// <summary>Where the wrist is, of a decoder that says so; null of one that knows velocities alone.</summary>
    public WristAngle? Angle { get; init; }
}
