namespace NeuralGlasses.Training.Events;

/// <summary>When a muscle counts as active.</summary>
public sealed record OnsetOptions
{
    /// <summary>Width of the centred mean over the rectified signal, in seconds (50 ms: Hodges and Bui 1996).</summary>
    public double WindowSeconds { get; init; } = 0.05;

    /// <summary>Longest stretch of rest from which the threshold is taken, in seconds.</summary>
    public double RestSeconds { get; init; } = 2;

    /// <summary>Shortest stretch of rest from which a threshold can be taken, in seconds.</summary>
    public double LeastRestSeconds { get; init; } = 0.5;

    /// <summary>How much earlier than a prompt a person may act, in seconds; rest ends as much before the prompt.</summary>
    public double AnticipationSeconds { get; init; } = 0.5;

    /// <summary>How much earlier still activity may have begun that went on without a pause, in seconds.</summary>
    public double EarliestSeconds { get; init; } = 1;

    /// <summary>Deviations above the level of rest at which activity begins (3: Hodges and Bui 1996).</summary>
    public double Deviations { get; init; } = 3;

    /// <summary>Time through which the change has to last, in seconds.</summary>
    public double HoldSeconds { get; init; } = 0.25;

    /// <summary>Share of that time on the new side of the threshold, above 0 to 1.</summary>
    public double HoldShare { get; init; } = 0.8;

    /// <summary>Least median level of the gesture over that of rest; a weaker gesture is unclear.</summary>
    public double LeastRatio { get; init; } = 1.5;

    /// <summary>Time after the prompt from which that median is taken, in seconds.</summary>
    public double SettleSeconds { get; init; } = 0.5;
}
