using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>A muscle's drive that rises, holds and falls; flanks are raised cosines.</summary>
/// <param name="Muscle">Which muscle.</param>
/// <param name="AtS">Time at which it begins, in seconds.</param>
/// <param name="RiseS">Time to its height, in seconds.</param>
/// <param name="HoldS">Time at its height, in seconds.</param>
/// <param name="FallS">Time back to nothing, in seconds.</param>
/// <param name="Drive">Height, as a share of the muscle's greatest drive.</param>
public readonly record struct MuscleBurst(Muscle Muscle, double AtS, double RiseS, double HoldS, double FallS, double Drive)
{
    /// <summary>Time at which it is over, in seconds.</summary>
    public double EndS => AtS + RiseS + HoldS + FallS;

    /// <summary>The drive at a time in seconds.</summary>
    public double At(double seconds)
    {
        var since = seconds - AtS;
        if (since <= 0 || seconds >= EndS)
            return 0;
        if (since < RiseS)
            return Drive * (1 - Math.Cos(Math.PI * since / RiseS)) / 2;
        since -= RiseS + HoldS;
        return since <= 0 ? Drive : Drive * (1 + Math.Cos(Math.PI * since / FallS)) / 2;
    }
}
