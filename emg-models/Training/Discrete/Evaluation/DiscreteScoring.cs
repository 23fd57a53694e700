using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Training.Events;

namespace NeuralGlasses.Training.Discrete.Evaluation;

/// <summary>Compares what a policy made of decoded sessions with what really happened.</summary>
public static class DiscreteScoring
{
    private static readonly ClerOptions Options = new() { Classes = DiscreteLabels.Classes };

    /// <summary>The figures of some people.</summary>
    /// <param name="people">The decoded sessions of each person.</param>
    /// <param name="policy">Makes a policy; each person gets a fresh one.</param>
    public static DiscreteFigures Of(IReadOnlyList<IReadOnlyList<DecodedSession>> people, Func<IGesturePolicy> policy)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(policy);
        var matches = new List<EventMatch>();
        var held = new List<HeldPress>();
        var recallOfPeople = new List<double>();
        var labels = new List<EventLabel>();
        var detections = new List<DetectedEvent>();
        var falseBy = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (offset, extras, hours) = (0.0, 0, 0.0);
        foreach (var sessions in people)
        {
            var own = new List<EventMatch>();
            foreach (var session in sessions)
            {
                var said = session.Events(policy());
                var events = Detected(said);
                if (session.Session.Kind == SessionScript.LifeKind)
                {
                    hours += session.Session.Seconds / 3600;
                    foreach (var wrong in events.Where(each => DiscreteLabels.Classes[each.Class].Releases is null))
                    {
                        var activity = session.Session.Activities.LastOrDefault(each => each.Begin <= wrong.Seconds).Activity ?? "none";
                        falseBy[activity] = falseBy.GetValueOrDefault(activity) + 1;
                    }

                    continue;
                }

                var matched = EventMatch.Of(session.Session.Events, events, Options);
                own.AddRange(matched);
                held.AddRange(HeldPress.Of(session.Session.Events, said, Options));
                extras += events.Count - matched.Count(match => match.Taken is not null);
                labels.AddRange(session.Session.Events.Select(each => new EventLabel(offset + each.Seconds, DiscreteLabels.IndexOf(each.Label) - 1)));
                detections.AddRange(events.Select(each => each with { Seconds = offset + each.Seconds }));
                offset += session.Session.Seconds + 10;
            }

            matches.AddRange(own);
            recallOfPeople.Add(Math.Round(Recall(own), 4));
        }

        var latencies = Latencies(matches);
        var activations = falseBy.Values.Sum();
        return new DiscreteFigures
        {
            Events = matches.Count,
            Cler = Training.Events.Cler.Of(detections, labels, Options).Rate is { } rate ? Math.Round(rate, 4) : null,
            Recall = Math.Round(Recall(matches), 4),
            RecallWithoutReleases = Math.Round(Recall([.. matches.Where(match => !IsRelease(match))]), 4),
            RecallOf = new SortedDictionary<string, double>(matches.GroupBy(match => match.Truth.Label).ToDictionary(group => group.Key, group => Math.Round(group.Average(match => match.IsRight ? 1.0 : 0), 4)), StringComparer.Ordinal),
            MedianLatencyMs = Quantile(latencies, 0.5),
            LatencyP90Ms = Quantile(latencies, 0.9),
            ByEffort = new SortedDictionary<string, EffortFigures>(StringComparer.Ordinal)
            {
                [DiscreteFigures.Faint] = Effort([.. matches.Where(match => match.Truth.Effort <= SessionScript.PlainEffort)]),
                [DiscreteFigures.Plain] = Effort([.. matches.Where(match => match.Truth.Effort > SessionScript.PlainEffort)]),
            },
            RecallOfPeople = recallOfPeople,
            LongPresses = held.Count,
            HeldShare = held.Count == 0 ? null : Math.Round(held.Average(press => press.IsHeld ? 1.0 : 0), 4),
            MedianLetGoMs = Quantile([.. held.Where(press => press.LetGoSeconds is not null).Select(press => 1000 * press.LetGoSeconds!.Value).Order()], 0.5),
            ExtrasPer100 = matches.Count == 0 ? 0 : Math.Round(100.0 * extras / matches.Count, 1),
            LifeHours = Math.Round(hours, 3),
            FalseActivations = activations,
            FalseByActivity = falseBy,
            FalsePerHour = hours > 0 ? Math.Round(activations / hours, 2) : 0,
            FalsePerHourUpper = hours > 0 ? Math.Round(PoissonLimit.Upper95(activations) / hours, 2) : 0,
        };
    }

    private static IReadOnlyList<DetectedEvent> Detected(IReadOnlyList<GestureEvent> events) =>
    [
        .. events.Select(each => (Index: DiscreteLabels.IndexOf(each.Gesture), each.NewestSample))
            .Where(each => each.Index > 0)
            .Select(each => new DetectedEvent(each.NewestSample.Microseconds / 1e6, each.Index - 1)),
    ];

    private static bool IsRelease(EventMatch match) => DiscreteLabels.Classes[match.Class].Releases is not null;

    private static double Recall(IReadOnlyList<EventMatch> matches) => matches.Count == 0
        ? 0
        : matches.GroupBy(match => match.Class).Average(group => group.Average(match => match.IsRight ? 1.0 : 0));

    private static double[] Latencies(IEnumerable<EventMatch> matches) =>
        [.. matches.Where(match => match.IsRight && !IsRelease(match)).Select(match => 1000 * match.LatencySeconds).Order()];

    private static double? Quantile(double[] sorted, double share) => sorted.Length == 0 ? null : Math.Round(sorted[(int)(share * (sorted.Length - 1))], 1);

    private static EffortFigures Effort(IReadOnlyList<EventMatch> matches)
    {
        var found = matches.Where(match => match.Taken is not null).ToArray();
        return new EffortFigures(
            matches.Count,
            Math.Round(Recall(matches), 4),
            found.Length == 0 ? null : Math.Round(1 - Recall(found), 4),
            Quantile(Latencies(matches), 0.5));
    }
}
