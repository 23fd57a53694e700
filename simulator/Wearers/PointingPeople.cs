using NeuralGlasses.Physiology;
using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;

namespace NeuralGlasses.Wearers;

/// <summary>People who point as a pair of glasses lets them, and how their arms follow what they want.</summary>
public static class PointingPeople
{
    /// <summary>Bent further than this a wrist is no longer at ease, in degrees of extension or flexion; an estimate of the middle half of what it can.</summary>
    public const double EasyExtensionDegrees = 30;

    private const double EasyRadialDegrees = 16;

    // So far a forearm in the lap turns and lifts without being much seen; estimates.
    private const double EasyTurnDegrees = 30;
    private const double EasyLiftDegrees = 8;

    /// <summary>The person of a seed, who has never done it.</summary>
    /// <param name="seed">Seed of the person.</param>
    /// <param name="pointing">How the glasses let point.</param>
    /// <param name="heightPixels">Height of the display, in pixels.</param>
    /// <param name="lay">How the forearm lies.</param>
    public static IPointingPerson Of(int seed, PointingOptions pointing, int heightPixels, ForearmLay lay)
    {
        ArgumentNullException.ThrowIfNull(pointing);
        var traits = PointingTraits.Draw(seed);
        var (right, up) = lay == ForearmLay.ThumbUp ? (EasyExtensionDegrees, EasyRadialDegrees) : (EasyRadialDegrees, EasyExtensionDegrees);
        return pointing.Way switch
        {
            PointingWay.Aim => new PointingPerson(traits, seed, Middling(pointing.Aim.Gain, heightPixels), EasyTurnDegrees, EasyLiftDegrees * pointing.Aim.LiftFactor),
            PointingWay.Steer => new SteeringPerson(traits, seed, new Steering(pointing.Steering, heightPixels).PixelsPerSecond, right, up),
            _ => new PointingPerson(traits, seed, Middling(pointing.Gain, heightPixels), right, up),
        };
    }

    /// <summary>Lets an arm follow what its person wants.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="pointing">How the glasses let point.</param>
    /// <param name="own">Which way of the wrist is right and up, as the person knows it.</param>
    /// <param name="told">Where the hand is to be, as the person says it.</param>
    public static void Lead(SimulatedForearm arm, PointingOptions pointing, WristAxes own, Way told)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(pointing);
        ArgumentNullException.ThrowIfNull(own);
        if (pointing.Way == PointingWay.Aim)
        {
            // Who aims thinks in what the cursor does: a lift that counts as much as a turn is smaller.
            arm.Forearm.Command(told.Right, told.Up / pointing.Aim.LiftFactor);
            return;
        }

        var bent = own.Back(new HandVelocity(told.Right, told.Up));
        arm.Wrist.Command(bent.ExtensionDps, bent.RadialDps);
    }

    private static double Middling(GainOptions gain, int heightPixels) => heightPixels * (gain.SlowHeights + gain.FastHeights) / 2;
}
