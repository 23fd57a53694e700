using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace NeuralGlasses.Notifications;

/// <summary>What the wearer wants to be told, as data: which apps, how, and when not.</summary>
public sealed record NotificationSettings
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-notification-settings/1";

    /// <summary>Most apps that settings are kept for.</summary>
    public const int MostApps = 128;

    private static readonly AppNotificationSettings Off = new();

    /// <summary>Version of this layout, <see cref="CurrentFormat"/>.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Settings by the id of the app; one that is not named may nothing.</summary>
    public IReadOnlyDictionary<string, AppNotificationSettings> Apps { get; init; } = new Dictionary<string, AppNotificationSettings>();

    /// <summary>When the wearer wants quiet.</summary>
    public QuietSettings Quiet { get; init; } = new();

    /// <summary>Settings of an app; everything is off where there are none.</summary>
    public AppNotificationSettings Of(string appId) => Apps.GetValueOrDefault(appId, Off);

    /// <summary>These settings with those of one app changed.</summary>
    public NotificationSettings With(string appId, AppNotificationSettings app) => this with { Apps = new Dictionary<string, AppNotificationSettings>(Apps) { [appId] = app } };

    /// <summary>What is wrong with the settings, one sentence each; empty for nothing.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Format != CurrentFormat)
            faults.Add($"The field 'format' is '{Format}', expected '{CurrentFormat}'.");
        if (Apps is null || Quiet is not { Periods: not null, LetThrough: not null } || Apps.Values.Any(app => app is null) || Quiet.Periods.Any(period => period is null))
        {
            faults.Add("A field is 'null', expected a value; leave it out or give it one.");
            return faults;
        }

        if (Apps.Count > MostApps)
            faults.Add($"The field 'apps' names {Apps.Count} apps, expected at most {MostApps}; take out those that are gone.");
        foreach (var (id, app) in Apps)
        {
            if (id.Length is 0 or > Notification.LongestName)
                faults.Add($"The field 'apps' has an id of {id.Length} characters, expected 1 to {Notification.LongestName}.");
            if (app.PerHour is < 0 or > AppNotificationSettings.MostPerHour)
                faults.Add($"The field 'apps.{id}.perHour' is {app.PerHour}, expected 0 to {AppNotificationSettings.MostPerHour}.");
        }

        if (Quiet.Periods.Count > QuietSettings.MostPeriods)
            faults.Add($"The field 'quiet.periods' has {Quiet.Periods.Count} periods, expected at most {QuietSettings.MostPeriods}.");
        if (Quiet.LetThrough.Count > MostApps)
            faults.Add($"The field 'quiet.letThrough' names {Quiet.LetThrough.Count} apps, expected at most {MostApps}.");
        return faults;
    }

    /// <summary>Reads settings; false with one sentence if they are none.</summary>
    /// <param name="name">Name for the sentence, such as the file's.</param>
    /// <param name="json">The text, UTF-8.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="complaint">What is wrong.</param>
    public static bool TryRead(string name, ReadOnlySpan<byte> json, [NotNullWhen(true)] out NotificationSettings? settings, [NotNullWhen(false)] out string? complaint)
    {
        settings = null;
        try
        {
            NotificationSettings? read = JsonSerializer.Deserialize(json, NotificationJson.Default.NotificationSettings)?.Filled();
            complaint = read is null ? $"{name}: holds only 'null', expected settings of notifications." : read.Faults() is [var fault, ..] ? $"{name}: {fault}" : null;
            settings = complaint is null ? read : null;
            return settings is not null;
        }
        catch (JsonException error)
        {
            complaint = $"{name}: line {error.LineNumber + 1}, field '{error.Path}': this is no setting of notifications; correct it or take it out.";
            return false;
        }
    }

    // The generated code sets what a file leaves out to null, whatever its initialiser says.
    private NotificationSettings Filled() => new()
    {
        Format = Format ?? CurrentFormat,
        Apps = Apps ?? new Dictionary<string, AppNotificationSettings>(),
        Quiet = Quiet is null ? new QuietSettings() : Quiet with { Periods = Quiet.Periods ?? [], LetThrough = Quiet.LetThrough ?? [] },
    };

    /// <summary>The settings as indented JSON, UTF-8 with a final newline.</summary>
    public byte[] ToJson() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, NotificationJson.Default.NotificationSettings).ReplaceLineEndings("\n") + "\n");
}
