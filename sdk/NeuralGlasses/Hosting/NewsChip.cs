using NeuralGlasses.Hud;
using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>
/// One short line at the edge of what the wearer has open, with which something that runs elsewhere says that it has come on: seen for as long as it takes to
/// read, never before a card or the sign that something is captured, and it costs its app an interruption as a card does.
/// </summary>
internal sealed class NewsChip(NotificationCentre notices)
{
    /// <summary>Time for which it is seen, in milliseconds: the least that a card stays.</summary>
    public const double ShownMs = NotificationCentre.LeastDwellMs;

    /// <summary>Most characters of it: a title and a few words, which a narrow display shows in one line.</summary>
    public const int MostLength = 32;

    private const string Id = ".news";
    private AppSlot? _slot;
    private HostTime _until;

    /// <summary>What is seen; null for nothing.</summary>
    public HudText? Line { get; private set; }

    /// <summary>An app has news, while the wearer has another one open; nothing comes of it where a card of the app would have to wait.</summary>
    public void Tell(AppSlot slot, string text, HostTime now)
    {
        if (text.Length == 0 || !notices.TryInterrupt(slot.Manifest.Id, now))
            return;
        string line = $"{slot.Manifest.Title}: {text}";
        (_slot, _until) = (slot, now.Plus(ShownMs * 1000));
        Line = new HudText(Id, line.Length <= MostLength ? line : line[..(MostLength - 1)] + "…") { Style = HudTextStyle.Caption, Tone = HudTone.Accent, Alignment = HudAlignment.End, MostLines = 1 };
    }

    /// <summary>Takes the line away when its time is over, or when its app or the home menu says it better; true if it did.</summary>
    public bool End(AppSlot? open, HostTime now)
    {
        if (Line is null || (now < _until && open is not null && open != _slot))
            return false;
        (Line, _slot) = (null, null);
        return true;
    }
}
