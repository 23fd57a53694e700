namespace NeuralGlasses.Interaction;

/// <summary>Settings of the action gate.</summary>
public sealed class ActionGateOptions
{
    /// <summary>Oldest gesture that may still act, in milliseconds from its newest sample; the default of 350 ms is what the open Kinesis client of a commercial band uses.</summary>
    public double MaxAgeMs { get; init; } = 350;

    /// <summary>Time for which nothing acts after an electrode was off, in milliseconds; longer than any model's window, so that no window with noise in it counts.</summary>
    public double LeadOffHoldMs { get; init; } = 500;

    /// <summary>
    /// Time for which gestures act after the wake gesture or the last one that acted, in milliseconds; until then everything but the wake
    /// gesture is held back. 0, the default, for glasses that never sleep.
    /// </summary>
    public double AwakeMs { get; init; }
}
