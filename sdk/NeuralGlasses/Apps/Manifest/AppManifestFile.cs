using System.Globalization;
using System.Text.RegularExpressions;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Apps;

/// <summary>Reads manifests.</summary>
public static partial class AppManifestFile
{
    private static readonly IntentKind[] Shareable = [IntentKind.Capture, IntentKind.Dial, IntentKind.Drag];

    // What goes deep into the glasses is for apps that come with them.
    private static readonly AppPermission[] Reserved = [AppPermission.Band, AppPermission.System];

    /// <summary>Reads the manifest of an app that somebody installs.</summary>
    /// <param name="name">Name of the file, for the errors.</param>
    /// <param name="json">Its text.</param>
    /// <exception cref="SettingsException">It is no manifest; the message names the field, what was found and what was expected.</exception>
    public static AppManifest Read(string name, string json) => Read(name, json, isBuiltIn: false);

    /// <summary>Reads the manifest of an app that comes with the glasses: it needs no assembly, and may have every permission.</summary>
    /// <param name="name">Name of the file, for the errors.</param>
    /// <param name="json">Its text.</param>
    /// <exception cref="SettingsException">It is no manifest.</exception>
    public static AppManifest ReadBuiltIn(string name, string json) => Read(name, json, isBuiltIn: true);

    private static AppManifest Read(string name, string json, bool isBuiltIn)
    {
        JsonSection file = JsonSection.Parse(name, json);
        file.Raw("$schema");
        JsonSection? hardware = file.Section("hardware");
        AppAction[] actions = [.. file.Sections("actions", 20).Select(Action)];
        var manifest = new AppManifest
        {
            Id = Matching(file, "id", IdForm(), "words of small letters, digits and hyphens, joined by dots, such as org.example.timer"),
            Version = Matching(file, "version", VersionForm(), "three numbers joined by dots, such as 1.0.0"),
            Title = Title(file),
            Symbol = Named<HudSymbol>(file, "symbol", HudSymbol.None),
            Assembly = isBuiltIn ? null : FileIn(file, "assembly"),
            Type = isBuiltIn ? null : file.Text("type"),
            Permissions = [.. file.Words("permissions", SmallNames.All<AppPermission>()).Select(SmallNames.Value<AppPermission>)],
            Required = Parts(hardware, "required"),
            Optional = Parts(hardware, "optional"),
            Home = [.. file.Sections("home", 3).Select(line => HomeLine(line, actions))],
            Intents = [.. file.Words("intents", [.. Shareable.Select(IntentNames.Of)]).Select(word => IntentNames.TryFind(word, out IntentKind kind) ? kind : default)],
            Actions = actions,
            Settings = [.. file.Sections("settings", 20).Select(Setting)],
            Budget = Budget(file.Section("budget")),
            RunsInBackground = file.Flag("background", false),
            HoldsAttention = file.Flag("holdsAttention", false),
            TickMs = (int)file.Whole("tickMs", 0, 60_000, 0),
            StorageBytes = file.Whole("storageBytes", 0, AppManifest.MostStorageBytes, 1 << 20),
        };
        hardware?.Done();
        file.Done();
        Check(file, manifest, isBuiltIn);
        return manifest;
    }

    private static void Check(JsonSection file, AppManifest manifest, bool isBuiltIn)
    {
        if (manifest.TickMs is > 0 and < AppManifest.LeastTickMs)
            throw file.Wrong("tickMs", $"is {manifest.TickMs}", $"0 for no ticks, or {AppManifest.LeastTickMs} to 60000 ms");
        foreach (AppPermission permission in manifest.Permissions)
        {
            if (!isBuiltIn && Reserved.Contains(permission))
                throw file.Wrong("permissions", $"asks for '{SmallNames.Of(permission)}', which is for apps that come with the glasses", $"some of {string.Join(", ", SmallNames.All<AppPermission>().Except(Reserved.Select(SmallNames.Of)))}");
        }

        Unique(file, "actions", manifest.Actions.Select(action => action.Id));
        Unique(file, "settings", manifest.Settings.Select(setting => setting.Id));
        if (manifest.Required.Intersect(manifest.Optional).Select(SmallNames.Of).FirstOrDefault() is { } both)
            throw file.Wrong("hardware", $"names '{both}' as required and as optional", "it once");
        Need(AppPermission.Camera, AppHardware.Camera);
        Need(AppPermission.Microphone, AppHardware.Microphone);
        Need(AppPermission.Head, AppHardware.Head);

        void Need(AppPermission permission, AppHardware part)
        {
            if (manifest.May(permission) && !manifest.Required.Contains(part) && !manifest.Optional.Contains(part))
                throw file.Wrong("hardware", $"does not name '{SmallNames.Of(part)}', although the app asks for that permission", "it as required or optional");
        }
    }

    private static void Unique(JsonSection file, string field, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            if (!seen.Add(id))
                throw file.Wrong(field, $"has '{id}' twice", "one of each");
        }
    }

    private static AppAction Action(JsonSection section)
    {
        var action = new AppAction(Matching(section, "id", NameForm(), "small letters, digits and underscores, at most 64"), Title(section), section.Text("description", "", 300));
        section.Done();
        return action;
    }

    private static AppHomeLine HomeLine(JsonSection section, AppAction[] actions)
    {
        string[] ids = [.. actions.Select(action => action.Id)];
        var line = new AppHomeLine(Title(section), section.Has("action") ? section.Word("action", ids) : null);
        section.Done();
        return line;
    }

    private static AppSetting Setting(JsonSection section)
    {
        string kind = section.Word("kind", SmallNames.All<AppSettingKind>());
        var setting = new AppSetting(Matching(section, "id", NameForm(), "small letters, digits and underscores, at most 64"), Title(section), SmallNames.Value<AppSettingKind>(kind), "");
        setting = setting.Kind switch
        {
            AppSettingKind.Switch => setting with { Default = section.Flag("default", false) ? AppSetting.On : AppSetting.Off },
            AppSettingKind.Number => setting with
            {
                Least = section.Number("least", -1e9, 1e9),
                Most = section.Number("most", -1e9, 1e9),
                Step = section.Number("step", 1e-6, 1e9, 1),
                Default = section.Number("default", -1e9, 1e9).ToString(CultureInfo.InvariantCulture),
            },
            AppSettingKind.Choice => setting with { Choices = section.Texts("choices", 20), Default = section.Text("default") },
            _ => setting with { Default = section.Text("default", "") },
        };
        if (!setting.Fits(setting.Default))
            throw section.Wrong("default", $"is '{setting.Default}'", setting.Kind == AppSettingKind.Choice ? $"one of {string.Join(", ", setting.Choices)}" : $"{setting.Least} to {setting.Most}");
        section.Done();
        return setting;
    }

    private static AppBudget Budget(JsonSection? section)
    {
        var usual = new AppBudget();
        if (section is null)
            return usual;
        var budget = new AppBudget
        {
            MilliwattSeconds = section.Number("milliwattSeconds", 0, 1e7, usual.MilliwattSeconds),
            SecondsInView = section.Number("secondsInView", 0, 3600, usual.SecondsInView),
            Interruptions = (int)section.Whole("interruptions", 0, 60, usual.Interruptions),
        };
        section.Done();
        return budget;
    }

    private static IReadOnlyList<AppHardware> Parts(JsonSection? section, string field) => section is null ? [] : [.. section.Words(field, SmallNames.All<AppHardware>()).Select(SmallNames.Value<AppHardware>)];

    private static string Title(JsonSection section)
    {
        string title = section.Text("title");
        return title.Length is >= 1 and <= AppManifest.MostTitleLength
            ? title
            : throw section.Wrong("title", $"'{title}' has {title.Length} characters", $"1 to {AppManifest.MostTitleLength}, which fit a line");
    }

    // A path could lead out of the app's folder.
    private static string FileIn(JsonSection section, string field)
    {
        string file = section.Text(field);
        return file.EndsWith(".dll", StringComparison.Ordinal) && Path.GetFileName(file) == file
            ? file
            : throw section.Wrong(field, $"is '{file}'", "the name of a .dll in the manifest's folder");
    }

    private static string Matching(JsonSection section, string field, Regex form, string expected)
    {
        string text = section.Text(field);
        return form.IsMatch(text) ? text : throw section.Wrong(field, $"is '{text}'", expected);
    }

    private static T Named<T>(JsonSection section, string field, T fallback)
        where T : struct, Enum => section.Has(field) ? SmallNames.Value<T>(section.Word(field, SmallNames.All<T>())) : fallback;

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,31}(\.[a-z][a-z0-9-]{0,31}){0,5}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\A[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}\z")]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z")]
    private static partial Regex NameForm();
}
