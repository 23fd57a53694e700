namespace NeuralGlasses.Simulator.Radio;

/// <summary>How the virtual air behaves. Defaults are a quiet room.</summary>
public sealed record LocalRadioOptions
{
    internal const long MostSupervisionUs = 32_000_000;

    /// <summary>Time from advertising to a connection, in milliseconds.</summary>
    public double ConnectAfterMs { get; init; } = 120;

    /// <summary>Connection interval, in milliseconds: 7.5 to 4000 in steps of 1.25 (Core Specification Vol 6, Part B, §4.5.1).</summary>
    public double ConnectionIntervalMs { get; init; } = 13.75;

    /// <summary>Connection events in a row that the peripheral may sleep through while it has nothing to send, 0 to 499 (Core Specification Vol 6, Part B, §4.5.2).</summary>
    public int PeripheralLatency { get; init; }

    /// <summary>ATT MTU that the central negotiates, 23 to 517 bytes.</summary>
    public int Mtu { get; init; } = 247;

    /// <summary>PHY rate: 1 or 2 megabits per second.</summary>
    public int PhyMegabits { get; init; } = 2;

    /// <summary>Notifications that the peripheral can queue before it answers Busy.</summary>
    public int PeripheralBuffers { get; init; } = 12;

    /// <summary>Passkey printed on the wristband, 0 to 999999, which makes its links authenticated; null for a board that has none.</summary>
    public int? Passkey { get; init; }

    /// <summary>Share of link-layer packets that fail on the air and are sent again in the next connection event, 0 to 1. They cost time, not content.</summary>
    public double AirErrorRate { get; init; }

    /// <summary>Share of notifications that the receiving host loses without a word, 0 to 1, as real stacks do when a reader stalls.</summary>
    public double NotificationLoss { get; init; }

    /// <summary>Share of notifications that arrive after the one behind them, 0 to 1, as stacks with several bearers do.</summary>
    public double ReorderRate { get; init; }

    /// <summary>Share of notifications in which one bit is flipped, 0 to 1.</summary>
    public double BitFlipRate { get; init; }

    /// <summary>Most time that the receiving host adds to a delivery, in milliseconds; drawn evenly from 0.</summary>
    public double HostJitterMs { get; init; } = 1;

    /// <summary>Times in which nothing gets through.</summary>
    public IReadOnlyList<RadioOutage> Outages { get; init; } = [];

    /// <summary>Packets that are lost in bursts and sent again; null for none.</summary>
    public BurstLoss? BurstLoss { get; init; }

    /// <summary>Other people's Wi-Fi.</summary>
    public IReadOnlyList<RadioInterference> Interference { get; init; } = [];

    /// <summary>How far the two ends are apart; null for near enough always, with no strength of the signal told.</summary>
    public RadioRange? Range { get; init; }

    // Time without a packet after which a link is lost: a choice among 100 ms to 32 s, and more than two of the waits at which the peripheral must
    // listen (Core Specification Vol 6, Part B, §4.5.2).
    internal long SupervisionTimeoutMicroseconds => Math.Max(1_000_000, 3 * (1 + PeripheralLatency) * (long)Math.Round(ConnectionIntervalMs * 1000));

    internal RadioOutage? OutageAt(long now)
    {
        foreach (var outage in Outages)
        {
            var begin = outage.AtS * 1e6;
            if (now >= begin && now < begin + (outage.DurationMs * 1000))
                return outage;
        }

        return null;
    }
}
