using NeuralGlasses.Devices;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Skin;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>Where a session stands.</summary>
internal enum SessionPhase
{
    /// <summary>The person, the band and the model are being made.</summary>
    Starting,

    /// <summary>The world moves.</summary>
    Running,

    /// <summary>The world stands still.</summary>
    Paused,

    /// <summary>The scenario is over, or the session was stopped.</summary>
    Ended,

    /// <summary>Something was wrong; the state says what.</summary>
    Failed,
}

/// <summary>How the world is right now; sent to the page some twenty times a second.</summary>
internal sealed record PageState
{
    public string Message { get; } = "state";

    public int Session { get; init; }

    public SessionPhase Phase { get; init; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>Simulated time, in seconds.</summary>
    public double AtS { get; init; }

    /// <summary>Simulated seconds a second that were asked for.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Simulated seconds a second that were reached.</summary>
    public double ReachedSpeed { get; init; }

    /// <summary>Whether a recorded session is still being played.</summary>
    public bool PlaysRecording { get; init; }

    /// <summary>Drive of each muscle, 0 to 1, in the order of the session's muscles; empty without a person.</summary>
    public double[] Drives { get; init; } = [];

    /// <summary>Angle of each electrode pair round the arm, in degrees; empty without a person.</summary>
    public double[] ElectrodeAnglesDeg { get; init; } = [];

    /// <summary>Electrodes off the skin, a channel each: 0 for none, 1 positive, 2 negative, 3 both.</summary>
    public int[] OffElectrodes { get; init; } = [];

    /// <summary>How the band sits.</summary>
    public Donning? Seat { get; init; }

    /// <summary>What disturbs the electrodes.</summary>
    public SkinConditions? Skin { get; init; }

    /// <summary>How the air behaves.</summary>
    public PageAir? Air { get; init; }

    /// <summary>Faults that last.</summary>
    public string[] Faults { get; init; } = [];

    /// <summary>The glasses' link.</summary>
    public PageLink? Link { get; init; }

    /// <summary>The band.</summary>
    public PageBand? Band { get; init; }

    /// <summary>Probability of each label of the model; empty before the first step.</summary>
    public double[] Probabilities { get; init; } = [];

    /// <summary>Frames that the display showed so far.</summary>
    public int HudFrames { get; init; }

    /// <summary>Scenes that were to be shown so far, each other than the one before.</summary>
    public int Scenes { get; init; }

    /// <summary>Photos taken so far.</summary>
    public int Photos { get; init; }

    /// <summary>Whether the capture light is lit.</summary>
    public bool CaptureLight { get; init; }

    /// <summary>The glasses.</summary>
    public PageGlassesNow? Glasses { get; init; }

    /// <summary>Where the head looks.</summary>
    public PageHead? Head { get; init; }

    /// <summary>What the temple felt last; absent before anything.</summary>
    public PageTouch? Touch { get; init; }

    /// <summary>The run's hash at this moment; only where it was asked for.</summary>
    public string? Hash { get; init; }
}

/// <summary>The part of the air's options that can change.</summary>
internal sealed record PageAir(double ConnectionIntervalMs, double HostJitterMs, double AirErrorRate, double NotificationLoss, double ReorderRate, double BitFlipRate);

/// <summary>What the glasses' link counts.</summary>
internal sealed record PageLink(string State, string? Problem, long Received, long Lost, long Recovered, long Corrupt, long Reordered, long Paused, long Resyncs, long Retransmitted);

/// <summary>How the glasses are: charge in percent, null for those fed from outside; temperature of the temple; draw; and what became of the last scene that was to be shown.</summary>
internal sealed record PageGlassesNow(bool IsOn, double? ChargePercent, bool IsCharging, double SkinCelsius, HeatLevel Heat, double Milliwatts, HudOutcome Display, string? DisplayReason, int DroppedFrames);

/// <summary>Degrees downwards, and degrees to the left.</summary>
internal sealed record PageHead(double DownDeg, double LeftDeg);

/// <summary>What a finger did at the temple, and when that was clear, in seconds.</summary>
internal sealed record PageTouch(string Action, double AtS);

/// <summary>What shows on the band.</summary>
internal sealed record PageBand(double BatteryPercent, string Light, int Starts, bool IsConnected, long DroppedBlocks);

/// <summary>What does not change during a session; sent when it is ready.</summary>
internal sealed record PageSession
{
    public string Message { get; } = "session";

    public required int Session { get; init; }

    public required string Scenario { get; init; }

    public required string Description { get; init; }

    public required int Seed { get; init; }

    public required double DurationS { get; init; }

    public required string Folder { get; init; }

    public required int Channels { get; init; }

    public required double SkinRateHz { get; init; }

    public required PageModel Model { get; init; }

    /// <summary>Who wears the band; absent where no simulated person does.</summary>
    public PagePerson? Person { get; init; }

    /// <summary>The glasses that are worn.</summary>
    public required PageGlasses Glasses { get; init; }

    /// <summary>Muscles of that person, in the order of the drives.</summary>
    public PageMuscle[] Muscles { get; init; } = [];

    /// <summary>What the wearer can be asked for.</summary>
    public required PageChoices Choices { get; init; }
}

/// <summary>The model that decodes.</summary>
internal sealed record PageModel(string Name, string Version, IReadOnlyList<string> Labels, string RestLabel, double StrideMs, bool IsCalibrated);

/// <summary>Who wears the band.</summary>
internal sealed record PagePerson(int Seed, string Wears, double CircumferenceMm, double FatMm, double SkinMm, double EffortHabit);

/// <summary>What the glasses are and have; rates in hertz, null for a part that they lack.</summary>
internal sealed record PageGlasses(string Name, string Description, HudAbilities? Display, bool HasCamera, int? MicrophoneHz, int? SpeakerHz);

/// <summary>Glasses that can be worn.</summary>
internal sealed record PageProfile(string Name, string Description);

/// <summary>Where a muscle lies: angle of its middle in degrees, depth of its middle below the muscles' surface in millimetres, area in square millimetres, 0 for one that the person lacks; and whether it lies beyond the band.</summary>
internal sealed record PageMuscle(string Name, string Group, double AngleDeg, double DepthMm, double AreaMm2, bool IsBeyondBand);

/// <summary>A fault that can be asked for.</summary>
internal sealed record PageFault(string Name, string Title, string Part, bool Lasts);

/// <summary>Everything that can be asked for.</summary>
internal sealed record PageChoices(IReadOnlyList<string> Movements, IReadOnlyList<string> Forms, IReadOnlyList<string> Activities, IReadOnlyList<string> HeadMovements, IReadOnlyList<string> Touches, IReadOnlyList<PageFault> Faults, IReadOnlyList<string> Scenarios, IReadOnlyList<PageProfile> Glasses, IReadOnlyList<string> Sounds);
