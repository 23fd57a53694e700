using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>What the wearer set for an app; a setting that was never touched has the value that the manifest gives it.</summary>
public sealed class AppSettings
{
    private readonly Dictionary<string, AppSetting> _settings;
    private readonly Dictionary<string, string> _values;

    internal AppSettings(AppManifest manifest, IReadOnlyDictionary<string, string> values)
    {
        _settings = manifest.Settings.ToDictionary(each => each.Id, StringComparer.Ordinal);
        _values = values.Where(each => _settings.TryGetValue(each.Key, out AppSetting? setting) && setting.Fits(each.Value)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>A setting as text.</summary>
    /// <exception cref="ArgumentException">The manifest has no such setting.</exception>
    public string Text(string id) => _values.TryGetValue(id, out string? value) ? value : Find(id).Default;

    /// <summary>A setting that is on or off.</summary>
    /// <exception cref="ArgumentException">The manifest has no such setting.</exception>
    public bool Flag(string id) => Text(id) == AppSetting.On;

    /// <summary>A setting that is a number.</summary>
    /// <exception cref="ArgumentException">The manifest has no such setting, or it is no number.</exception>
    public double Number(string id) => double.TryParse(Text(id), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        ? number
        : throw new ArgumentException($"The setting '{id}' is '{Text(id)}', expected a number; ask for it as text.", nameof(id));

    internal void Set(string id, string value)
    {
        if (_settings.TryGetValue(id, out AppSetting? setting) && setting.Fits(value))
            _values[id] = value;
    }

    private AppSetting Find(string id) => _settings.TryGetValue(id, out AppSetting? setting)
        ? setting
        : throw new ArgumentException($"The manifest has no setting '{id}'; {NearestName.Suggest(id, [.. _settings.Keys])}", nameof(id));
}
