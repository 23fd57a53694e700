using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Movements;

namespace NeuralGlasses.Training.Discrete.Simulated;

/// <summary>One movement of a script.</summary>
/// <param name="Movement">Its name.</param>
/// <param name="AtSeconds">Onset of its muscles, in seconds.</param>
/// <param name="Form">How long it is held.</param>
/// <param name="Effort">Effort, as a share of the greatest drive.</param>
/// <param name="HoldSeconds">How long a held one lasts, in seconds.</param>
public readonly record struct ScriptStep(string Movement, double AtSeconds, MovementForm Form, double Effort, double HoldSeconds)
{
    private const double TwiceShare = 0.12;
    private const double HoldShare = 0.2;

    /// <summary>A time after which it is over.</summary>
    public double LongestSeconds => Form switch
    {
        MovementForm.Hold => HoldSeconds + 0.4,
        MovementForm.Twice => 1.1,
        _ => Movement is "fist" or "open" or "flexion" or "extension" or "radial" or "ulnar" or "pronation" or "supination" ? 1.1 : 0.6,
    };

    /// <summary>Draws form and effort of a movement: half of the gestures barely visible, half plain.</summary>
    public static ScriptStep Draw(string movement, double atSeconds, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var isPinch = DiscreteLabels.EndOf(movement) is not null;
        var isMeant = DiscreteLabels.BeginOf(movement) is not null;
        var lot = dice.Uniform();
        var form = isPinch || !isMeant
            ? lot < TwiceShare ? MovementForm.Twice : lot < TwiceShare + HoldShare ? MovementForm.Hold : MovementForm.Tap
            : movement == "thumb_tap" && lot < TwiceShare ? MovementForm.Twice : MovementForm.Tap;
        var effort = dice.Chance(0.5)
            ? dice.Between(SessionScript.LeastEffort, SessionScript.PlainEffort)
            : dice.Between(SessionScript.PlainEffort, SessionScript.LargestEffort);
        return new ScriptStep(movement, atSeconds, form, effort, Math.Round(dice.Between(0.5, 1.6), 2));
    }
}
