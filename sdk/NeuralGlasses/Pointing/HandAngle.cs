namespace NeuralGlasses.Pointing;

/// <summary>How far a hand is bent, as its wearer sees it.</summary>
/// <param name="RightDeg">To the right, in degrees.</param>
/// <param name="UpDeg">Up, in degrees.</param>
public readonly record struct HandAngle(double RightDeg, double UpDeg)
{
    /// <summary>Its size, in degrees.</summary>
    public double Deg => Math.Sqrt((RightDeg * RightDeg) + (UpDeg * UpDeg));
}
