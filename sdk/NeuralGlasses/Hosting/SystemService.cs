using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>How the glasses behave, for the app of settings: what can be set of them and of each app, how all is, and gestures to practise.</summary>
internal sealed class SystemService(IReadOnlyList<AppSlot> slots, GlassesPreferences preferences, NotificationCentre notices, GlassesDevices devices, bool hasSpeaker) : IAppService
{
    private const string InView = "notices_in_view";
    private const string Sound = "notices_sound";
    private AppCall? _practising;

    /// <summary>The log of all captures.</summary>
    public required ConsentLog Captures { get; init; }

    public string Name => "system";

    public AppPermission Permission => AppPermission.System;

    /// <summary>Id of the app that practises gestures; null for none.</summary>
    public string? PractisingApp => _practising?.App.Id;

    /// <summary>Gives a gesture to the app that practises.</summary>
    public void Practise(in GestureEvent gesture) => _practising?.Tell(new AppEvent(AppSystem.Gesture, new Dictionary<string, string>
    {
        ["gesture"] = gesture.Gesture,
        ["confidence"] = gesture.Confidence.ToString("0.###", CultureInfo.InvariantCulture),
    }));

    public void Handle(AppCall asked)
    {
        switch (asked.Ask.Service)
        {
            case "system.settings":
                asked.Reply(Settings(asked.Ask.Argument("app")));
                break;
            case "system.set":
                asked.Reply(Set(asked));
                break;
            case "system.apps":
                asked.Reply(AppAnswer.Done() with { Rows = [.. slots.Select(slot => AppRow(slot, asked.At))] });
                break;
            case "system.health":
                asked.Reply(AppAnswer.Done() with { Rows = Health(asked.At) });
                break;
            case "system.practise":
                _practising = asked.Ask.Argument("state") == AppSetting.On ? asked : null;
                asked.Reply(AppAnswer.Done());
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The glasses do not know '{asked.Ask.Service}'; they know system.settings, .set, .apps, .health and .practise."));
                break;
        }
    }

    public void Left(string appId, HostTime now) => Closed(appId, now);

    public void Closed(string appId, HostTime now)
    {
        if (PractisingApp == appId)
            _practising = null;
    }

    public bool TryDial(double steps, HostTime now)
    {
        if (!hasSpeaker)
            return false;
        double volume = Math.Clamp(preferences.Number(GlassesPreferences.Volume) + (5 * steps), 0, 100);
        try
        {
            preferences.Set(GlassesPreferences.Volume, volume.ToString(CultureInfo.InvariantCulture));
        }
        catch (DeviceFailedException)
        {
            notices.Post(new Notification(Notification.RuntimeApp, "Glasses", "volume", "Volume", WearersWords.NotKeptSetting, now) { Tone = HudTone.Warning, Symbol = HudSymbol.Warning }, now);
        }

        return true;
    }

    private AppAnswer Settings(string app)
    {
        if (app.Length == 0)
            return AppAnswer.Done() with { Rows = [.. GlassesPreferences.All.Select(setting => SettingRow(setting, preferences.Text(setting.Id)))] };
        if (slots.FirstOrDefault(each => each.Manifest.Id == app) is not { } slot)
            return AppAnswer.Refused($"There is no app '{app}'.");
        var rows = slot.Manifest.Settings.Select(setting => SettingRow(setting, slot.SettingOf(setting))).ToList();
        if (slot.Manifest.May(AppPermission.Notifications))
        {
            AppNotificationSettings allowed = notices.Settings.Of(app);
            rows.Add(SettingRow(new AppSetting(InView, "Notices", AppSettingKind.Switch, AppSetting.Off), OnOff(allowed.InView)));
            rows.Add(SettingRow(new AppSetting(Sound, "Notices heard", AppSettingKind.Switch, AppSetting.Off), OnOff(allowed.Sound)));
        }

        return AppAnswer.Done() with { Rows = rows };
    }

    private AppAnswer Set(AppCall asked)
    {
        (string app, string id, string value) = (asked.Ask.Argument("app"), asked.Ask.Argument("id"), asked.Ask.Argument("value"));
        try
        {
            if (app.Length == 0)
                preferences.Set(id, value);
            else if (id is InView or Sound)
                Allow(app, id, value == AppSetting.On, asked.At);
            else
                AppRoster.Set(slots, app, id, value, asked.At);
            return AppAnswer.Done(value);
        }
        catch (ArgumentException error)
        {
            return AppAnswer.Refused(WearersWords.Of(error));
        }
        catch (DeviceFailedException)
        {
            return AppAnswer.Refused(WearersWords.NotKeptSetting);
        }
    }

    private void Allow(string app, string id, bool isOn, HostTime at)
    {
        AppNotificationSettings before = notices.Settings.Of(app);
        notices.Apply(notices.Settings.With(app, id == InView ? before with { InView = isOn } : before with { Sound = isOn }), at);
    }

    private List<IReadOnlyDictionary<string, string>> Health(HostTime now)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        if (devices.Power?.Read(now) is { } power)
        {
            Add("Glasses", power.ChargePercent is { } percent ? $"{percent:0} %" : (FormattableString)$"outside power");
            Add("Temple", $"{power.SkinCelsius:0.0} °C");
        }

        Add("Camera", $"{(devices.Camera.Modes.Count == 0 ? "none" : "there")}");
        if (Captures.Fault.Length + Captures.Finding.Length > 0)
            Add("Capture log", $"{(Captures.Fault.Length > 0 ? Captures.Fault : Captures.Finding)}");
        AppSlot[] failed = [.. slots.Where(slot => slot.Crashes > 0)];
        Add("Apps stopped", $"{(failed.Length == 0 ? "none" : string.Join(", ", failed.Select(slot => $"{slot.Manifest.Title} {slot.Crashes}×")))}");
        AppSlot greedy = slots.MaxBy(slot => slot.Meter.MilliwattSeconds(now))!;
        if (greedy.Meter.MilliwattSeconds(now) >= 1000)
            Add("Most energy", $"{greedy.Manifest.Title}, {greedy.Meter.MilliwattSeconds(now) / 1000:0} J this hour");
        AppSlot[] spoke = [.. slots.Where(slot => slot.Said + slot.Unsaid > 0)];
        if (spoke.Length > 0)
            Add("Apps spoke", $"{string.Join(", ", spoke.Select(slot => $"{slot.Manifest.Title} {slot.Said}, {slot.Unsaid} unsaid"))}");
        Add("Notices", $"{notices.Counters.Posted} told, {notices.Counters.Shown} seen");
        return rows;

        void Add(string title, FormattableString value) => rows.Add(new Dictionary<string, string> { ["title"] = title, ["value"] = FormattableString.Invariant(value) });
    }

    private static Dictionary<string, string> AppRow(AppSlot slot, HostTime now) => new Dictionary<string, string>
    {
        ["id"] = slot.Manifest.Id,
        ["title"] = slot.Manifest.Title,
        ["version"] = slot.Manifest.Version,
        ["state"] = slot.State.ToString().ToLowerInvariant(),
        ["energy"] = slot.Meter.MilliwattSeconds(now).ToString("0", CultureInfo.InvariantCulture),
        ["may"] = string.Join(", ", slot.Manifest.Permissions.Select(permission => permission.ToString().ToLowerInvariant())),
        ["why"] = slot.Refusal ?? slot.LastFailure ?? "",
    };

    private static Dictionary<string, string> SettingRow(AppSetting setting, string value) => new Dictionary<string, string>
    {
        ["id"] = setting.Id,
        ["title"] = setting.Title,
        ["kind"] = setting.Kind.ToString().ToLowerInvariant(),
        ["value"] = value,
        ["least"] = setting.Least.ToString(CultureInfo.InvariantCulture),
        ["most"] = setting.Most.ToString(CultureInfo.InvariantCulture),
        ["step"] = setting.Step.ToString(CultureInfo.InvariantCulture),
        ["choices"] = string.Join('|', setting.Choices),
    };

    private static string OnOff(bool isOn) => isOn ? AppSetting.On : AppSetting.Off;
}
