using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>The one card in view: how long it stays, and what it shows.</summary>
internal sealed class NoticeView(NotificationCounters counters)
{
    // Warnings that are named on one card; those before are only counted.
    private const int MostNamed = 8;

    // Time that a card stays after the focus has left it, a guess.
    private const double LingerUs = 1e6;

    private readonly List<WaitingNotice> _parts = [];
    private long _number;
    private HostTime _until;
    private HostTime _lingerUntil;
    private HostTime _gapUntil = new(long.MinValue);
    private bool _isFocused;
    private bool _wasFocused;

    public HudCard? Card { get; private set; }

    /// <summary>What is on the card, newest first.</summary>
    public IReadOnlyList<WaitingNotice> Parts => _parts;

    public bool IsCritical => Card is not null && _parts[0].IsCritical;

    public bool IsConfirmation => Card is not null && _parts[0].IsConfirmation;

    public bool WasFocused => _wasFocused;

    public bool IsDue(HostTime now) => Card is not null && !_isFocused && now >= _until && now >= _lingerUntil;

    public bool IsFree(HostTime now) => Card is null && now >= _gapUntil;

    public bool Has(Notification notification)
    {
        for (var i = 0; i < _parts.Count; i++)
        {
            if (ReferenceEquals(_parts[i].Notification, notification))
                return true;
        }

        return false;
    }

    /// <summary>Whether the card is that of one notification, the one that is to be replaced.</summary>
    public bool IsOnly(Notification notification) => _parts is [{ Folded: 0 } only] && only.IsOf(notification.AppId, notification.Id);

    public void Focus(string? focusedId, HostTime now)
    {
        _isFocused = Card is not null && focusedId == Card.Id;
        _wasFocused |= _isFocused;
        if (_isFocused)
            _lingerUntil = now.Plus(LingerUs);
    }

    public void Show(IEnumerable<WaitingNotice> newestFirst, HostTime now)
    {
        _parts.Clear();
        _parts.AddRange(newestFirst);
        (_isFocused, _wasFocused) = (false, false);
        _number++;
        counters.Shown++;
        counters.Grouped += _parts.Count > 1 ? _parts.Count : 0;
        _until = _lingerUntil = now;
        Draw(now);
    }

    /// <summary>Puts other words on the card; it stays at least as long as it would have, and long enough for them.</summary>
    public void Update(WaitingNotice only, HostTime now)
    {
        _parts.Clear();
        _parts.Add(only);
        Draw(now);
    }

    /// <summary>Adds a warning to the card of those in view.</summary>
    public void Join(WaitingNotice warning, HostTime now)
    {
        int same = _parts.FindIndex(part => part.IsOf(warning.Notification.AppId, warning.Notification.Id));
        if (same >= 0)
        {
            warning.Folded += _parts[same].Folded;
            _parts.RemoveAt(same);
        }
        else
        {
            counters.Grouped++;
        }

        _parts.Insert(0, warning);
        if (_parts.Count > MostNamed)
        {
            warning.Folded += _parts[^1].Count;
            _parts.RemoveAt(_parts.Count - 1);
        }

        Draw(now);
    }

    /// <summary>Takes the card away.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="back">Receives what was not there for its time; null where it need not come again.</param>
    public void End(HostTime now, List<WaitingNotice>? back)
    {
        if (now < _until && back is not null)
        {
            counters.Interrupted++;
            back.AddRange(_parts);
        }

        _parts.Clear();
        Card = null;
        _isFocused = false;
        _gapUntil = now.Plus(NotificationCentre.GapMs * 1000);
    }

    private void Draw(HostTime now)
    {
        Card = NoticeCards.Of($".notice-{_number}", _parts);
        double dwellMs = Math.Max(NotificationCentre.LeastDwellMs, HudLegibility.LeastDwellMs(Card.Texts));
        if (_until < now.Plus(dwellMs * 1000))
            _until = now.Plus(dwellMs * 1000);
    }
}
