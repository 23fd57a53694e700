using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>A notification that came, whether it was in view or not.</summary>
/// <param name="Number">Its number; later ones have higher numbers.</param>
/// <param name="Notification">What it said; one from before a restart has neither actions nor a time of this start.</param>
/// <param name="When">When it came, by the clock on the wall; null where nobody had set it.</param>
/// <param name="Times">How often it was said.</param>
/// <param name="IsRead">Whether the wearer has had it before the eyes on purpose.</param>
public sealed record HistoryEntry(long Number, Notification Notification, DateTimeOffset? When, int Times, bool IsRead)
{
    /// <summary>When it was said last; null if that was before a restart.</summary>
    internal HostTime? SaidAt { get; init; }
}
