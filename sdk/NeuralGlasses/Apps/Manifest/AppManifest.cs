using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>What an app says of itself, in <c>app.json</c> beside its assembly.</summary>
public sealed record AppManifest
{
    /// <summary>Name of the manifest's file.</summary>
    public const string FileName = "app.json";

    /// <summary>Most characters of a title: what fits a line of the smallest display at a legible size.</summary>
    public const int MostTitleLength = 15;

    /// <summary>Greatest storage that an app may ask for, in bytes.</summary>
    public const long MostStorageBytes = 16 << 20;

    /// <summary>Shortest time between ticks, in milliseconds.</summary>
    public const int LeastTickMs = 20;

    /// <summary>Name that stays the same, such as <c>org.example.timer</c>: words of small letters, digits and hyphens, joined by dots.</summary>
    public required string Id { get; init; }

    /// <summary>Version, three numbers joined by dots.</summary>
    public required string Version { get; init; }

    /// <summary>What the wearer reads, 1 to 15 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Sign of the app.</summary>
    public HudSymbol Symbol { get; init; }

    /// <summary>File of the assembly that holds the app; null for one that comes with the glasses.</summary>
    public string? Assembly { get; init; }

    /// <summary>Full name of the class that is the app; null for one that comes with the glasses.</summary>
    public string? Type { get; init; }

    /// <summary>What it may do besides showing its own scenes.</summary>
    public IReadOnlyList<AppPermission> Permissions { get; init; } = [];

    /// <summary>Parts without which it is of no use.</summary>
    public IReadOnlyList<AppHardware> Required { get; init; } = [];

    /// <summary>Parts that it uses where they are.</summary>
    public IReadOnlyList<AppHardware> Optional { get; init; } = [];

    /// <summary>Lines of the home menu; one that opens the app if none is given.</summary>
    public IReadOnlyList<AppHomeLine> Home { get; init; } = [];

    /// <summary>Intents that come to it whatever is open, if no open app wants them; only <see cref="IntentKind.Capture"/> and <see cref="IntentKind.Dial"/> can be, and <see cref="IntentKind.Drag"/>, which comes to the open app alone.</summary>
    public IReadOnlyList<IntentKind> Intents { get; init; } = [];

    /// <summary>What it can do without being opened.</summary>
    public IReadOnlyList<AppAction> Actions { get; init; } = [];

    /// <summary>What the wearer can set.</summary>
    public IReadOnlyList<AppSetting> Settings { get; init; } = [];

    /// <summary>What an hour of it may cost.</summary>
    public AppBudget Budget { get; init; } = new();

    /// <summary>Whether it runs while it is not open; if not, it is ended some time after it was left.</summary>
    public bool RunsInBackground { get; init; }

    /// <summary>Whether the wearer is not to be disturbed while it is open, as by a teleprompter.</summary>
    public bool HoldsAttention { get; init; }

    /// <summary>Time between two ticks, in milliseconds; 0 for none.</summary>
    public int TickMs { get; init; }

    /// <summary>Room that it may use, in bytes.</summary>
    public long StorageBytes { get; init; } = 1 << 20;

    /// <summary>Whether it may do something.</summary>
    public bool May(AppPermission permission) => Permissions.Contains(permission);

    /// <summary>One sentence that says why the app cannot run on some glasses; null if it can.</summary>
    public string? WhyNotOn(GlassesAbilities glasses)
    {
        ArgumentNullException.ThrowIfNull(glasses);
        string[] missing = [.. Required.Where(part => !glasses.Has(part)).Select(part => part.ToString().ToLowerInvariant())];
        return missing.Length == 0 ? null : $"{Title} needs a {string.Join(" and a ", missing)}, which these glasses have not.";
    }
}
