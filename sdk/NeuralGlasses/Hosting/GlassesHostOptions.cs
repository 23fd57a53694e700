using NeuralGlasses.Notifications;

namespace NeuralGlasses.Hosting;

/// <summary>What a host is given besides devices and apps.</summary>
public sealed class GlassesHostOptions
{
    /// <summary>The wearer's clock at host time zero; null for glasses that do not know the time, whose home menu shows none.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Where what apps keep outlives the program.</summary>
    public IAppKeep Keep { get; init; } = new MemoryAppKeep();

    /// <summary>What the glasses do for apps, besides the camera.</summary>
    public IReadOnlyList<IAppService> Services { get; init; } = [];

    /// <summary>What is needed to capture; null for photos alone, with a log that ends with the program.</summary>
    public GlassesCapture? Capture { get; init; }

    /// <summary>What apps are charged for the parts that they use.</summary>
    public EnergyRates Energy { get; init; } = new();

    /// <summary>What the wearer hears with; null for glasses without speakers.</summary>
    public GlassesSound? Sound { get; init; }

    /// <summary>The languages in which the wearer can write; null for glasses on which no text can be written.</summary>
    public Writing.IWritingLanguages? Languages { get; init; }

    /// <summary>How the wrist moves the pointer.</summary>
    public NeuralGlasses.Pointing.Options.PointingOptions Pointing { get; init; } = NeuralGlasses.Pointing.Options.PointingOptions.Shipped;

    /// <summary>What the wearer wants to be told, as long as nothing else was set.</summary>
    public NotificationSettings Notifications { get; init; } = new();

    /// <summary>Where what the wearer wants to be told is kept; null for settings that end with the program.</summary>
    public IKeptBytes? KeptNotificationSettings { get; init; }

    /// <summary>Where the history of what the wearer was told is kept; null for one that ends with the program.</summary>
    public IKeptBytes? KeptNotifications { get; init; }

    /// <summary>Time for which the glasses stay awake after the last gesture, in milliseconds; 0 for glasses that never sleep.</summary>
    public double AwakeMs { get; init; }

    /// <summary>What apps are told that the glasses can do; null for what the devices can.</summary>
    public Apps.GlassesAbilities? Abilities { get; init; }

    /// <summary>Whether a wristband belongs to the glasses.</summary>
    public bool HasBand { get; init; } = true;

    /// <summary>Takes the lines of the log; null for nobody.</summary>
    public Action<Streaming.HostTime, string>? Log { get; init; }
}
