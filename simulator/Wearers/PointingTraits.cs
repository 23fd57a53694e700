using NeuralGlasses.Physiology;

namespace NeuralGlasses.Wearers;

/// <summary>
/// How one person points, drawn from a seed. Ranges are those of untrained adults where there is a source, and estimates else.
/// </summary>
/// <param name="VisualS">Time from the display to what is seen, in seconds: about 100 ms.</param>
/// <param name="ReactionS">Time from the display to the first movement of the hand, in seconds: 180 to 300 ms, of which seeing is a part.</param>
/// <param name="ReplanS">Time between two corrections, in seconds: 150 to 250 ms (intermittent control; Craik 1947, Br J Psychol 38:56).</param>
/// <param name="SpreadS">Spread of where a movement ends for its mean speed, in degrees for each degree a second: a variation of 10 to 15 % for one of 300 ms (Meyer et al. 1988, Psychol Rev 95:340; Harris and Wolpert 1998, Nature 394:780).</param>
/// <param name="Care">How many of those spreads a first movement is to leave within the target.</param>
/// <param name="Learning">How much of an error of the own expectation a person learns from at once.</param>
/// <param name="SureS">How long the cursor has to be seen in the target before it is clicked, in seconds.</param>
/// <param name="ReturnDps">How fast the resting wrist comes back to where it is at ease, in degrees a second.</param>
/// <param name="PinchEffort">Effort of a pinch.</param>
/// <param name="FirstBelief">What a person who has never done it expects of the cursor, as a share of a middling gain.</param>
public sealed record PointingTraits(double VisualS, double ReactionS, double ReplanS, double SpreadS, double Care, double Learning, double SureS, double ReturnDps, double PinchEffort, double FirstBelief)
{
    // The spread is stated for movements of this length.
    private const double UsualS = 0.3;
    private const double HarderEachTime = 1.25;
    private const double MostEffort = 2;

    /// <summary>Effort of a pinch at the same target: who sees nothing come of one presses harder the next time, by a quarter each and up to twice as hard; an estimate.</summary>
    /// <param name="tries">How many there were with this one, from 1.</param>
    public double EffortOf(int tries) => PinchEffort * Math.Min(MostEffort, Math.Pow(HarderEachTime, Math.Max(0, tries - 1)));

    /// <summary>Draws the person of a seed.</summary>
    public static PointingTraits Draw(int seed)
    {
        var dice = new Dice(seed, "pointing");
        return new PointingTraits(
            dice.Between(0.09, 0.11),
            dice.Between(0.18, 0.3),
            dice.Between(0.15, 0.25),
            UsualS * dice.Between(0.1, 0.15),
            dice.Between(1.3, 2.1),
            dice.Between(0.08, 0.2),
            dice.Between(0.04, 0.1),
            dice.Between(2, 4),
            dice.Between(0.12, 0.3),
            dice.LogNormal(1, 0.25));
    }
}
