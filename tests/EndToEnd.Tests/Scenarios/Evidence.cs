using NeuralGlasses.Hud;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Verdicts;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

/// <summary>A run of 60 s as it might have been: fists at 3, 9 and 15 s of which the second one comes late, a flexion at 6 s, and a reconnect at 30 s.</summary>
internal static class Evidence
{
    public static RunEvidence Run { get; } = new()
    {
        Report = new SimulationReport
        {
            Scenario = "made-up",
            Seed = 1,
            TraceHash = "00",
            DurationS = 60,
            WallS = 1,
            RealTimeFactor = 60,
            Model = "none",
            Link = new LinkReport(6000, 5990, 12, 0, 5, 1, 0, 0, 3, 0, 8000),
            Wristband = new WristbandReport(0, 0, 7, 98),
            Glasses = new GlassesReport("colour-600x600", 97.5, 33.1, 0),
            Gestures = new GestureReport(4, 3, 0, 0, 1, 0, new Dictionary<string, GestureTally>()),
            LatencyMs = new LatencyReport("onset", 420, 910, 915, 40, 45, 1, 2),
            Photos = [new(3.42, "photo-0001.jpg"), new(9.91, "photo-0002.jpg"), new(15.4, "photo-0003.jpg")],
            Videos = [],
            Hud = [],
            Spoken = [new(0.1, "Photo. 1 taken."), new(3.5, "Photo saved. photo-0001.jpg.")],
            Events =
            [
                new(3.42, "fist", 0.99, "matched", "fist", 420, "Capture"),
                new(6.35, "flexion", 0.98, "matched", "flexion", 350, "FocusNext"),
                new(9.91, "fist", 0.99, "matched", "fist", 910, "Capture"),
                new(15.4, "fist", 0.99, "matched", "fist", 400, "Capture"),
                new(40, "extension", 0.97, "extra", null, null, "(FocusPrevious)"),
            ],
        },
        Movements = [new("fist", 3, 4.6), new("flexion", 6, 7.6), new("fist", 9, 10.6), new("fist", 15, 16.6)],
        Hud = [Frame(0, 3.42, null), Frame(3.42, 8.4, "Photo saved"), Frame(8.4, 60, null)],
        Links = [new(0, 0.6, LinkState.Disconnected), new(0.6, 30.1, LinkState.Streaming), new(30.1, 30.5, LinkState.Disconnected), new(30.5, 60, LinkState.Streaming)],
        Log = [new(0.6, "wristband streams 8 channels at 1000 Hz"), new(30.1, "wristband disconnected"), new(30.5, "wristband streams 8 channels at 1000 Hz")],
        BandStarts = 1,
        Streams = 2,
    };

    /// <summary>The verdict on that run of an expectation that is written as in a file.</summary>
    public static Verdict Judge(string expectation, RunEvidence? run = null)
    {
        var yaml = $"duration: 60 s\nmovements:\n{string.Concat(Run.Movements.Select(m => $"  - {{ at: {m.BeginS}, movement: {m.Gesture}, hold: 1.6 }}\n"))}expect:\n  - {expectation}\nglasses: {{ speaker: {{ voice: espeak }} }}\n";
        return Assert.Single(Scenario.Parse(yaml, "made-up.yaml").Expectations).Judge(run ?? Run);
    }

    private static HudSight Frame(double fromS, double toS, string? notice) => new(
        fromS,
        toS,
        new HudScene("home", [new HudList("apps", "Home", [new HudItem("camera", "Photo", "1 taken")]), .. notice is null ? Array.Empty<HudElement>() : [new HudCard("notice", notice, "photo-0001.jpg")]]),
        "");
}
