using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>The home menu: what the time is, how full the cell is, and a line for all that the wearer can do.</summary>
internal sealed class HomeMenu
{
    /// <summary>Id of the scene, and the context of its gestures.</summary>
    public const string Id = Interaction.IntentMap.HomeContext;

    private readonly List<(HomeLineId Id, AppSlot Slot, AppHomeLine Line)> _lines = [];
    private readonly DateTimeOffset? _startedAt;
    private readonly ConditionWatch _condition;
    private string _title = "Home";
    private (long Minute, int Percent) _titled = (-1, -1);

    public HomeMenu(IReadOnlyList<AppSlot> slots, DateTimeOffset? startedAt, ConditionWatch condition)
    {
        _startedAt = startedAt;
        _condition = condition;

        // What these glasses cannot run stands last, and says so.
        foreach (AppSlot slot in slots.OrderBy(slot => slot.State == AppState.Refused))
        {
            IReadOnlyList<AppHomeLine> lines = slot.Manifest.Home is { Count: > 0 } given ? given : [new AppHomeLine(slot.Manifest.Title)];
            foreach (AppHomeLine line in lines)
                _lines.Add((new HomeLineId(slot.Manifest.Id, line.Action), slot, line));
        }
    }

    /// <summary>What a line stands for; false if there is no such line.</summary>
    public bool TryFind(string? id, out AppSlot slot, out string? action)
    {
        foreach ((HomeLineId line, AppSlot owner, AppHomeLine what) in _lines)
        {
            if (line.Text == id)
            {
                (slot, action) = (owner, what.Action);
                return true;
            }
        }

        (slot, action) = (null!, null);
        return false;
    }

    /// <summary>Id of the line that matches what was written: by its begin, by a word's begin, or by the keys with which its begin is typed; null for none.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="keyOf">The key of a lower-case letter, so that a reading of the same keystrokes finds the line as well; -1 for none.</param>
    public string? Match(string text, Func<char, int> keyOf)
    {
        string wanted = text.Trim();
        if (wanted.Length == 0)
            return null;
        return Find(title => title.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
            ?? Find(title => title.Contains(" " + wanted, StringComparison.OrdinalIgnoreCase))
            ?? Find(title => title.Length >= wanted.Length && wanted.Zip(title).All(pair => keyOf(char.ToLowerInvariant(pair.First)) is >= 0 and var key && key == keyOf(char.ToLowerInvariant(pair.Second))));
    }

    private string? Find(Func<string, bool> fits)
    {
        foreach ((HomeLineId line, _, AppHomeLine what) in _lines)
        {
            if (fits(what.Title))
                return line.Text;
        }

        return null;
    }

    public HudList List(HostTime? now = null) => new(".apps", now is { } at ? Title(at) : _title, [.. _lines.Select(line => new HudItem(line.Id.Text, line.Line.Title, DetailOf(line.Slot, line.Line)) { Symbol = line.Slot.Manifest.Symbol })]);

    /// <summary>Whether a list that was shown says no more what is true.</summary>
    public bool Differs(HudList shown, HostTime now)
    {
        if (shown.Items.Count != _lines.Count || shown.Title != Title(now))
            return true;
        for (var i = 0; i < _lines.Count; i++)
        {
            if (shown.Items[i].Detail != DetailOf(_lines[i].Slot, _lines[i].Line))
                return true;
        }

        return false;
    }

    // Asked every second, and the answer is nearly always the one before.
    private string Title(HostTime now)
    {
        if (_startedAt is not { } startedAt)
            return _title;
        DateTimeOffset time = startedAt.AddTicks(now.Microseconds * TimeSpan.TicksPerMicrosecond);
        int percent = _condition.ChargePercent is { } charge ? (int)Math.Round(charge) : -1;
        (long, int) told = (time.Ticks / TimeSpan.TicksPerMinute, percent);
        if (told == _titled)
            return _title;
        _titled = told;
        _title = string.Create(CultureInfo.InvariantCulture, $"{time:HH:mm}") + (percent < 0 ? "" : $" · {percent} %");
        return _title;
    }

    private static string DetailOf(AppSlot slot, AppHomeLine line) => slot.State switch
    {
        AppState.Refused => "not here",
        AppState.GivenUp => "stopped",
        _ => slot.Manifest.Home.Count <= 1 || line == slot.Manifest.Home[0] ? slot.Detail : "",
    };

    private readonly record struct HomeLineId(string App, string? Action)
    {
        public string Text { get; } = Action is null ? App : $"{App}/{Action}";
    }
}
