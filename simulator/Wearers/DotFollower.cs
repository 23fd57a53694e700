using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Physiology;

namespace NeuralGlasses.Wearers;

/// <summary>Somebody who follows a dot with the wrist: sees it, answers late, and errs, more so the further the hand goes.</summary>
public sealed class DotFollower
{
    private const double PerceptionSeconds = 0.25;
    private const double PerceptionSpread = 0.03;
    private const double StillErrorDeg = 0.6;
    private const double ErrorShare = 0.08;

    // Errors are slower than movements: they come and go within a third of a second.
    private static readonly double Keep = Math.Exp(-ForearmEmg.BlockS / 0.3);
    private readonly FollowedDot _dot;
    private readonly Dice _dice;
    private readonly double _lateSeconds;
    private readonly double[] _error = new double[2];

    /// <summary>Makes somebody.</summary>
    public DotFollower(FollowedDot dot, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dot);
        ArgumentNullException.ThrowIfNull(dice);
        _dot = dot;
        _dice = dice;
        _lateSeconds = PerceptionSeconds + (PerceptionSpread * Math.Clamp(dice.Normal(), -2, 2));
    }

    /// <summary>What the fingers do: each prompt for a pinch is followed after a third of a second or so. Draws anew at each call.</summary>
    public IReadOnlyList<FollowedPinch> Pinches() =>
        [.. _dot.Pinches.Select(pinch => new FollowedPinch(pinch.At + Math.Clamp(_dice.LogNormal(0.32, 0.2), 0.2, 0.6), _dice.Between(0.1, 0.3), pinch.Until - pinch.At))];

    /// <summary>Moves the wrist to where the dot was seen.</summary>
    public void Steer(SimulatedForearm arm, double seconds)
    {
        ArgumentNullException.ThrowIfNull(arm);
        var (extension, radial) = _dot.DegreesAt(seconds - _lateSeconds);
        for (var axis = 0; axis < 2; axis++)
            _error[axis] = (Keep * _error[axis]) + (Math.Sqrt(1 - (Keep * Keep)) * _dice.Normal());
        var size = StillErrorDeg + (ErrorShare * Math.Sqrt((extension * extension) + (radial * radial)));
        arm.Wrist.Command(extension + (size * _error[0]), radial + (size * _error[1]));
    }
}
