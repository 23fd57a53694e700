using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>Somebody who follows a dot with the wrist, and pinches where it asks for it.</summary>
public sealed class DotArm : ISteersArm
{
    /// <summary>When the dot begins, in seconds: the link takes a moment to come up.</summary>
    public const double BeginsS = 1.5;

    private readonly DotFollower _follower;
    private readonly IReadOnlyList<FollowedPinch> _pinches;
    private readonly double _beginsS;
    private bool _hasPlanned;

    /// <summary>Makes somebody.</summary>
    /// <param name="dot">The dot.</param>
    /// <param name="beginsS">When it begins, in seconds of the arm.</param>
    /// <param name="seed">Seed of how well it is followed.</param>
    public DotArm(FollowedDot dot, double beginsS, int seed)
    {
        _follower = new DotFollower(dot, new Dice(seed, "dot"));
        _pinches = _follower.Pinches();
        _beginsS = beginsS;
    }

    /// <inheritdoc/>
    public void Advance(SimulatedForearm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        if (!_hasPlanned)
        {
            foreach (var pinch in _pinches)
                arm.Add(arm.Mover.Make(PointingArm.Pinch, _beginsS + pinch.AtS, MovementForm.Hold, pinch.Effort, pinch.HoldS));
            _hasPlanned = true;
        }

        _follower.Steer(arm, arm.Seconds - _beginsS);
    }
}
