using System.Collections;
using System.Globalization;
using System.Text.Json;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>All notifications that came, newest first, until the wearer dismisses them or later ones need their place.</summary>
public sealed class NotificationHistory : IReadOnlyList<HistoryEntry>
{
    /// <summary>Most entries.</summary>
    public const int Most = 200;

    /// <summary>Most characters of all texts together, 2 MB of memory.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>Time within which the same words of the same app are not said again, in milliseconds; a guess.</summary>
    public const double RepeatMs = 30_000;

    private const int LabelLength = 15;
    private readonly List<HistoryEntry> _oldestFirst = new(Most);
    private int _characters;
    private long _number;

    internal NotificationHistory()
    {
    }

    /// <summary>Grows with every change, so that a view of it need be made only then.</summary>
    public long Version { get; private set; }

    /// <summary>Number of entries.</summary>
    public int Count => _oldestFirst.Count;

    /// <summary>Entries that went because later ones needed their place.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Entries that the wearer has not read: the dot on the home menu.</summary>
    public int Unread { get; private set; }

    /// <summary>An entry, 0 for the newest.</summary>
    public HistoryEntry this[int index] => _oldestFirst[^(index + 1)];

    /// <summary>The entry with a number, or null if it is gone.</summary>
    public HistoryEntry? Find(long number) => IndexOf(number) is >= 0 and var at ? _oldestFirst[at] : null;

    /// <summary>Notes that the wearer has read an entry; false if it is gone or was read already.</summary>
    public bool MarkRead(long number) => IndexOf(number) is >= 0 and var at && MarkReadAt(at);

    /// <summary>Notes that the wearer has read all.</summary>
    public void MarkAllRead()
    {
        for (var i = 0; i < _oldestFirst.Count; i++)
            MarkReadAt(i);
    }

    /// <summary>Takes an entry out; false if it is gone already.</summary>
    public bool Dismiss(long number)
    {
        int at = IndexOf(number);
        if (at >= 0)
            RemoveAt(at);
        return at >= 0;
    }

    /// <summary>Takes out all entries.</summary>
    public void DismissAll()
    {
        while (_oldestFirst.Count > 0)
            RemoveAt(_oldestFirst.Count - 1);
    }

    /// <summary>Takes out all entries of an app and returns how many there were.</summary>
    public int DismissApp(string appId)
    {
        int before = _oldestFirst.Count;
        for (int i = _oldestFirst.Count - 1; i >= 0; i--)
        {
            if (_oldestFirst[i].Notification.AppId == appId)
                RemoveAt(i);
        }

        return before - _oldestFirst.Count;
    }

    /// <summary>Id of the line of an entry in <see cref="View"/>.</summary>
    public static string LineOf(HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return $".note-{entry.Number}";
    }

    /// <summary>The history as a list for a scene, newest first: short labels, the app and the time of day beside them, a sign for what is not read.</summary>
    /// <param name="id">Name of the list.</param>
    /// <param name="title">What stands above the lines.</param>
    /// <param name="first">Index of the first entry.</param>
    /// <param name="most">Most entries, at least 1.</param>
    public HudList View(string id, string title, int first = 0, int most = Most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return new HudList(id, title, [.. this.Skip(first).Take(most).Select(Line)]);
    }

    /// <inheritdoc/>
    public IEnumerator<HistoryEntry> GetEnumerator()
    {
        for (int i = _oldestFirst.Count - 1; i >= 0; i--)
            yield return _oldestFirst[i];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a notification; returns whether it took the place of one with the same id.</summary>
    internal bool Add(Notification notification, DateTimeOffset? when, HostTime at)
    {
        bool isReplacing = Remove(notification.AppId, notification.Id);
        Append(new HistoryEntry(++_number, notification, when, 1, false) { SaidAt = at });
        return isReplacing;
    }

    /// <summary>Counts a notification with the entry that said the same a moment ago; false if there is none.</summary>
    internal bool TryRepeat(Notification notification, DateTimeOffset? when, HostTime at)
    {
        for (int i = _oldestFirst.Count - 1; i >= 0; i--)
        {
            HistoryEntry entry = _oldestFirst[i];
            if (entry.SaidAt is not { } said || at.MillisecondsSince(said) >= RepeatMs)
                return false;
            Notification before = entry.Notification;
            if (before.AppId != notification.AppId || before.Title != notification.Title || before.Text != notification.Text || before.Priority != notification.Priority)
                continue;

            // The time of the first stays: else words that come every second would never be said again.
            _oldestFirst[i] = entry with { Times = entry.Times + 1, When = when };
            Version++;
            return true;
        }

        return false;
    }

    internal bool Has(Notification notification) => _oldestFirst.Exists(entry => ReferenceEquals(entry.Notification, notification));

    internal bool Remove(string appId, string id)
    {
        int at = _oldestFirst.FindLastIndex(entry => entry.Notification.Id == id && entry.Notification.AppId == appId);
        if (at >= 0)
            RemoveAt(at);
        return at >= 0;
    }

    internal void MarkRead(string appId, string id)
    {
        for (int i = _oldestFirst.Count - 1; i >= 0; i--)
        {
            if (_oldestFirst[i].Notification.Id == id && _oldestFirst[i].Notification.AppId == appId)
                MarkReadAt(i);
        }
    }

    internal byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(new KeptHistory(KeptHistory.CurrentFormat, [.. _oldestFirst.Select(KeptHistory.Entry.Of)]), NotificationJson.Default.KeptHistory);

    /// <summary>Fills an empty history; returns one sentence if something of it was lost, or null.</summary>
    internal string? Load(string name, ReadOnlySpan<byte> json)
    {
        KeptHistory? kept;
        try
        {
            kept = JsonSerializer.Deserialize(json, NotificationJson.Default.KeptHistory);
        }
        catch (JsonException error)
        {
            return $"{name}: the kept notifications are damaged in line {error.LineNumber + 1}; the history begins anew.";
        }

        if (kept is not { Format: KeptHistory.CurrentFormat, Entries: not null })
            return $"{name}: the format of the kept notifications is '{kept?.Format}', expected '{KeptHistory.CurrentFormat}'; the history begins anew.";
        var lost = 0;
        foreach (KeptHistory.Entry? entry in kept.Entries)
        {
            Notification? notification = entry?.ToNotification();
            if (notification is null || notification.Fault is not null || notification.Text.Length > Notification.LongestText || notification.Title.Length > Notification.LongestTitle)
                lost++;
            else
                Append(new HistoryEntry(++_number, notification, entry!.When, Math.Max(1, entry.Times), entry.IsRead));
        }

        return lost == 0 ? null : $"{name}: {lost} of {kept.Entries.Count} kept notifications are damaged and were left out.";
    }

    private static HudItem Line(HistoryEntry entry)
    {
        string title = entry.Notification.Title;
        string label = NoticeText.Label(title, LabelLength);
        string times = entry.Times > 1 ? $" ×{entry.Times}" : "";
        string clock = entry.When is { } when ? when.ToString(" HH:mm", CultureInfo.InvariantCulture) : "";
        return new HudItem(LineOf(entry), label, $"{NoticeText.Label(entry.Notification.AppTitle, LabelLength)}{clock}{times}") { Symbol = entry.IsRead ? HudSymbol.None : entry.Notification.Symbol };
    }

    private void Append(HistoryEntry entry)
    {
        _oldestFirst.Add(entry);
        _characters += Characters(entry);
        Unread += entry.IsRead ? 0 : 1;
        while (_oldestFirst.Count > Most || _characters > MostCharacters)
        {
            RemoveAt(0);
            Forgotten++;
        }

        Version++;
    }

    private void RemoveAt(int index)
    {
        HistoryEntry entry = _oldestFirst[index];
        _oldestFirst.RemoveAt(index);
        _characters -= Characters(entry);
        Unread -= entry.IsRead ? 0 : 1;
        Version++;
    }

    private bool MarkReadAt(int index)
    {
        if (_oldestFirst[index].IsRead)
            return false;
        _oldestFirst[index] = _oldestFirst[index] with { IsRead = true };
        Unread--;
        Version++;
        return true;
    }

    private int IndexOf(long number) => _oldestFirst.FindIndex(entry => entry.Number == number);

    private static int Characters(HistoryEntry entry) => entry.Notification.Title.Length + entry.Notification.Text.Length;
}
