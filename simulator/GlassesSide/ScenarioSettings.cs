using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>The settings of the glasses that a scenario describes.</summary>
internal static class ScenarioSettings
{
    // The clock of simulated glasses begins where no run of another day differs from this one's.
    private static readonly DateTimeOffset WearersMorning = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The settings of the glasses of a scenario.</summary>
    /// <exception cref="ScenarioException">They are to be woken by a gesture that the model does not see.</exception>
    public static GlassesSettings Of(Scenario scenario, ModelManifest manifest, bool isCalibrated) => new GlassesSettings
    {
        Gestures = Gestures(scenario, manifest),
        MainsHz = scenario.Arm.MainsHz == 60 ? 60 : 50,
        IsWornLeft = scenario.IsWornLeft,
        StartedAt = WearersMorning,
        Pointing = scenario.Glasses.Pointing == PointingOptions.Shipped.Way ? null : PointingOptions.Shipped with { Way = scenario.Glasses.Pointing },
        Link = new WristbandLinkOptions
        {
            RateHz = scenario.Wristband.RateHz,
            ChannelCount = scenario.Wristband.Channels,
            Coding = scenario.Wristband.Compressed ? ControlPoint.CodingSmallest : ControlPoint.CodingRaw,
            PhyMegabits = scenario.Radio.PhyMegabits,
            Motion = new MotionOptions(),
            ClockSync = new ClockSyncOptions { ConnectionIntervalMs = scenario.Radio.ConnectionIntervalMs },
        },
        Clock = new StreamClockOptions { ConnectionIntervalMs = scenario.Radio.ConnectionIntervalMs },
    }.Judging(manifest, isCalibrated);

    private static GestureSettings Gestures(Scenario scenario, ModelManifest manifest)
    {
        var gestures = scenario.Glasses.Gestures is { Length: > 0 } file ? GestureSettings.Open(file) : GestureSettings.Shipped;
        return gestures with { Gate = gestures.Gate with { AwakeMs = AwakeMs(scenario, manifest) } };
    }

    // The command line may have given another model than the scenario's.
    private static double AwakeMs(Scenario scenario, ModelManifest manifest) =>
        scenario.Glasses.AwakeS == 0 || (manifest.Events is not null && new EventLabels(manifest.Labels, manifest.RestLabel).Events.Contains(EventLabels.Wake))
            ? scenario.Glasses.AwakeS * 1000
            : throw new ScenarioException($"{scenario.Name}: glasses.awake is given, but the model {manifest.Name} sees no gesture that wakes; leave it out, or give a model that sees a middle finger's press and release.");
}
