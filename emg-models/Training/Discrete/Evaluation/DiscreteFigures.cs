using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Training.Events;

namespace NeuralGlasses.Training.Discrete.Evaluation;

/// <summary>How well events were recognised over some people.</summary>
public sealed record DiscreteFigures
{
    /// <summary>Key of the events of little effort in <see cref="ByEffort"/>.</summary>
    public const string Faint = "5 to 15 %";

    /// <summary>Key of the events of more effort in <see cref="ByEffort"/>.</summary>
    public const string Plain = "15 to 40 %";

    /// <summary>True events.</summary>
    public required int Events { get; init; }

    /// <summary>Classification error rate over classes (<see cref="Cler"/>); null if nothing was detected.</summary>
    public required double? Cler { get; init; }

    /// <summary>Share of the true events that were recognised as what they were, mean over classes.</summary>
    public required double Recall { get; init; }

    /// <summary>The same without releases.</summary>
    public required double RecallWithoutReleases { get; init; }

    /// <summary>Recall of each class.</summary>
    public required IReadOnlyDictionary<string, double> RecallOf { get; init; }

    /// <summary>Median time from the onset of the muscles to the event, in milliseconds, of those that were right and are no releases.</summary>
    public required double? MedianLatencyMs { get; init; }

    /// <summary>Nine tenths of them are not later than this, in milliseconds.</summary>
    public required double? LatencyP90Ms { get; init; }

    /// <summary>Recall and CLER of events of an effort up to 15 %, and above.</summary>
    public required IReadOnlyDictionary<string, EffortFigures> ByEffort { get; init; }

    /// <summary>Recall of each person.</summary>
    public required IReadOnlyList<double> RecallOfPeople { get; init; }

    /// <summary>Recognised presses that really lasted <see cref="HeldPress.ShortestSeconds"/> and more.</summary>
    public required int LongPresses { get; init; }

    /// <summary>Share of them that became a hold and were not let go before the finger was; null if there were none.</summary>
    public required double? HeldShare { get; init; }

    /// <summary>Median time from the moment at which the finger lets go to the release of them, in milliseconds; null if none was let go in time.</summary>
    public required double? MedianLetGoMs { get; init; }

    /// <summary>Detections in sessions of gestures that belong to no event, for every 100 events.</summary>
    public required double ExtrasPer100 { get; init; }

    /// <summary>Hours of rest-of-life.</summary>
    public required double LifeHours { get; init; }

    /// <summary>Activations in them.</summary>
    public required int FalseActivations { get; init; }

    /// <summary>Of them those during each activity.</summary>
    public required IReadOnlyDictionary<string, int> FalseByActivity { get; init; }

    /// <summary>Activations an hour.</summary>
    public required double FalsePerHour { get; init; }

    /// <summary>Upper limit of that at 95 % (Poisson).</summary>
    public required double FalsePerHourUpper { get; init; }
}
