using NeuralGlasses.Simulator.Radio;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>The fields of a scenario's air.</summary>
internal static class RadioFields
{
    private static readonly Section<RadioOutage> Outage = new Section<RadioOutage>("an outage", () => new(0, 0))
        .Needs("at", RunTime.From(0), (o, v) => o with { AtS = v }, "when it begins")
        .Needs("for", new QuantityShape(Unit.Milliseconds, 1, RunTime.LongestS * 1000), (o, v) => o with { DurationMs = v }, "how long nothing gets through")
        .With("disconnects", new FlagShape(), o => o.Disconnects, (o, v) => o with { Disconnects = v }, "whether the connection drops; it does in any case after a second");

    /// <summary>The section.</summary>
    public static Section<LocalRadioOptions> Section { get; } = new Section<LocalRadioOptions>("a mapping", () => new())
        .With("connect_after", new QuantityShape(Unit.Milliseconds, 0, 600_000), r => r.ConnectAfterMs, (r, v) => r with { ConnectAfterMs = v }, "time from advertising to a connection")
        .With("connection_interval", new QuantityShape(Unit.Milliseconds, 7.5, 4000), r => r.ConnectionIntervalMs, (r, v) => r with { ConnectionIntervalMs = v }, "connection interval, a multiple of 1.25 ms in Bluetooth")
        .With("mtu", new WholeShape(23, 517, "bytes"), r => r.Mtu, (r, v) => r with { Mtu = v }, "ATT MTU")
        .With("phy", new ChoiceShape<int>(("1", 1), ("2", 2)), r => r.PhyMegabits, (r, v) => r with { PhyMegabits = v }, "PHY rate in megabits a second")
        .With("buffers", new WholeShape(1, 64), r => r.PeripheralBuffers, (r, v) => r with { PeripheralBuffers = v }, "notifications that the band can queue before its radio is busy")
        .May("passkey", new WholeShape(0, 999_999), (r, v) => r with { Passkey = v }, "passkey printed on the band; a board without one if left out, whose links are encrypted and not authenticated")
        .With("air_errors", new QuantityShape(Unit.Share, 0, 1), r => r.AirErrorRate, (r, v) => r with { AirErrorRate = v }, "share of packets that the link layer has to send again: costs time, not content")
        .With("notification_loss", new QuantityShape(Unit.Share, 0, 1), r => r.NotificationLoss, (r, v) => r with { NotificationLoss = v }, "share of notifications that the receiving host loses without a word")
        .With("reordered", new QuantityShape(Unit.Share, 0, 1), r => r.ReorderRate, (r, v) => r with { ReorderRate = v }, "share of notifications that arrive behind their successor")
        .With("bit_flips", new QuantityShape(Unit.Share, 0, 1), r => r.BitFlipRate, (r, v) => r with { BitFlipRate = v }, "share of notifications in which one bit is flipped")
        .With("host_jitter", new QuantityShape(Unit.Milliseconds, 0, 1000), r => r.HostJitterMs, (r, v) => r with { HostJitterMs = v }, "most time that the receiving host adds")
        .With("outages", new ListShape<RadioOutage>(Outage, "a list of outages", CheckOrder), r => r.Outages, (r, v) => r with { Outages = v }, "dead stretches, in order of time");

    private static void CheckOrder(IReadOnlyList<RadioOutage> outages, Place place)
    {
        for (var i = 1; i < outages.Count; i++)
        {
            if (outages[i].AtS < outages[i - 1].AtS)
                throw place.Wrong($"is {RunTime.Words(outages[i].AtS)}, before the outage at {RunTime.Words(outages[i - 1].AtS)} above it; expected them in order of time.", $"[{i}].at");
        }
    }
}
