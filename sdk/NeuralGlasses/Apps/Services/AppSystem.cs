using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>A setting with the value that it has.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Value">Its value.</param>
public sealed record SettingLine(AppSetting Setting, string Value);

/// <summary>How the glasses behave, for apps with the permission <c>system</c>.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppSystem(IAppContext glasses)
{
    /// <summary>Name of the event that tells a gesture that was practised, as <c>gesture</c> and <c>confidence</c>.</summary>
    public const string Gesture = "system.gesture";

    /// <summary>Asks for what can be set.</summary>
    /// <param name="app">Id of an app; empty for the glasses themselves.</param>
    /// <param name="listed">Called with the settings.</param>
    public void Settings(string app, Action<IReadOnlyList<SettingLine>> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(new AppAsk("system.settings") { Arguments = new Dictionary<string, string> { ["app"] = app } }, answer => listed([.. answer.Rows.Select(Line)]));
    }

    /// <summary>Changes a setting.</summary>
    /// <param name="app">Id of an app; empty for the glasses themselves.</param>
    /// <param name="id">Id of the setting.</param>
    /// <param name="value">Its value.</param>
    /// <param name="set">Called with what became of it.</param>
    public void Set(string app, string id, string value, Action<AppAnswer> set) =>
        glasses.Ask(new AppAsk("system.set") { Arguments = new Dictionary<string, string> { ["app"] = app, ["id"] = id, ["value"] = value } }, set);

    /// <summary>Asks for all apps, as rows of <c>id</c>, <c>title</c>, <c>version</c>, <c>state</c>, <c>energy</c> of the last hour in milliwatt-seconds, <c>may</c>, which names its permissions, and <c>why</c>.</summary>
    public void Apps(Action<IReadOnlyList<IReadOnlyDictionary<string, string>>> listed) => glasses.Ask(new AppAsk("system.apps"), answer => listed(answer.Rows));

    /// <summary>Asks how the glasses are, as rows of <c>title</c> and <c>value</c>.</summary>
    public void Health(Action<IReadOnlyList<IReadOnlyDictionary<string, string>>> listed) => glasses.Ask(new AppAsk("system.health"), answer => listed(answer.Rows));

    /// <summary>Begins or ends practice: while it lasts gestures come as <see cref="Gesture"/> instead of doing something; leaving the app ends it.</summary>
    public void Practise(bool isOn) => glasses.Ask(new AppAsk("system.practise") { Arguments = new Dictionary<string, string> { ["state"] = isOn ? AppSetting.On : AppSetting.Off } });

    private static SettingLine Line(IReadOnlyDictionary<string, string> row)
    {
        AppSettingKind kind = Enum.Parse<AppSettingKind>(row["kind"], ignoreCase: true);
        var setting = new AppSetting(row["id"], row["title"], kind, "")
        {
            Least = Number("least"),
            Most = Number("most"),
            Step = Number("step"),
            Choices = row["choices"].Length == 0 ? [] : row["choices"].Split('|'),
        };
        return new SettingLine(setting, row["value"]);

        double Number(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
    }
}
