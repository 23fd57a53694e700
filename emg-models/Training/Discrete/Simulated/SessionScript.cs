using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Movements;

namespace NeuralGlasses.Training.Discrete.Simulated;

/// <summary>What a person does for a while.</summary>
/// <param name="Kind">What the while is for.</param>
/// <param name="Seconds">Its length, in seconds.</param>
/// <param name="Steps">Movements, in order of time.</param>
/// <param name="Activities">Rest-of-life activities with begin and end, in seconds.</param>
public sealed record SessionScript(string Kind, double Seconds, IReadOnlyList<ScriptStep> Steps, IReadOnlyList<(string Activity, double Begin, double End)> Activities)
{
    /// <summary>Kind of a while in which gestures are made.</summary>
    public const string GesturesKind = "gestures";

    /// <summary>Kind of a while in which nothing is meant.</summary>
    public const string LifeKind = "life";

    /// <summary>Kind of a guided minute.</summary>
    public const string CalibrationKind = "calibration";

    /// <summary>Least effort, barely visible.</summary>
    public const double LeastEffort = 0.05;

    /// <summary>Effort above which a movement is plain.</summary>
    public const double PlainEffort = 0.15;

    /// <summary>Largest effort of a gesture.</summary>
    public const double LargestEffort = 0.4;

    private const double WalkingShare = 0.2;
    private static readonly string[] Distractors = [.. MovementTable.Names.Where(name => DiscreteLabels.BeginOf(name) is null)];

    /// <summary>Every gesture some times, in any order, at any effort, as taps, double ones and holds, and other movements between them.</summary>
    /// <param name="repetitions">Times that each gesture is made.</param>
    /// <param name="others">Other movements.</param>
    /// <param name="dice">Draws.</param>
    public static SessionScript Gestures(int repetitions, int others, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var names = Enumerable.Repeat(DiscreteLabels.Meant, repetitions).SelectMany(each => each).Concat(Enumerable.Range(0, others).Select(_ => Distractors[dice.Below(Distractors.Length)])).ToArray();
        for (var i = names.Length - 1; i > 0; i--)
        {
            var other = dice.Below(i + 1);
            (names[i], names[other]) = (names[other], names[i]);
        }

        var steps = new List<ScriptStep>();
        var at = 1.0;
        foreach (var name in names)
        {
            var step = ScriptStep.Draw(name, at, dice);
            steps.Add(step);
            at += step.LongestSeconds + dice.Between(0.4, 1.6);
        }

        var activity = dice.Chance(WalkingShare) ? "walking" : "still";
        return new SessionScript(GesturesKind, at, steps, [(activity, 0.2, at)]);
    }

    /// <summary>What a person makes of a guided minute: each prompt is followed after a quarter to half a second, by turns softly and plainly.</summary>
    public static SessionScript Calibration(GuidedSession session, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(dice);
        var steps = new List<ScriptStep>();
        foreach (var prompt in session.Prompts.Where(prompt => prompt.Label != session.RestLabel))
        {
            var movement = DiscreteLabels.Meant.First(name => DiscreteLabels.BeginOf(name) == prompt.Label);
            var effort = prompt.Repetition % 2 == 0 ? dice.Between(LeastEffort, PlainEffort) : dice.Between(PlainEffort, LargestEffort);
            steps.Add(new ScriptStep(movement, prompt.StartSeconds + Math.Clamp(dice.LogNormal(0.32, 0.25), 0.2, 0.7), MovementForm.Tap, effort, 1));
        }

        return new SessionScript(CalibrationKind, session.DurationSeconds, steps, [("still", 0.1, session.DurationSeconds)]);
    }

    /// <summary>Every activity of a day for some seconds, in any order.</summary>
    public static SessionScript Life(double secondsEach, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var names = DailyLife.Names.ToArray();
        for (var i = names.Length - 1; i > 0; i--)
        {
            var other = dice.Below(i + 1);
            (names[i], names[other]) = (names[other], names[i]);
        }

        return new SessionScript(LifeKind, (names.Length * secondsEach) + 1, [], [.. names.Select((name, i) => (name, 0.2 + (i * secondsEach), 0.2 + ((i + 1) * secondsEach)))]);
    }
}
