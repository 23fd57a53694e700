using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Training.Events;

namespace NeuralGlasses.Training.Discrete.Evaluation;

/// <summary>A true event and what was detected for it.</summary>
/// <param name="Truth">The true event.</param>
/// <param name="Class">Its class, an index into <see cref="DiscreteLabels.Classes"/>.</param>
/// <param name="Taken">Class that was detected for it, or null for none.</param>
/// <param name="LatencySeconds">From its onset to the detection.</param>
public sealed record EventMatch(TrueEvent Truth, int Class, int? Taken, double LatencySeconds)
{
    /// <summary>Whether it was recognised as what it was.</summary>
    public bool IsRight => Taken == Class;

    /// <summary>Finds for each true event a detection within the tolerance of CLER: one of its own class first, else the nearest one that nobody else has.</summary>
    public static IReadOnlyList<EventMatch> Of(IReadOnlyList<TrueEvent> truth, IReadOnlyList<DetectedEvent> detected, ClerOptions options)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(detected);
        ArgumentNullException.ThrowIfNull(options);
        var isUsed = new bool[detected.Count];
        var matches = new EventMatch[truth.Count];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < truth.Count; i++)
            {
                if (matches[i] is { Taken: not null })
                    continue;
                var label = DiscreteLabels.IndexOf(truth[i].Label) - 1;
                var best = -1;
                for (var d = 0; d < detected.Count; d++)
                {
                    var late = detected[d].Seconds - truth[i].Seconds;
                    if (!isUsed[d] && late >= options.EarliestSeconds && late <= options.LatestSeconds && (pass == 1 || detected[d].Class == label)
                        && (best < 0 || Math.Abs(late) < Math.Abs(detected[best].Seconds - truth[i].Seconds)))
                        best = d;
                }

                matches[i] = new EventMatch(truth[i], label, best < 0 ? null : detected[best].Class, best < 0 ? 0 : detected[best].Seconds - truth[i].Seconds);
                if (best >= 0)
                    isUsed[best] = true;
            }
        }

        return matches;
    }
}
