using NeuralGlasses.Devices;

namespace NeuralGlasses.Simulator.Glasses.Profiles;

/// <summary>Buttons and touch surface at the temple.</summary>
public sealed record ButtonProfile
{
    /// <summary>Time from which on a press is a long one, in milliseconds.</summary>
    public required double LongPressMs { get; init; }

    /// <summary>Actions that are told.</summary>
    public required IReadOnlyList<ButtonAction> Actions { get; init; }
}
