using NeuralGlasses.Simulator.Reports;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>A number that a run ends with and that can be expected to lie within bounds.</summary>
/// <param name="Name">Its name in expectations.</param>
/// <param name="Description">What it counts, without a full stop.</param>
/// <param name="UnitName">Its unit; empty for a count.</param>
/// <param name="Of">Takes it from a run; null where there is none.</param>
public sealed record Figure(string Name, string Description, string UnitName, Func<RunEvidence, double?> Of)
{
    /// <summary>Every figure, in the order of the documentation.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        OfLink("lost frames", "frames found missing by their sequence and given up", l => l.FramesLost),
        OfLink("recovered frames", "frames that came only when they were asked for again", l => l.FramesRecovered),
        OfLink("paused frames", "frames that the band left out because no muscle moved", l => l.FramesPaused),
        OfLink("corrupt frames", "frames with a wrong checksum or payload", l => l.FramesCorrupt),
        OfLink("reordered frames", "frames that came out of order and were put right", l => l.FramesReordered),
        OfLink("resyncs", "times the link began anew with the sequence", l => l.Resyncs),
        new("dropped blocks", "frames that waited too long for the band's radio", "", r => r.Report.Wristband.DroppedBlocks),
        new("busy radio", "notifications that the band's radio refused for the time being", "", r => r.Report.Wristband.RadioBusy),
        new("streams", "streams that the link began, one more for each reconnect", "", r => r.Streams),
        new("band starts", "starts of the band's program, one more for each restart", "", r => r.BandStarts),
        new("battery", "charge left in the band at the end", "%", r => r.Report.Wristband.BatteryPercent),
        new("glasses battery", "charge left in the glasses at the end; none for those fed from outside", "%", r => r.Report.Glasses.BatteryPercent),
        new("dropped scenes", "scenes that came too soon for the display, and were shown later or not at all", "", r => r.Report.Glasses.HudDropped),
        new("matched movements", "movements whose first event was right", "", r => r.Report.Gestures.Matched),
        new("missed movements", "movements without an event", "", r => r.Report.Gestures.Missed),
        new("wrong events", "movements whose first event was another gesture", "", r => r.Report.Gestures.Wrong),
        new("extra events", "events at rest, and events after a movement's first", "", r => r.Report.Gestures.Extra),
        new("keystrokes", "gestures that typed a key of a text, held ones among them", "", r => r.Report.Writing.Keystrokes),
        new("clicks", "clicks of the pointer on something", "", r => r.Report.Pointing?.Clicks ?? 0),
        new("missed clicks", "clicks of the pointer on nothing, or under which something else came; they do nothing", "", r => r.Report.Pointing is { } pointing ? pointing.Missed + pointing.Changed : 0),
        new("held back gestures", "gestures of the hand that mean nothing while its wrist points", "", r => r.Report.Pointing?.HeldBack ?? 0),
        new("wrist steps", "flicks of the wrist that were steps in a list", "", r => r.Report.Pointing?.Steps ?? 0),
        new("doubtful pinches", "taps and holds that were not told, because how the wrist moved since the press is not known; none for glasses that do not follow it", "", r => r.Report.Pinches?.Doubtful),
        new("latency median", "time from a matched movement's onset to its event, median", "ms", r => r.Report.LatencyMs.ElectrodeToEventP50),
        new("latency p99", "the same, 99th percentile", "ms", r => r.Report.LatencyMs.ElectrodeToEventP99),
        new("delay median", "time from the newest sample in a decision to its event, which the gesture's own time is not part of, median", "ms", r => r.Report.LatencyMs.NewestSampleToEventP50),
    ];

    private static Figure OfLink(string name, string description, Func<LinkReport, long> count) => new(name, description, "", r => count(r.Report.Link));
}
