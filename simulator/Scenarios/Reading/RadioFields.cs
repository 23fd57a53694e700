using NeuralGlasses.Simulator.Radio;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>The fields of a scenario's air.</summary>
internal static class RadioFields
{
    private static readonly QuantityShape Step = new(Unit.Share, 0.00001, 1);

    private static readonly Section<RadioOutage> Outage = new Section<RadioOutage>("an outage", () => new(0, 0))
        .Needs("at", RunTime.From(0), (o, v) => o with { AtS = v }, "when it begins")
        .Needs("for", new QuantityShape(Unit.Milliseconds, 1, RunTime.LongestS * 1000), (o, v) => o with { DurationMs = v }, "how long nothing gets through")
        .With("disconnects", new FlagShape(), o => o.Disconnects, (o, v) => o with { Disconnects = v }, "whether the connection drops; it does in any case after a second");

    private static readonly Section<BurstLoss> Bursts = new Section<BurstLoss>("a mapping", () => new())
        .With("good_to_bad", Step, b => b.GoodToBad, (b, v) => b with { GoodToBad = v }, "probability, before each packet, of a step from the good state to the bad one")
        .With("bad_to_good", Step, b => b.BadToGood, (b, v) => b with { BadToGood = v }, "probability of a step back; a bad time lasts 1 over it packets on average")
        .With("loss_in_good", new QuantityShape(Unit.Share, 0, 1), b => b.LossInGood, (b, v) => b with { LossInGood = v }, "share of packets lost in the good state")
        .With("loss_in_bad", new QuantityShape(Unit.Share, 0, 1), b => b.LossInBad, (b, v) => b with { LossInBad = v }, "share of packets lost in the bad state");

    private static readonly Section<RadioInterference> Network = new Section<RadioInterference>("a network", () => new(0, RunTime.LongestS, 0, 0))
        .With("from", RunTime.From(0), n => n.FromS, (n, v) => n with { FromS = v }, "begin")
        .With("to", RunTime.From(0), n => n.ToS, (n, v) => n with { ToS = v }, "end")
        .Needs("wifi_channel", new WholeShape(1, 13), (n, v) => n with { WifiChannel = v }, "channel of the network")
        .Needs("busy", new QuantityShape(Unit.Share, 0, 1), (n, v) => n with { BusyShare = v }, "share of the time that it is on the air; a packet that meets it is lost")
        .Check((n, place) =>
        {
            if (n.ToS <= n.FromS)
                throw place.Wrong($"is {RunTime.Words(n.ToS)} and 'from' is {RunTime.Words(n.FromS)}; expected time to run forwards.", "to");
        });

    private static readonly Section<RadioDistance> Distance = new Section<RadioDistance>("a distance", () => new(0, 0))
        .Needs("at", RunTime.From(0), (d, v) => d with { AtS = v }, "when")
        .Needs("away", new QuantityShape(Unit.Metres, 0.1, 1000), (d, v) => d with { Metres = v }, "how far band and glasses are apart then");

    private static readonly Section<RadioRange> Range = new Section<RadioRange>("a mapping", () => new())
        .Needs("distances", new ListShape<RadioDistance>(Distance, "a list of distances", CheckDistances), (r, v) => r with { Distances = v }, "distances in order of time; straight lines between them, the first one before and the last one behind")
        .With("transmit", new QuantityShape(Unit.DecibelMilliwatts, -40, 20), r => r.TransmitDbm, (r, v) => r with { TransmitDbm = v }, "power at which both ends send")
        .With("exponent", new QuantityShape(Unit.Count, 1, 8), r => r.Exponent, (r, v) => r with { Exponent = v }, "path loss exponent")
        .With("body_loss", new QuantityShape(Unit.Decibels, 0, 60), r => r.BodyLossDb, (r, v) => r with { BodyLossDb = v }, "what arm and head take besides")
        .With("shadowing", new QuantityShape(Unit.Decibels, 0, 20), r => r.ShadowingDb, (r, v) => r with { ShadowingDb = v }, "standard deviation of the slow shadowing")
        .With("shadowing_time", new QuantityShape(Unit.Seconds, 0.001, RunTime.LongestS), r => r.ShadowingS, (r, v) => r with { ShadowingS = v }, "time in which the shadowing forgets itself to a share of 1/e")
        .May("sensitivity", new QuantityShape(Unit.DecibelMilliwatts, -120, -40), (r, v) => r with { SensitivityDbm = v }, "signal at which one bit in a thousand is wrong; what receivers have on average if left out");

    /// <summary>The section.</summary>
    public static Section<LocalRadioOptions> Section { get; } = new Section<LocalRadioOptions>("a mapping", () => new())
        .With("connect_after", new QuantityShape(Unit.Milliseconds, 0, 600_000), r => r.ConnectAfterMs, (r, v) => r with { ConnectAfterMs = v }, "time from advertising to a connection")
        .With("connection_interval", new QuantityShape(Unit.Milliseconds, 7.5, 4000), r => r.ConnectionIntervalMs, (r, v) => r with { ConnectionIntervalMs = v }, "connection interval, a multiple of 1.25 ms in Bluetooth")
        .With("peripheral_latency", new WholeShape(0, 499), r => r.PeripheralLatency, (r, v) => r with { PeripheralLatency = v }, "connection events in a row that the band may sleep through while it has nothing to send")
        .With("mtu", new WholeShape(23, 517, "bytes"), r => r.Mtu, (r, v) => r with { Mtu = v }, "ATT MTU")
        .With("phy", new ChoiceShape<int>(("1", 1), ("2", 2)), r => r.PhyMegabits, (r, v) => r with { PhyMegabits = v }, "PHY rate in megabits a second")
        .With("buffers", new WholeShape(1, 64), r => r.PeripheralBuffers, (r, v) => r with { PeripheralBuffers = v }, "notifications that the band can queue before its radio is busy")
        .May("passkey", new WholeShape(0, 999_999), (r, v) => r with { Passkey = v }, "passkey printed on the band; a board without one if left out, whose links are encrypted and not authenticated")
        .With("air_errors", new QuantityShape(Unit.Share, 0, 1), r => r.AirErrorRate, (r, v) => r with { AirErrorRate = v }, "share of packets that the link layer has to send again: costs time, not content")
        .With("notification_loss", new QuantityShape(Unit.Share, 0, 1), r => r.NotificationLoss, (r, v) => r with { NotificationLoss = v }, "share of notifications that the receiving host loses without a word")
        .With("reordered", new QuantityShape(Unit.Share, 0, 1), r => r.ReorderRate, (r, v) => r with { ReorderRate = v }, "share of notifications that arrive behind their successor")
        .With("bit_flips", new QuantityShape(Unit.Share, 0, 1), r => r.BitFlipRate, (r, v) => r with { BitFlipRate = v }, "share of notifications in which one bit is flipped")
        .With("host_jitter", new QuantityShape(Unit.Milliseconds, 0, 1000), r => r.HostJitterMs, (r, v) => r with { HostJitterMs = v }, "most time that the receiving host adds")
        .With("outages", new ListShape<RadioOutage>(Outage, "a list of outages"), r => r.Outages, (r, v) => r with { Outages = v }, "dead stretches, in order of time")
        .With("burst_loss", Bursts, r => r.BurstLoss, (r, v) => r with { BurstLoss = v }, "packets lost in bursts and sent again, by a chain of a good and a bad state")
        .With("interference", new ListShape<RadioInterference>(Network, "a list of networks"), r => r.Interference, (r, v) => r with { Interference = v }, "other people's Wi-Fi")
        .With("range", Range, r => r.Range, (r, v) => r with { Range = v }, "how far band and glasses are apart, and what becomes of the signal on the way; near enough always if left out")
        .Check((r, place) =>
        {
            if (r.SupervisionTimeoutMicroseconds > LocalRadioOptions.MostSupervisionUs)
                throw place.Wrong($"is {r.PeripheralLatency}; expected fewer events at {RunTime.Words(r.ConnectionIntervalMs / 1000)}, so that the supervision timeout of three such waits is at most 32 s.", "peripheral_latency");
        });

    private static void CheckDistances(IReadOnlyList<RadioDistance> distances, Place place)
    {
        if (distances.Count == 0)
            throw place.Wrong("is empty; expected one distance at least.");
        for (var i = 1; i < distances.Count; i++)
        {
            if (distances[i].AtS <= distances[i - 1].AtS)
                throw place.Wrong($"is {RunTime.Words(distances[i].AtS)}, and the distance above it is that of {RunTime.Words(distances[i - 1].AtS)}; expected them in order of time.", $"[{i}].at");
        }
    }
}
