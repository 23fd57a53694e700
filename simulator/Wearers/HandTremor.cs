using NeuralGlasses.Physiology;

namespace NeuralGlasses.Wearers;

/// <summary>The slow tremor of a hand that is held; its size is an estimate.</summary>
/// <param name="dice">What it is drawn from, twice a step.</param>
/// <param name="stepS">Length of a step, in seconds.</param>
internal sealed class HandTremor(Dice dice, double stepS)
{
    private const double Degrees = 0.06;
    private const double LastsS = 0.25;
    private readonly double _keep = Math.Exp(-stepS / LastsS);

    /// <summary>How far the hand is from where it is held, in degrees.</summary>
    public Way Now { get; private set; }

    /// <summary>Moves on by a step.</summary>
    public void Step()
    {
        var kick = Degrees * Math.Sqrt(1 - (_keep * _keep));
        Now = (_keep * Now) + new Way(kick * dice.Normal(), kick * dice.Normal());
    }
}
