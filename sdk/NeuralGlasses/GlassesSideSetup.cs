using NeuralGlasses.Apps;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Link;
using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses;

/// <summary>What a <see cref="GlassesSide"/> is made of.</summary>
public sealed record GlassesSideSetup
{
    /// <summary>The radio.</summary>
    public required IGattCentral Radio { get; init; }

    /// <summary>The devices; where something is recorded they do so themselves.</summary>
    public required GlassesDevices Devices { get; init; }

    /// <summary>The apps, in the order of the home menu.</summary>
    public required IReadOnlyList<InstalledApp> Apps { get; init; }

    /// <summary>Where what apps keep outlives the program.</summary>
    public IAppKeep Keep { get; init; } = new MemoryAppKeep();

    /// <summary>What the wearer wants to be told at first.</summary>
    public NotificationSettings Notifications { get; init; } = new();

    /// <summary>Where what the wearer wants to be told is kept; null for settings that end with the program.</summary>
    public IKeptBytes? KeptNotificationSettings { get; init; }

    /// <summary>Where the history of what the wearer was told is kept; null for one that ends with the program.</summary>
    public IKeptBytes? KeptNotifications { get; init; }

    /// <summary>What is needed to capture; null for photos alone, with a log that ends with the program.</summary>
    public GlassesCapture? Capture { get; init; }

    /// <summary>Whether a wristband belongs to the glasses.</summary>
    public bool HasBand { get; init; } = true;

    /// <summary>What the glasses do for apps besides what they always do.</summary>
    public IReadOnlyList<IAppService> Services { get; init; } = [];

    /// <summary>What the wearer hears with; null for nothing.</summary>
    public GlassesSound? Sound { get; init; }

    /// <summary>The languages in which the wearer can write; null for glasses on which no text can be written.</summary>
    public Hosting.Writing.IWritingLanguages? Languages { get; init; }

    /// <summary>What apps are told that the glasses can do; null for what the devices can.</summary>
    public GlassesAbilities? Abilities { get; init; }

    /// <summary>The settings.</summary>
    public required GlassesSettings Settings { get; init; }

    /// <summary>Who records what passes; null for nobody.</summary>
    public TraceRecorder? Recorder { get; init; }

    /// <summary>Who follows the pipeline, or null.</summary>
    public IPipelineObserver? Observer { get; init; }

    /// <summary>Who is told of each line of the log, or null.</summary>
    public Action<HostTime, string>? Log { get; init; }

    /// <summary>Clock by which computing time is measured, or null; it has no influence on results.</summary>
    public TimeProvider? ComputeClock { get; init; }

    /// <summary>Learns a wearer's movements on the glasses themselves; null for glasses that cannot.</summary>
    public ICalibrator? Calibrator { get; init; }

    /// <summary>Learns a wearer's pointer on the glasses themselves; null for glasses that have no pointer.</summary>
    public ICursorCalibrator? CursorCalibrator { get; init; }

    /// <summary>The guided session that is recorded instead of decoding, or null.</summary>
    public CalibrationRecording? Calibration { get; init; }
}
