using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Simulator.Reports;

/// <summary>What <c>report.json</c> holds.</summary>
public sealed record SimulationReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Name of the recording's file, or null.</summary>
    public string? Recording { get; init; }

    /// <summary>How the recording was scaled, or null.</summary>
    public string? RecordingScale { get; init; }

    /// <summary>Seed of every die in the run.</summary>
    public required int Seed { get; init; }

    /// <summary>SHA-256 of everything observable; equal for equal scenario and seed.</summary>
    public required string TraceHash { get; init; }

    /// <summary>Simulated time, in seconds.</summary>
    public required double DurationS { get; init; }

    /// <summary>Time the run took, in seconds.</summary>
    public required double WallS { get; init; }

    /// <summary>Simulated time over time taken.</summary>
    public required double RealTimeFactor { get; init; }

    /// <summary>Whether somebody stopped the run before its end.</summary>
    public bool Stopped { get; init; }

    /// <summary>Why the link has given up at the end, in one sentence; null if it has not.</summary>
    public string? Problem { get; init; }

    /// <summary>Model that decoded.</summary>
    public required string Model { get; init; }

    /// <summary>The link's counters.</summary>
    public required LinkReport Link { get; init; }

    /// <summary>The wristband's own counters.</summary>
    public required WristbandReport Wristband { get; init; }

    /// <summary>The glasses at the end.</summary>
    public required GlassesReport Glasses { get; init; }

    /// <summary>Decoded gestures against the truth.</summary>
    public required GestureReport Gestures { get; init; }

    /// <summary>Pinches that were followed while the wrist moved; null for glasses that do not ask a band for its motion.</summary>
    public PinchReport? Pinches { get; init; }

    /// <summary>Latencies, in milliseconds.</summary>
    public required LatencyReport LatencyMs { get; init; }

    /// <summary>Photos in order.</summary>
    public required IReadOnlyList<ArtefactReport> Photos { get; init; }

    /// <summary>Videos in order.</summary>
    public required IReadOnlyList<VideoReport> Videos { get; init; }

    /// <summary>Files of photos, videos and sound notes that were begun and are not whole, as after a power cut; the log of captures says so, too.</summary>
    public IReadOnlyList<string> Unfinished { get; init; } = [];

    /// <summary>HUD frames in order.</summary>
    public required IReadOnlyList<ArtefactReport> Hud { get; init; }

    /// <summary>What the glasses said, in order; empty for glasses without a voice.</summary>
    public IReadOnlyList<SpokenReport> Spoken { get; init; } = [];

    /// <summary>What was written with gestures.</summary>
    public WritingReport Writing { get; init; } = new(0, 0, []);

    /// <summary>What came of pointing with the wrist; null for glasses without a model that follows it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PointingReport? Pointing { get; init; }

    /// <summary>Name of the WAV file with all that the wearer heard; null if nothing was played.</summary>
    public string? Heard { get; init; }

    /// <summary>Intents that came of fingers at the temple, of movements of the head and of pinches that were followed, in order; a drag is told when it begins.</summary>
    public IReadOnlyList<TouchReport> Touches { get; init; } = [];

    /// <summary>Every gesture event in order.</summary>
    public required IReadOnlyList<EventReport> Events { get; init; }

    /// <summary>The report as JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";
}

/// <summary>Something that the glasses said.</summary>
/// <param name="AtS">When it began, in seconds.</param>
/// <param name="Text">What.</param>
public sealed record SpokenReport(double AtS, string Text);

/// <summary>What became of the frames.</summary>
/// <param name="FramesSent">Frames that left the wristband.</param>
/// <param name="FramesReceived">Whole frames that the link took.</param>
/// <param name="FramesRecovered">Frames among them that came only when they were asked for again.</param>
/// <param name="FramesPaused">Frames that the band left out because no muscle moved.</param>
/// <param name="FramesLost">Frames found missing by their sequence and given up.</param>
/// <param name="FramesCorrupt">Frames with a wrong checksum or payload.</param>
/// <param name="FramesDuplicate">Frames that came twice.</param>
/// <param name="FramesLate">Frames that came after they had been given up.</param>
/// <param name="FramesReordered">Frames that came out of order and were put right.</param>
/// <param name="Resyncs">Times the link began anew with the sequence.</param>
/// <param name="BytesPerSecond">Frame bytes received a second.</param>
public sealed record LinkReport(
    long FramesSent,
    long FramesReceived,
    long FramesRecovered,
    long FramesPaused,
    long FramesLost,
    long FramesCorrupt,
    long FramesDuplicate,
    long FramesLate,
    long FramesReordered,
    long Resyncs,
    double BytesPerSecond);

/// <summary>What the wristband says of itself at the end.</summary>
/// <param name="DroppedBlocks">Frames that waited too long for the radio.</param>
/// <param name="Overruns">Blocks the acquisition engine lost.</param>
/// <param name="RadioBusy">Notifications refused for the time being.</param>
/// <param name="BatteryPercent">Charge left.</param>
public sealed record WristbandReport(int DroppedBlocks, int Overruns, int RadioBusy, int BatteryPercent);

/// <summary>Decoded gestures against the truth.</summary>
/// <param name="Expected">Gestures that were made or prompted.</param>
/// <param name="Matched">Those whose first event was right.</param>
/// <param name="Missed">Those without an event.</param>
/// <param name="Wrong">Those whose first event was another gesture.</param>
/// <param name="Extra">Events at rest, and events after a gesture's first.</param>
/// <param name="UnknownToModel">Gestures of the recording for which the model has no label; not counted as expected.</param>
/// <param name="ByGesture">The same by gesture.</param>
public sealed record GestureReport(int Expected, int Matched, int Missed, int Wrong, int Extra, int UnknownToModel, IReadOnlyDictionary<string, GestureTally> ByGesture);

/// <summary>One gesture's counts.</summary>
/// <param name="Expected">Times made or prompted.</param>
/// <param name="Matched">First event right.</param>
/// <param name="Missed">No event.</param>
/// <param name="Wrong">First event another gesture.</param>
public sealed record GestureTally(int Expected, int Matched, int Missed, int Wrong);

/// <summary>Latencies. All but compute time are on the simulated clock.</summary>
/// <param name="From">What latency counts from: the onset of a scripted gesture, or the prompt of a recording (the person's reaction time is then part of it).</param>
/// <param name="ElectrodeToEventP50">First sample of a matched gesture at the electrode to its event, median.</param>
/// <param name="ElectrodeToEventP99">The same, 99th percentile.</param>
/// <param name="ElectrodeToIntentP99">First sample of a matched gesture at the electrode to its intent, 99th percentile.</param>
/// <param name="NewestSampleToEventP50">Newest sample that a decision used, at the electrode, to the event, median: acquisition, radio and filters without the gesture's own time.</param>
/// <param name="NewestSampleToEventP99">The same, 99th percentile.</param>
/// <param name="ComputeP50">Measured computing time of one block from the filters to the host, median.</param>
/// <param name="ComputeP99">The same, 99th percentile.</param>
public sealed record LatencyReport(
    string From,
    double? ElectrodeToEventP50,
    double? ElectrodeToEventP99,
    double? ElectrodeToIntentP99,
    double? NewestSampleToEventP50,
    double? NewestSampleToEventP99,
    double? ComputeP50,
    double? ComputeP99);

/// <summary>A gesture event.</summary>
/// <param name="AtS">Simulated time, in seconds.</param>
/// <param name="Gesture">Label.</param>
/// <param name="Confidence">Probability with which it was accepted.</param>
/// <param name="Verdict">matched, wrong, extra, or follows for what comes of a press that was judged before.</param>
/// <param name="Expected">What was made or prompted at that time, or null.</param>
/// <param name="LatencyMs">Time from the gesture's onset or prompt, or null for an extra.</param>
/// <param name="Intent">What it was turned into, or null.</param>
public sealed record EventReport(double AtS, string Gesture, double Confidence, string Verdict, string? Expected, double? LatencyMs, string? Intent);
