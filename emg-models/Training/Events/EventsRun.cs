using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Events;

/// <summary>Everything that <c>events</c> reports of a run.</summary>
public sealed record EventsRun
{
    /// <summary>Name of the data set.</summary>
    public required string Set { get; init; }

    /// <summary>Name of the decoder.</summary>
    public required string Decoder { get; init; }

    /// <summary>What was known of the test people, such as <c>one-shot</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>People that the decoder and the policy were learnt from.</summary>
    public required IReadOnlyList<string> Train { get; init; }

    /// <summary>Settings of the decision policy.</summary>
    public required DecisionPolicyOptions Policy { get; init; }

    /// <summary>Whether the policy kept its limits on the training people.</summary>
    public required bool PolicyWithinLimits { get; init; }

    /// <summary>Figures of each test person.</summary>
    public required IReadOnlyList<EventFigures> People { get; init; }

    /// <summary>Gestures that the check of the calibration would ask each person to repeat, in the order of <see cref="People"/>; null where nobody calibrated.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? AskedToRepeat { get; init; }

    /// <summary>Figures of the people whose calibration the check accepts; null where it accepts everybody's, or nobody calibrated.</summary>
    public EventFigures? Accepted => AskedToRepeat is { } asked && asked.Any(gestures => gestures.Count > 0)
        ? EventFigures.Sum([.. People.Where((_, i) => asked[i].Count == 0)], "accepted")
        : null;

    /// <summary>Classes of <see cref="Cler"/>, in its order; null without it.</summary>
    public IReadOnlyList<string>? ClerClasses { get; init; }

    /// <summary>Errors between classes of each test person, in the order of <see cref="People"/>; null where they were not computed.</summary>
    public IReadOnlyList<ClerResult>? Cler { get; init; }

    /// <summary>Mean of the people's rates; null where nobody has one.</summary>
    public double? MeanCler => Cler?.Average(result => result.Rate);
}
