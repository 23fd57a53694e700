namespace NeuralGlasses.Notifications;

/// <summary>What the wearer lets one app do. All is off until the wearer turns it on.</summary>
public sealed record AppNotificationSettings
{
    /// <summary>Most interruptions an hour that can be allowed, one a minute.</summary>
    public const int MostPerHour = 60;

    /// <summary>Whether its notifications may come into view; else they are in the history only.</summary>
    public bool InView { get; init; }

    /// <summary>Whether a card of it is heard.</summary>
    public bool Sound { get; init; }

    /// <summary>Whether a card of it may wake a display that is off.</summary>
    public bool OnLock { get; init; }

    /// <summary>Most interruptions an hour, 0 to 60; null for what the app declares.</summary>
    public int? PerHour { get; init; }
}
