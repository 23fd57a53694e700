namespace NeuralGlasses.Simulator.Radio;

/// <summary>How the virtual air behaves. Defaults are a quiet room.</summary>
public sealed record LocalRadioOptions
{
    /// <summary>Time from advertising to a connection, in milliseconds.</summary>
    public double ConnectAfterMs { get; init; } = 120;

    /// <summary>Connection interval, in milliseconds: 7.5 to 4000 in steps of 1.25 (Core Specification Vol 6, Part B, §4.5.1).</summary>
    public double ConnectionIntervalMs { get; init; } = 13.75;

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

    /// <summary>Throws <see cref="ScenarioException"/> with the field's name if a value is out of range.</summary>
    public void Validate(string where)
    {
        Require(ConnectAfterMs >= 0, where, nameof(ConnectAfterMs), ConnectAfterMs, "0 or more milliseconds");
        Require(ConnectionIntervalMs is >= 7.5 and <= 4000, where, nameof(ConnectionIntervalMs), ConnectionIntervalMs, "7.5 to 4000 milliseconds");
        Require(Mtu is >= 23 and <= 517, where, nameof(Mtu), Mtu, "23 to 517 bytes");
        Require(PhyMegabits is 1 or 2, where, nameof(PhyMegabits), PhyMegabits, "1 or 2");
        Require(PeripheralBuffers is >= 1 and <= 64, where, nameof(PeripheralBuffers), PeripheralBuffers, "1 to 64");
        Require(Passkey is null or (>= 0 and <= 999_999), where, nameof(Passkey), Passkey ?? 0, "six digits");
        Require(HostJitterMs is >= 0 and <= 1000, where, nameof(HostJitterMs), HostJitterMs, "0 to 1000 milliseconds");
        foreach (var (name, rate) in new[] { (nameof(AirErrorRate), AirErrorRate), (nameof(NotificationLoss), NotificationLoss), (nameof(ReorderRate), ReorderRate), (nameof(BitFlipRate), BitFlipRate) })
            Require(rate is >= 0 and <= 1, where, name, rate, "a share from 0 to 1");

        foreach (var outage in Outages)
        {
            Require(outage.AtS >= 0, where, "outages.atS", outage.AtS, "0 or more seconds");
            Require(outage.DurationMs > 0, where, "outages.durationMs", outage.DurationMs, "more than 0 milliseconds");
        }
    }

    private static void Require(bool holds, string where, string field, double found, string expected)
    {
        if (!holds)
            throw new ScenarioException($"{where}: radio.{char.ToLowerInvariant(field[0])}{field[1..]} is {found}; expected {expected}.");
    }
}
