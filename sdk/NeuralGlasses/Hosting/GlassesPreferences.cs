using System.Globalization;
using NeuralGlasses.Apps;

namespace NeuralGlasses.Hosting;

/// <summary>What the wearer set for the glasses themselves; it outlives the program.</summary>
public sealed class GlassesPreferences
{
    /// <summary>Volume of everything, 0 to 100 percent.</summary>
    public const string Volume = "volume";

    /// <summary>When scenes are spoken: <c>never</c>, <c>audio</c> for glasses without a display or with it dark, or <c>always</c>.</summary>
    public const string Voice = "voice";

    /// <summary>Words a minute of the voice, 80 to 450.</summary>
    public const string Rate = "rate";

    /// <summary>How much is spoken: <c>brief</c>, <c>usual</c> or <c>full</c>.</summary>
    public const string Verbosity = "verbosity";

    /// <summary>Whether the wearer wants quiet.</summary>
    public const string Quiet = "quiet";

    /// <summary>Whether the wearer sits with people and wants no sound and as little light as can be: nothing is heard, and a notice is one dim line.</summary>
    public const string Meeting = "meeting";

    /// <summary>Language in which the wearer writes, such as <c>en</c>.</summary>
    public const string WritingLanguage = "writing_language";

    /// <summary>Number of letter keys of the keyboard.</summary>
    public const string WritingKeys = "writing_keys";

    /// <summary>What leads the pointer when the wearer begins to point: the <c>forearm</c> or the <c>wrist</c>; or the wrist's flicks are <c>steps</c> in lists, or pointing is <c>off</c>.</summary>
    public const string Pointing = "pointing";

    /// <summary>The bent wrist leads the pointer, whatever the motion sensor feels.</summary>
    internal const string PointingWrist = "wrist";

    /// <summary>The wrist's flicks are steps.</summary>
    internal const string PointingSteps = "steps";

    /// <summary>The wrist does nothing.</summary>
    internal const string PointingOff = "off";

    /// <summary>Under which name they are kept, which no app can have.</summary>
    internal const string Owner = ".glasses";
    private readonly IAppKeep _keep;
    private readonly Dictionary<string, string> _values;

    /// <summary>Reads what was kept; what does not fit counts as never set.</summary>
    public GlassesPreferences(IAppKeep keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        _keep = keep;
        _values = keep.Read(Owner, AppKeepKind.Settings).Where(each => Find(each.Key)?.Fits(each.Value) == true).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>All that can be set.</summary>
    public static IReadOnlyList<AppSetting> All { get; } =
    [
        new(Volume, "Volume", AppSettingKind.Number, "60") { Step = 5 },
        new(Voice, "Voice", AppSettingKind.Choice, "audio") { Choices = ["never", "audio", "always"] },
        new(Rate, "Words a minute", AppSettingKind.Number, "175") { Least = 80, Most = 450, Step = 10 },
        new(Verbosity, "Says", AppSettingKind.Choice, "usual") { Choices = ["brief", "usual", "full"] },
        new(Quiet, "Quiet", AppSettingKind.Switch, AppSetting.Off),
        new(Meeting, "Meeting", AppSettingKind.Switch, AppSetting.Off),
        new(WritingLanguage, "Writes in", AppSettingKind.Choice, "en") { Choices = ["en", "de"] },
        new(WritingKeys, "Letter keys", AppSettingKind.Choice, "5") { Choices = ["4", "5"] },
        new(Pointing, "Points with", AppSettingKind.Choice, "forearm") { Choices = ["forearm", PointingWrist, PointingSteps, PointingOff] },
    ];

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A setting as text.</summary>
    /// <exception cref="ArgumentException">There is no such setting.</exception>
    public string Text(string id) => _values.TryGetValue(id, out string? value) ? value : Known(id).Default;

    /// <summary>A setting as number.</summary>
    /// <exception cref="ArgumentException">There is no such setting.</exception>
    public double Number(string id) => double.Parse(Text(id), CultureInfo.InvariantCulture);

    /// <summary>A setting that is on or off.</summary>
    /// <exception cref="ArgumentException">There is no such setting.</exception>
    public bool Flag(string id) => Text(id) == AppSetting.On;

    /// <summary>Changes a setting.</summary>
    /// <exception cref="ArgumentException">There is no such setting, or it cannot have the value.</exception>
    /// <exception cref="Devices.DeviceFailedException">It could not be kept; it holds until the glasses go off.</exception>
    public void Set(string id, string value)
    {
        if (!Known(id).Fits(value))
            throw new ArgumentException($"The setting '{id}' cannot be '{value}'.", nameof(value));
        _values[id] = value;
        Version++;
        _keep.Write(Owner, AppKeepKind.Settings, id, value);
    }

    private static AppSetting? Find(string id) => All.FirstOrDefault(setting => setting.Id == id);

    private static AppSetting Known(string id) => Find(id) ?? throw new ArgumentException($"The glasses have no setting '{id}'; {NearestName.Suggest(id, [.. All.Select(setting => setting.Id)])}", nameof(id));
}
