using System.Diagnostics.Metrics;

namespace NeuralGlasses.Glasses;

/// <summary>What the glasses tell of themselves in numbers, if somebody sets where to. Every value is read from the loop's last condition.</summary>
internal sealed class GlassesMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "NeuralGlasses.Glasses";

    private readonly Meter _meter = new(MeterName);

    /// <summary>Makes the instruments.</summary>
    public GlassesMetrics(Func<GlassesCondition> condition)
    {
        foreach (var row in Table)
        {
            if (row.IsCounter)
                _meter.CreateObservableCounter(row.Name, () => row.Value(condition()), row.Unit, row.Description);
            else
                _meter.CreateObservableGauge(row.Name, () => row.Value(condition()), row.Unit, row.Description);
        }
    }

    /// <summary>All of them; the table of the README is made of it.</summary>
    public static IReadOnlyList<MetricRow> Table { get; } =
    [
        new("neuralglasses.uptime", "s", false, "time since the program began", c => c.UptimeS),
        new("neuralglasses.start.first_frame", "ms", false, "from the start of the process to the first frame", c => c.FirstFrameMs ?? 0),
        new("neuralglasses.band.streaming", "1", false, "1 while the band streams, else 0", c => c.Band.State == nameof(Link.LinkState.Streaming) ? 1 : 0),
        new("neuralglasses.band.frames.received", "{frame}", true, "frames received in time", c => c.Band.FramesReceived),
        new("neuralglasses.band.frames.lost", "{frame}", true, "frames given up", c => c.Band.FramesLost),
        new("neuralglasses.band.frames.recovered", "{frame}", true, "frames that came when they were asked for again", c => c.Band.FramesRecovered),
        new("neuralglasses.band.frames.corrupt", "{frame}", true, "notifications whose checksum, length or payload is wrong", c => c.Band.FramesCorrupt),
        new("neuralglasses.band.connections", "{link}", true, "links that this computer's radio made", c => c.Band.Connections),
        new("neuralglasses.band.dropped", "{value}", true, "values that came over it and were not taken in time", c => c.Band.Dropped),
        new("neuralglasses.band.out_of_turn", "{value}", true, "values that came when none was expected", c => c.Band.OutOfTurn),
        new("neuralglasses.samples.given", "{set}", true, "sample sets given to the decoder", c => c.Band.SampleSets),
        new("neuralglasses.samples.lost", "{set}", true, "sample sets that are missing", c => c.Band.SampleSetsLost),
        new("neuralglasses.display.shown", "{scene}", true, "scenes shown", c => c.Display?.Shown ?? 0),
        new("neuralglasses.display.dropped", "{scene}", true, "scenes that came too soon for the display", c => c.Display?.Dropped ?? 0),
        new("neuralglasses.display.blocked", "{scene}", true, "scenes that could not be shown", c => c.Display?.Blocked ?? 0),
        new("neuralglasses.head.lost", "{sample}", true, "samples of the motion sensor that were never read", c => c.HeadSamplesLost ?? 0),
        new("neuralglasses.apps.running", "{app}", false, "apps that run", c => c.Apps.Count(a => a.State == nameof(Hosting.AppState.Running))),
        new("neuralglasses.apps.refused", "{app}", false, "apps that cannot run", c => c.Apps.Count(a => a.State == nameof(Hosting.AppState.Refused))),
        new("neuralglasses.apps.crashes", "{crash}", true, "crashes of all apps", c => c.Apps.Sum(a => a.Crashes)),
        new("neuralglasses.notifications.waiting", "{notification}", false, "notifications that wait to come into view", c => c.NotificationsWaiting),
        new("neuralglasses.consent.written", "{line}", true, "lines written into the log of captures", c => c.Consent.Written),
        new("neuralglasses.consent.failed", "{attempt}", true, "attempts to write into it that failed", c => c.Consent.Failed),
        new("neuralglasses.consent.lost", "{line}", true, "lines of it that were lost", c => c.Consent.Lost),
        new("neuralglasses.consent.torn", "{line}", true, "torn lines that were put aside when it was opened", c => c.Consent.Torn),
        new("neuralglasses.record.written", "By", true, "bytes of the record of the session", c => c.Record?.Bytes ?? 0),
        new("neuralglasses.record.ended_early", "1", false, "1 if the record of the session ended early, else 0", c => c.Record is { Fault.Length: > 0 } ? 1 : 0),
        new("neuralglasses.loop.turns", "{turn}", true, "turns of the loop", c => c.Loop.Turns),
        new("neuralglasses.loop.late", "{turn}", true, "turns that took more than 10 ms", c => c.Loop.Late),
        new("neuralglasses.loop.longest", "ms", false, "the longest turn so far", c => c.Loop.LongestMs),
    ];

    public void Dispose() => _meter.Dispose();
}

/// <summary>One instrument.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit, as UCUM writes it.</param>
/// <param name="IsCounter">Whether it counts up; else it tells a value.</param>
/// <param name="Description">What it is, in a phrase.</param>
/// <param name="Value">Its value.</param>
internal sealed record MetricRow(string Name, string Unit, bool IsCounter, string Description, Func<GlassesCondition, double> Value);
