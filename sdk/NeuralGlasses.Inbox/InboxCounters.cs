namespace NeuralGlasses.Inbox;

/// <summary>What became of messages since the program began.</summary>
public sealed class InboxCounters
{
    /// <summary>Messages of others that came.</summary>
    public long Received { get; internal set; }

    /// <summary>Messages that came although they were here already, and were not taken twice.</summary>
    public long Repeated { get; internal set; }

    /// <summary>Messages of the wearer that arrived at a server.</summary>
    public long Sent { get; internal set; }

    /// <summary>Tries that came to nothing and are made again.</summary>
    public long Retried { get; internal set; }

    /// <summary>Messages of the wearer that were not sent and will not be unless the wearer says so.</summary>
    public long Failed { get; internal set; }

    /// <summary>Messages of the wearer of which nobody knows whether they arrived.</summary>
    public long Unsure { get; internal set; }

    /// <summary>News of transports that could not be understood.</summary>
    public long Stray { get; internal set; }

    /// <summary>Times that the file could not be written; what was to be kept was tried again or refused.</summary>
    public long Unkept { get; internal set; }
}
