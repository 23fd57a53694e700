namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>
/// How a muscle tires: a leaky memory of its drive, in which fibres conduct the slower the fuller it is. The spectrum falls with the
/// conduction velocity (Eberstein and Beattie 1985, Muscle Nerve 8:768). Times and size are estimates (part B5 of the research notes).
/// </summary>
internal sealed class Fatigue
{
    private const double TiresS = 90;
    private const double RecoversS = 180;
    private const double Slowing = 0.35;
    private double _memory;

    /// <summary>Share of the rested conduction velocity that is left.</summary>
    public double VelocityShare => 1 - (Slowing * _memory);

    /// <summary>Moves on by a time in seconds at a drive from 0 to 1.</summary>
    public void Step(double drive, double seconds)
    {
        var time = drive > _memory ? TiresS : RecoversS;
        _memory += (drive - _memory) * Math.Min(1, seconds / time);
    }
}
