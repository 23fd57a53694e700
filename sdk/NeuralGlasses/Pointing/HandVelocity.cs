namespace NeuralGlasses.Pointing;

/// <summary>How fast a hand goes, as its wearer sees it.</summary>
/// <param name="RightDps">To the right, in degrees a second.</param>
/// <param name="UpDps">Up, in degrees a second.</param>
public readonly record struct HandVelocity(double RightDps, double UpDps)
{
    /// <summary>Its size, in degrees a second.</summary>
    public double Dps => Math.Sqrt((RightDps * RightDps) + (UpDps * UpDps));
}
