using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Training.Events;

namespace NeuralGlasses.Training.Discrete.Evaluation;

/// <summary>A press that really lasted and that was recognised as a press: what became of it.</summary>
/// <param name="IsHeld">Whether it became a hold and was not let go before the finger was.</param>
/// <param name="LetGoSeconds">From the moment at which the finger lets go to the release; null if it came too early or not at all.</param>
public readonly record struct HeldPress(bool IsHeld, double? LetGoSeconds)
{
    /// <summary>Shortest press that counts as one that lasts, in seconds: a hold is made of half a second, and a press is seen late.</summary>
    public const double ShortestSeconds = 0.7;

    // Of the tolerances of CLER, and for the release the time that muscles take to fall silent.
    private const double EarlySeconds = 0.05;
    private const double LateSeconds = 0.5;

    /// <summary>The presses of a session that lasted and were recognised, in order of time.</summary>
    /// <param name="truth">What really happened.</param>
    /// <param name="said">What a policy made of it.</param>
    /// <param name="options">How far an event may be from its truth.</param>
    public static IReadOnlyList<HeldPress> Of(IReadOnlyList<TrueEvent> truth, IReadOnlyList<GestureEvent> said, ClerOptions options)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(options);
        var presses = new List<HeldPress>();
        foreach (var release in DiscreteLabels.All)
        {
            if (DiscreteLabels.PressOf(release) is not { } press)
                continue;
            var hold = press.Replace("_press", "_hold", StringComparison.Ordinal);
            foreach (var held in truth.Where(each => each.Label == press && each.EndSeconds - each.Seconds >= ShortestSeconds))
            {
                if (First(press, held.Seconds + options.EarliestSeconds, held.Seconds + options.LatestSeconds) is not { } pressed)
                    continue;
                var letGo = First(release, pressed, held.EndSeconds + LateSeconds);
                var isEarly = letGo < held.EndSeconds - EarlySeconds;
                presses.Add(new HeldPress(!isEarly && First(hold, pressed, held.EndSeconds) is not null, isEarly ? null : letGo - held.EndSeconds));
            }
        }

        return presses;

        double? First(string gesture, double from, double to)
        {
            foreach (var each in said)
            {
                if (each.Gesture == gesture && Seconds(each) >= from && Seconds(each) <= to)
                    return Seconds(each);
            }

            return null;
        }
    }

    private static double Seconds(GestureEvent gesture) => gesture.NewestSample.Microseconds / 1e6;
}
