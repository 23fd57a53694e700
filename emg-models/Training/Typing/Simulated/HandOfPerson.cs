using NeuralGlasses.Physiology;
using NeuralGlasses.Training.Typing.Keystrokes;

namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>
/// What a keyboard understands of a gesture of a real person: one of the times that this person made it or, because there are only a few of them, that anybody
/// made it, drawn anew each time. Of three times that all went wrong nobody knows that it always does.
/// </summary>
/// <param name="evidence">What was measured.</param>
/// <param name="person">The person.</param>
/// <param name="dice">Draws.</param>
internal sealed class HandOfPerson(KeystrokeEvidence evidence, PersonKeystrokes person, Dice dice)
{
    // Where the onset was not to be found, the typical time is taken.
    private const double UsualLatencyMs = 370;

    // Times of everybody that count as much as the person's own: what fits the spread between the people of myo-alternating, whose shares of right keystrokes spread by
    // 0.1, 0.064 of which is chance. A guess for single gestures.
    private const double Prior = 6;
    private readonly Dictionary<string, RealKeystroke[]> _everybody = evidence.People.SelectMany(each => each.Accepted).GroupBy(each => each.Gesture).ToDictionary(each => each.Key, each => each.ToArray());
    private readonly Dictionary<string, RealKeystroke[]> _times = person.Accepted.GroupBy(each => each.Gesture).ToDictionary(each => each.Key, each => each.ToArray());

    /// <summary>Whether the person made every gesture often enough to draw from.</summary>
    public static bool IsWhole(KeystrokeEvidence evidence, PersonKeystrokes person) =>
        evidence.Gestures.All(gesture => person.Accepted.Any(each => each.Gesture == gesture));

    /// <summary>Makes a gesture.</summary>
    /// <param name="gesture">Its index among the gestures of the evidence.</param>
    /// <param name="probabilities">Receives the probability of each gesture.</param>
    /// <returns>Time from onset to keystroke in milliseconds, or null where nothing came of it.</returns>
    public double? Make(int gesture, Span<float> probabilities)
    {
        var own = _times[evidence.Gestures[gesture]];
        var times = dice.Uniform() * (own.Length + Prior) < own.Length ? own : _everybody[evidence.Gestures[gesture]];
        var time = times[dice.Below(times.Length)];
        if (time.PerMille.Count == 0)
            return null;
        for (var k = 0; k < probabilities.Length; k++)
            probabilities[k] = time.PerMille[k] / 1000f;
        return Math.Clamp(time.LatencyMs ?? UsualLatencyMs, 100, 900);
    }
}
