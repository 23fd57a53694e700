namespace NeuralGlasses.Notifications;

/// <summary>What becomes of a notification at the moment it is posted.</summary>
public enum NotificationFate
{
    /// <summary>It is in view.</summary>
    Shown = 0,

    /// <summary>It waits until it can be shown.</summary>
    Waiting = 1,

    /// <summary>It is in the history only; the counter of its <see cref="SuppressionReason"/> says why.</summary>
    HistoryOnly = 2,

    /// <summary>The same was said a moment ago; it is counted there.</summary>
    Repeated = 3,

    /// <summary>It was not taken; <see cref="NotificationCentre.LastRefusal"/> says why.</summary>
    Refused = 4,
}
