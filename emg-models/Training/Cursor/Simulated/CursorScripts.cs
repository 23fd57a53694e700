using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Training.Cursor.Simulated;

/// <summary>What fingers do while the wrist is followed.</summary>
public static class CursorScripts
{
    /// <summary>The pinch that is a press.</summary>
    public const string Pinch = "index_pinch";

    private const double PinchShare = 0.6;
    private const double WalkingShare = 0.1;

    // Whatever loads the wrist without moving it in the simulator would contradict what is asked.
    private static readonly string[] Others =
        [.. MovementTable.Names.Where(name => name is not (Pinch or "flexion" or "extension" or "radial" or "ulnar" or "index_tap"))];

    /// <summary>What somebody does who follows a dot: pinches where they are asked for, and is still besides.</summary>
    public static SessionScript Following(FollowedDot dot, DotFollower follower)
    {
        ArgumentNullException.ThrowIfNull(dot);
        ArgumentNullException.ThrowIfNull(follower);
        var pinches = follower.Pinches().Select(pinch => new ScriptStep(Pinch, pinch.AtS, MovementForm.Hold, pinch.Effort, pinch.HoldS)).ToArray();
        return new SessionScript("dot", dot.DurationSeconds + 0.4, pinches, [("still", 0.1, dot.DurationSeconds)]);
    }

    /// <summary>Pinches of every length and effort, and other movements of fingers and thumb.</summary>
    public static SessionScript Control(double seconds, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var steps = new List<ScriptStep>();
        var at = dice.Between(1, 3);
        while (at < seconds - 3)
        {
            var movement = dice.Chance(PinchShare) ? Pinch : Others[dice.Below(Others.Length)];
            var step = ScriptStep.Draw(movement, at, dice);
            steps.Add(step);
            at += step.LongestSeconds + dice.Between(0.4, 3.5);
        }

        return new SessionScript("control", seconds, steps, [(dice.Chance(WalkingShare) ? "walking" : "still", 0.2, seconds)]);
    }
}
