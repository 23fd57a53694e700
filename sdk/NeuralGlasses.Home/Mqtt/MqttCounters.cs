namespace NeuralGlasses.Home.Mqtt;

/// <summary>What became of a connection and its messages since the program began.</summary>
public sealed record MqttCounters
{
    /// <summary>Connections that the broker took.</summary>
    public long Connections { get; init; }

    /// <summary>Attempts that failed and connections that ended.</summary>
    public long Failures { get; init; }

    /// <summary>Messages that came.</summary>
    public long Arrived { get; init; }

    /// <summary>Messages among them that were too long, of which nothing was taken.</summary>
    public long TooLong { get; init; }

    /// <summary>Topics that the broker does not let these glasses hear.</summary>
    public long Forbidden { get; init; }

    /// <summary>Messages that were taken to be sent.</summary>
    public long Taken { get; init; }

    /// <summary>Messages that the broker has acknowledged.</summary>
    public long Delivered { get; init; }

    /// <summary>Messages that never left.</summary>
    public long NotSent { get; init; }

    /// <summary>Messages that left and of which nobody knows what became.</summary>
    public long Unsure { get; init; }

    /// <summary>Messages that were sent once more because the broker had not said that it has them.</summary>
    public long Resent { get; init; }

    /// <summary>Messages that the broker had, and that were released once more after a lost connection.</summary>
    public long Released { get; init; }
}
