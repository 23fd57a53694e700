namespace NeuralGlasses.Wristband.Ports;

/// <summary>What became of a notification.</summary>
public enum NotifyResult
{
    /// <summary>Queued for the air.</summary>
    Sent = 0,

    /// <summary>No buffer free; try again later.</summary>
    Busy = 1,

    /// <summary>No central, or it has not subscribed.</summary>
    NoLink = 2,

    /// <summary>Longer than the connection carries.</summary>
    TooLong = 3,
}
