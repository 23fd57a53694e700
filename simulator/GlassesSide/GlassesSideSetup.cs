using NeuralGlasses.Apps;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>What the glasses' side of a run is made of.</summary>
public sealed record GlassesSideSetup
{
    /// <summary>The radio.</summary>
    public required IGattCentral Radio { get; init; }

    /// <summary>The devices, which record themselves.</summary>
    public required GlassesDevices Devices { get; init; }

    /// <summary>What the glasses do for apps besides what they always do.</summary>
    public IReadOnlyList<IAppService> Services { get; init; } = [];

    /// <summary>What the wearer hears with; null for nothing.</summary>
    public GlassesSound? Sound { get; init; }

    /// <summary>What apps are told that the glasses can do; null for what the devices can.</summary>
    public GlassesAbilities? Abilities { get; init; }

    /// <summary>The decoder; whoever made it disposes of it.</summary>
    public required IEmgDecoder Decoder { get; init; }

    /// <summary>The settings.</summary>
    public required GlassesSettings Settings { get; init; }

    /// <summary>Who records what passes.</summary>
    public required TraceRecorder Recorder { get; init; }

    /// <summary>Who follows the pipeline, or null.</summary>
    public IPipelineObserver? Observer { get; init; }

    /// <summary>Who is told of each line of the log, or null.</summary>
    public Action<HostTime, string>? Log { get; init; }

    /// <summary>Clock by which computing time is measured, or null; it has no influence on results.</summary>
    public TimeProvider? ComputeClock { get; init; }

    /// <summary>The guided session that is recorded instead of decoding, or null.</summary>
    public CalibrationRecording? Calibration { get; init; }
}
