using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>A notification on its way into view.</summary>
internal sealed class WaitingNotice(Notification notification, long arrival)
{
    public Notification Notification { get; } = notification;

    /// <summary>Its place in the order of arrival.</summary>
    public long Arrival { get; init; } = arrival;

    /// <summary>Confirms what the wearer just did; shown by the deadline or not at all.</summary>
    public HostTime? Deadline { get; init; }

    public bool IsConfirmation => Deadline is not null;

    public bool IsCritical => Notification.Priority == NotificationPriority.Critical;

    /// <summary>Has already cost its app an interruption.</summary>
    public bool IsPaid { get; set; }

    public bool IsOverBudget { get; set; }

    /// <summary>Others of its app that are no more than counted.</summary>
    public long Folded { get; set; }

    public long Count => 1 + Folded;

    public bool IsOf(string appId, string id) => Notification.Id == id && Notification.AppId == appId;

    public bool IsWith(WaitingNotice other) => Notification.AppId == other.Notification.AppId && Notification.GroupKey == other.Notification.GroupKey;
}
