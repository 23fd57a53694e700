using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Examples;

/// <summary>
/// Counts what the wearer wants to keep count of. A pinch adds to the line that has the focus, the dial corrects it, and the menu takes the last
/// change back. Shows how an app uses storage, settings, a menu and the wearer's clock.
/// </summary>
public sealed class TallyApp : GlassesApp
{
    private const string DayKey = "day";
    private const string Undo = "undo";
    private const string Reset = "reset";
    private const int MostLines = 6;
    private const int MostCount = 9999;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private (string Name, int Count)? _before;

    private static IReadOnlyList<AppChoice> Menu { get; } = [new AppChoice(Undo, "Undo"), new AppChoice(Reset, "Reset all")];

    private IEnumerable<string> Names => Glasses.Settings.Text("names").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostLines);

    /// <inheritdoc/>
    protected override void OnStart()
    {
        foreach (string key in Glasses.Storage.Keys)
        {
            if (key.StartsWith('.') && int.TryParse(Glasses.Storage.Get(key), CultureInfo.InvariantCulture, out int count))
                _counts[key[1..]] = count;
        }

        StartDay();
        Tell();
    }

    /// <inheritdoc/>
    protected override void OnOpen() => Show();

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.FocusedId is not { } name)
            return;
        int step = (int)Glasses.Settings.Number("step");
        if (intent.Kind == IntentKind.Select)
            Add(name, step);
        else if (intent.Kind == IntentKind.Dial)
            Add(name, (int)Math.Round(intent.X) * step);
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        if (action == Undo && _before is { } before)
            Keep(before.Name, before.Count);
        else if (action == Reset)
            Clear();
        _before = null;
        Show();
    }

    /// <inheritdoc/>
    protected override void OnSetting(string setting) => Show();

    private void Add(string name, int change)
    {
        StartDay();
        int count = _counts.GetValueOrDefault(name);
        _before = (name, count);
        Keep(name, Math.Clamp(count + change, 0, MostCount));
        Show();
    }

    private void Keep(string name, int count)
    {
        _counts[name] = count;
        Glasses.Storage.TrySet("." + name, count.ToString(CultureInfo.InvariantCulture));
    }

    private void StartDay()
    {
        string today = Glasses.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Glasses.Storage.Get(DayKey) is { } day && day != today && Glasses.Settings.Flag("daily"))
            Clear();
        Glasses.Storage.TrySet(DayKey, today);
    }

    private void Clear()
    {
        foreach (string name in _counts.Keys)
            Glasses.Storage.Remove("." + name);
        _counts.Clear();
    }

    private void Show()
    {
        Tell();
        if (Glasses.IsOpen)
            Glasses.Show(new HudScene("counts", Elements()), menu: Menu);
    }

    private HudElements Elements()
    {
        HudItem[] lines = [.. Names.Select(name => new HudItem(name, name, _counts.GetValueOrDefault(name).ToString(CultureInfo.InvariantCulture)))];
        return lines.Length > 0
            ? [new HudList("lines", Glasses.Settings.Flag("daily") ? "Today" : "So far", lines)]
            : [new HudText("nothing", "Name what to count in the settings.")];
    }

    private void Tell() => Glasses.Tell($"{Names.Sum(name => _counts.GetValueOrDefault(name))} today");
}
