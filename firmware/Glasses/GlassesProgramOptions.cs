using NeuralGlasses.Simulator.Glasses.Profiles;

namespace NeuralGlasses.Glasses;

/// <summary>What a person sets for the program, in <c>glasses.json</c> or the environment; the README has a table of them.</summary>
internal sealed record GlassesProgramOptions
{
    /// <summary>Which devices the glasses have.</summary>
    public DeviceSource Devices { get; init; } = DeviceSource.Virtual;

    /// <summary>Name of the simulator's profile, for virtual devices.</summary>
    public string Profile { get; init; } = GlassesProfile.Usual;

    /// <summary>Where the band comes from.</summary>
    public BandSource Band { get; init; } = BandSource.None;

    /// <summary>The trace that is the band.</summary>
    public string Trace { get; init; } = "";

    /// <summary>Name of the Bluetooth adapter; empty for the first.</summary>
    public string Adapter { get; init; } = "";

    /// <summary>Whether the glasses pair with a wristband.</summary>
    public PairingChoice Pairing { get; init; } = PairingChoice.Once;

    /// <summary>Passkey that the wristband shows or has printed on it, six digits; empty for none.</summary>
    public string Passkey { get; init; } = "";

    /// <summary>Folder of the model.</summary>
    public string Model { get; init; } = Path.Combine(AppContext.BaseDirectory, "models", "discrete-gestures");

    /// <summary>Folder of the model that follows the wrist; empty for glasses without a pointer.</summary>
    public string Cursor { get; init; } = Path.Combine(AppContext.BaseDirectory, "models", "wrist-cursor");

    /// <summary>Folder of the languages in which the wearer can write.</summary>
    public string Languages { get; init; } = Path.Combine(AppContext.BaseDirectory, "models", "text-entry");

    /// <summary>Folder in which everything is kept.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether the wearer says that the band is on the left arm.</summary>
    public bool WornLeft { get; init; }

    /// <summary>Mains frequency where the wearer lives, 50 or 60 Hz.</summary>
    public int MainsHz { get; init; } = 50;

    /// <summary>File with the wearer's own meanings of gestures; empty for those that the product ships.</summary>
    public string Gestures { get; init; } = "";

    /// <summary>Time for which the glasses stay awake after the last gesture, in seconds; 0 for what the file of gestures says, which is for ever where it says nothing.</summary>
    public double AwakeS { get; init; }

    /// <summary>Language of the wearer, as BCP 47 writes it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Program that speaks; empty for none.</summary>
    public string Voice { get; init; } = "espeak-ng";

    /// <summary>Port of the health answer on the loopback address; 0 for none.</summary>
    public int HealthPort { get; init; }

    /// <summary>Where metrics go.</summary>
    public MetricsExporter Metrics { get; init; } = MetricsExporter.None;

    /// <summary>Address of the collector, for <see cref="MetricsExporter.Otlp"/>.</summary>
    public string MetricsEndpoint { get; init; } = "";

    /// <summary>Folder of apps that were installed; empty for none.</summary>
    public string Apps { get; init; } = "";

    /// <summary>File of the assistants with which the wearer writes; empty for none.</summary>
    public string Assistants { get; init; } = "";

    /// <summary>Folder of the records of sessions; empty for none.</summary>
    public string Record { get; init; } = "";

    /// <summary>Most megabytes of that folder.</summary>
    public int RecordMegabytes { get; init; } = 256;

    /// <summary>Hours after which a record is removed.</summary>
    public double RecordHours { get; init; } = 72;

    /// <summary>Whether records keep photos and what the display showed as pictures.</summary>
    public bool RecordPictures { get; init; }

    /// <summary>Pins and paths of real devices, by name.</summary>
    public IReadOnlyDictionary<string, string> Linux { get; init; } = new Dictionary<string, string>();

    /// <summary>What the glasses are joined to at home, by name; nothing for glasses that are joined to none.</summary>
    public IReadOnlyDictionary<string, string> Home { get; init; } = new Dictionary<string, string>();
}

/// <summary>Which devices the glasses have.</summary>
internal enum DeviceSource
{
    /// <summary>Those of the simulator, on the clock on the wall.</summary>
    Virtual,

    /// <summary>Those of a Linux board.</summary>
    Linux,
}

/// <summary>Where the band comes from.</summary>
internal enum BandSource
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A recorded trace is one.</summary>
    Trace,

    /// <summary>The one that is paired with this computer's Bluetooth.</summary>
    Bluetooth,
}

/// <summary>Whether the glasses pair with a wristband.</summary>
internal enum PairingChoice
{
    /// <summary>With one whose wearer has opened its pairing, while none is paired.</summary>
    Once,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Where metrics go.</summary>
internal enum MetricsExporter
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>To the console.</summary>
    Console,

    /// <summary>To a collector.</summary>
    Otlp,
}
