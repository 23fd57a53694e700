using NeuralGlasses.Physiology;
using NeuralGlasses.Training.Typing.Keystrokes;

namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>
/// What a keyboard understands of a gesture of a real person: one of the times that this person made it or, because there are only a few of them, that anybody
/// made it, drawn anew each time. Of three times that all went wrong nobody knows that it always does.
/// </summary>
/// <param name="evidence">What was measured.</param>
/// <param name="person">The person.</param>
/// <param name="pace">Index of the pace at which the person types.</param>
/// <param name="dice">Draws.</param>
internal sealed class HandOfPerson(KeystrokeEvidence evidence, PersonKeystrokes person, int pace, Dice dice)
{
    // Times of everybody that count as much as the person's own: what fits the spread between the people of myo-alternating, whose shares of right keystrokes spread by
    // 0.1, 0.064 of which is chance. A guess for single gestures.
    private const double Prior = 6;
    private readonly ILookup<(string, int), RealKeystroke> _everybody = evidence.People.SelectMany(each => each.Accepted).ToLookup(each => (each.Gesture, each.Pace));
    private readonly ILookup<(string, int), RealKeystroke> _own = person.Accepted.ToLookup(each => (each.Gesture, each.Pace));
    private readonly int _firstPace = evidence.PaceNamed(KeystrokePace.First);
    private readonly int _heldPace = evidence.PaceNamed(KeystrokePace.Held);

    /// <summary>Further keystrokes that came of the gesture that was made last.</summary>
    public int Extra { get; private set; }

    /// <summary>Whether it was understood that it is held.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Whether the person made every gesture often enough to draw from.</summary>
    public static bool IsWhole(KeystrokeEvidence evidence, PersonKeystrokes person) =>
        evidence.Gestures.All(gesture => person.Accepted.Any(each => each.Gesture == gesture));

    /// <summary>Makes a gesture.</summary>
    /// <param name="gesture">Its index among the gestures of the evidence.</param>
    /// <param name="isFirst">Whether it is the first after a pause.</param>
    /// <param name="isHeld">Whether it is held on purpose.</param>
    /// <param name="probabilities">Receives the probability of each gesture.</param>
    /// <returns>Time from half of its effort to the keystroke in milliseconds, or null where nothing came of it.</returns>
    public double? Make(int gesture, bool isFirst, bool isHeld, Span<float> probabilities)
    {
        var key = (evidence.Gestures[gesture], isHeld ? _heldPace : isFirst ? _firstPace : pace);
        var own = _own[key].ToArray();
        var times = dice.Uniform() * (own.Length + Prior) < own.Length ? own : [.. _everybody[key]];
        var time = times[dice.Below(times.Length)];
        Extra = time.Extra;
        IsHeld = time.IsHeld;
        if (time.LatencyMs is not { } latency)
            return null;
        for (var k = 0; k < probabilities.Length; k++)
            probabilities[k] = time.PerMille[k] / 1000f;
        return latency;
    }
}
