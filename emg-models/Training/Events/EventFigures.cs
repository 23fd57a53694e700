using System.Text.Json.Serialization;

namespace NeuralGlasses.Training.Events;

/// <summary>What a wearer would notice: which gestures were recognised and when, and how often one was seen that nobody made.</summary>
public sealed record EventFigures
{
    /// <summary>Whose figures these are.</summary>
    public required string Subject { get; init; }

    /// <summary>Prompted gestures.</summary>
    public required int Gestures { get; init; }

    /// <summary>Gestures whose first activation was the right one.</summary>
    public required int Right { get; init; }

    /// <summary>Gestures whose first activation was another gesture.</summary>
    public required int Wrong { get; init; }

    /// <summary>Activations within gestures after the first of each.</summary>
    public required int Extra { get; init; }

    /// <summary>Activations in rest within the margin after the prompt to stop: neither false nor extra, so they are told here.</summary>
    public required int AfterStop { get; init; }

    /// <summary>Activations in rest after the margin.</summary>
    public required int FalseActivations { get; init; }

    /// <summary>Hours of rest after the margins.</summary>
    public required double RestHours { get; init; }

    /// <summary>Gestures without a clear muscle onset; their latency from the onset counts from the prompt.</summary>
    public required int UnclearOnsets { get; init; }

    /// <summary>Time from the muscle onset to each right first activation, in seconds, rising; below 0 where the activation came before it.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> SecondsFromOnset { get; init; } = [];

    /// <summary>Time from the prompt to each right first activation, in seconds, rising; the person's reaction is in it.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> SecondsFromPrompt { get; init; } = [];

    /// <summary>Gestures without any activation.</summary>
    public int Missed => Gestures - Right - Wrong;

    /// <summary>Share of gestures whose first activation was the right one, 0 to 1; null without a gesture.</summary>
    public double? Recall => Gestures == 0 ? null : (double)Right / Gestures;

    /// <summary>Share of gestures whose first activation was another gesture, 0 to 1; null without a gesture.</summary>
    public double? WrongRate => Gestures == 0 ? null : (double)Wrong / Gestures;

    /// <summary>False activations an hour of rest; null without rest.</summary>
    public double? FalsePerHour => RestHours > 0 ? FalseActivations / RestHours : null;

    /// <summary>Upper 95 % limit of the false activations an hour (<see cref="PoissonLimit"/>); null without rest.</summary>
    public double? FalsePerHourUpper95 => RestHours > 0 ? PoissonLimit.Upper95(FalseActivations) / RestHours : null;

    /// <summary>Median of <see cref="SecondsFromOnset"/>; null when no gesture was right.</summary>
    public double? MedianSecondsFromOnset => Quantile(SecondsFromOnset, 0.5);

    /// <summary>90 % point of <see cref="SecondsFromOnset"/>; null when no gesture was right.</summary>
    public double? NinetiethSecondsFromOnset => Quantile(SecondsFromOnset, 0.9);

    /// <summary>Median of <see cref="SecondsFromPrompt"/>; null when no gesture was right.</summary>
    public double? MedianSecondsFromPrompt => Quantile(SecondsFromPrompt, 0.5);

    /// <summary>90 % point of <see cref="SecondsFromPrompt"/>; null when no gesture was right.</summary>
    public double? NinetiethSecondsFromPrompt => Quantile(SecondsFromPrompt, 0.9);

    /// <summary>Pools several people's figures: every gesture and every hour counts the same.</summary>
    /// <param name="people">The people's figures.</param>
    /// <param name="subject">Name of the sum.</param>
    public static EventFigures Sum(IReadOnlyList<EventFigures> people, string subject = "all") => new()
    {
        Subject = subject,
        Gestures = people.Sum(person => person.Gestures),
        Right = people.Sum(person => person.Right),
        Wrong = people.Sum(person => person.Wrong),
        Extra = people.Sum(person => person.Extra),
        AfterStop = people.Sum(person => person.AfterStop),
        FalseActivations = people.Sum(person => person.FalseActivations),
        RestHours = people.Sum(person => person.RestHours),
        UnclearOnsets = people.Sum(person => person.UnclearOnsets),
        SecondsFromOnset = [.. people.SelectMany(person => person.SecondsFromOnset).Order()],
        SecondsFromPrompt = [.. people.SelectMany(person => person.SecondsFromPrompt).Order()],
    };

    // Between the two nearest of the sorted values in proportion (Hyndman and Fan 1996, The American Statistician 50:361, type 7).
    private static double? Quantile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0)
            return null;
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
