namespace NeuralGlasses.Notifications;

/// <summary>How much a notification matters.</summary>
public enum NotificationPriority
{
    /// <summary>May be read some time: where it would have to wait, it is only kept in the history.</summary>
    Low = 0,

    /// <summary>Worth a glance.</summary>
    Normal = 1,

    /// <summary>Goes ahead of what waits, and reaches a wearer who is busy with something.</summary>
    High = 2,

    /// <summary>The runtime's own words about safety, such as a lost wristband or a covered capture light; always shown at once.</summary>
    Critical = 3,
}
