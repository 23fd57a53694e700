namespace NeuralGlasses.Interaction;

/// <summary>Settings of the action gate.</summary>
public sealed record ActionGateOptions
{
    /// <summary>Oldest gesture that may still act, in milliseconds from its newest sample; the default of 350 ms is what the open Kinesis client of a commercial band uses.</summary>
    public double MaxAgeMs { get; init; } = 350;

    /// <summary>Time for which nothing acts after an electrode was off, in milliseconds; longer than any model's window, so that no window with noise in it counts.</summary>
    public double LeadOffHoldMs { get; init; } = 500;

    /// <summary>Time within which the same gesture counts once, in milliseconds; nobody pinches twice in 60 ms. A guess.</summary>
    public double DuplicateMs { get; init; } = 60;

    /// <summary>
    /// Time for which gestures act after the wake gesture or the last one that acted, in milliseconds; until then the display is dark and
    /// gestures mean what the context <see cref="IntentMap.AsleepContext"/> says. 0, the default, for glasses that never sleep.
    /// </summary>
    public double AwakeMs { get; init; }

    /// <summary>What holds back intents, by the names of <see cref="IntentNames"/>; one that is not named here is always carried out.</summary>
    public IReadOnlyDictionary<string, IntentGate> Intents { get; init; } = new Dictionary<string, IntentGate>();
}

/// <summary>What holds back an intent of one kind.</summary>
public sealed record IntentGate
{
    /// <summary>Least time after one of the same kind, in milliseconds; what comes sooner is dropped, such as the storm of events of a swipe that bounces.</summary>
    public double MinGapMs { get; init; }

    /// <summary>Least confidence of the gesture behind it, 0 to 1.</summary>
    public double MinConfidence { get; init; }
}
