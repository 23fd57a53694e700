namespace NeuralGlasses.Home.Discovery;

/// <summary>What became of what the broker told of the home.</summary>
public sealed record DiscoveryCounters
{
    /// <summary>Discovery messages that were read.</summary>
    public long Read { get; init; }

    /// <summary>Discovery messages of kinds that are not read, and messages that are none of anything known.</summary>
    public long Dropped { get; init; }

    /// <summary>Things that are not shown because they are set up or watched and not used.</summary>
    public long LeftOut { get; init; }

    /// <summary>Discovery messages that are wrong.</summary>
    public long Malformed { get; init; }

    /// <summary>Parts of discovery messages that were not understood.</summary>
    public long NotUnderstood { get; init; }

    /// <summary>Things for which there was no room.</summary>
    public long TooMany { get; init; }

    /// <summary>States that were taken.</summary>
    public long States { get; init; }

    /// <summary>States that were no text or too long.</summary>
    public long StatesUnread { get; init; }

    /// <summary>The newest sentences on what was wrong or not understood.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];
}
