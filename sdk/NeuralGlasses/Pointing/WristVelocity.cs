namespace NeuralGlasses.Pointing;

/// <summary>How fast a wrist bends, in the wrist's own axes.</summary>
/// <param name="ExtensionDps">Towards the back of the hand, in degrees a second.</param>
/// <param name="RadialDps">Towards the thumb, in degrees a second.</param>
public readonly record struct WristVelocity(double ExtensionDps, double RadialDps)
{
    /// <summary>Its size, in degrees a second.</summary>
    public double Dps => Math.Sqrt((ExtensionDps * ExtensionDps) + (RadialDps * RadialDps));
}
