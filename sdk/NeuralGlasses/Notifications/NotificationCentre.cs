using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>
/// Decides what the wearer is told, and when: at most one card is in view, only from apps that the wearer has allowed, not while the wearer is
/// busy or wants quiet, never more often than an app may interrupt, and always long enough to be read. The rest waits or is in the history.
/// All methods take the moment of the call; no two of them may be called at once.
/// </summary>
public sealed class NotificationCentre
{
    /// <summary>Least time that a card stays, in milliseconds; longer ones stay as long as the legibility rule of dwell says.</summary>
    public const double LeastDwellMs = 5000;

    /// <summary>Time between two cards in which the view is free, in milliseconds; a guess.</summary>
    public const double GapMs = 2000;

    /// <summary>Time after something that the wearer did within which the app may confirm it, in milliseconds; a guess.</summary>
    public const double OwnDoingMs = 3000;

    /// <summary>Interruptions an hour of an app that declares none; a guess.</summary>
    public const int UsualPerHour = 12;

    /// <summary>Most groups that come into view one by one; if more wait, they come as one card.</summary>
    public const int MostGroups = 3;

    private readonly List<WaitingNotice> _taken = [];
    private readonly WaitingNotices _waiting;
    private readonly NoticeView _view;
    private readonly NoticePolicy _policy;
    private readonly IKeptBytes? _kept;
    private HostTime _now = new(long.MinValue);
    private long _arrivals;
    private long _savedVersion;

    /// <summary>Makes a centre and loads its history.</summary>
    /// <param name="settings">What the wearer wants.</param>
    /// <param name="kept">Where the history is kept, or null for a history that ends with the runtime.</param>
    /// <exception cref="ArgumentException">Something is wrong with the settings.</exception>
    public NotificationCentre(NotificationSettings settings, IKeptBytes? kept = null)
    {
        _policy = new NoticePolicy(settings);
        _waiting = new WaitingNotices(Counters);
        _view = new NoticeView(Counters);
        _kept = kept;
        try
        {
            if (kept?.Load() is { } bytes)
                Complaint = History.Load(kept.Name, bytes);
        }
        catch (IOException error)
        {
            Complaint = $"{kept!.Name}: the kept notifications cannot be read ({error.Message}); the history begins anew.";
        }

        _savedVersion = History.Version;
    }

    /// <summary>What the wearer wants.</summary>
    public NotificationSettings Settings => _policy.Settings;

    /// <summary>What the wearer is busy with.</summary>
    public Attention Attention => _policy.Attention;

    /// <summary>The card in view, ready for a scene, or null for none. It is another object when it has changed.</summary>
    public HudCard? Current => _view.Card;

    /// <summary>The newest notification on the card in view, with its actions, or null for none.</summary>
    public Notification? CurrentNotification => _view.Card is null ? null : _view.Parts[0].Notification;

    /// <summary>Whether the card in view is heard.</summary>
    public bool MakesSound => _view.Card is not null && (_view.IsCritical || _view.IsConfirmation || Any(static app => app.Sound));

    /// <summary>Whether the card in view may wake a display that is off.</summary>
    public bool WakesDisplay => _view.Card is not null && (_view.IsCritical || Any(static app => app.OnLock));

    /// <summary>Notifications that wait to come into view, without those of which no more than the number is kept.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>All that is on the card in view, newest first.</summary>
    internal IReadOnlyList<WaitingNotice> InView => _view.Parts;

    /// <summary>All that came.</summary>
    public NotificationHistory History { get; } = new();

    /// <summary>What became of all notifications.</summary>
    public NotificationCounters Counters { get; } = new();

    /// <summary>Why the last notification that was refused was.</summary>
    public string? LastRefusal { get; private set; }

    /// <summary>What was lost of the history or could not be kept of it, as one sentence, or null for nothing.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Cards of an app in the last hour that the wearer had not asked for.</summary>
    public int Interruptions(string appId, HostTime now) => _policy.Spent(appId, now);

    /// <summary>Notes how often an app may interrupt in an hour by its own word; the wearer's word counts more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above 60.</exception>
    public void DeclareBudget(string appId, int perHour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perHour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(perHour, AppNotificationSettings.MostPerHour);
        if (_policy.StandingOf(appId) is { } app)
            app.Declared = perHour;
    }

    /// <summary>Notes that the wearer has just done something with an app, so that it may confirm it.</summary>
    public void NoteIntent(string appId, HostTime at) => _policy.StandingOf(appId)?.NoteIntent(at);

    /// <summary>Why an app has to be silent, as one sentence; null if it may speak, as it may in quiet about what the wearer has just done with it.</summary>
    internal string? WhySilent(string appId, bool isOwnDoing, HostTime now) => _policy.WhySilent(appId, isOwnDoing, Later(now));

    /// <summary>Whether an app may interrupt with less than a card where a card of it would not have to wait, which costs it as much as a card.</summary>
    internal bool TryInterrupt(string appId, HostTime now)
    {
        now = Later(now);
        bool may = _view.Card is null && _policy.TryInterrupt(appId, now);
        Counters.NewsShown += may ? 1 : 0;
        Counters.NewsWithheld += may ? 0 : 1;
        return may;
    }

    /// <summary>Sets the clock on the wall; call it again when it is set or the zone changes.</summary>
    public void SetClock(DateTimeOffset local, HostTime at) => _policy.Clock = (at, local);

    /// <summary>Uses other settings from now on. What is no longer allowed goes out of view at once.</summary>
    /// <exception cref="ArgumentException">Something is wrong with the settings.</exception>
    public void Apply(NotificationSettings settings, HostTime now)
    {
        now = Later(now);
        _policy.Settings = settings;
        for (int i = _waiting.Count - 1; i >= 0; i--)
        {
            if (_policy.MayBeInView(_waiting[i]))
                continue;
            Counters.CountSuppressed(SuppressionReason.NotAllowed);
            _waiting.RemoveAt(i);
        }

        if (_view.Card is not null && !_view.Parts.All(_policy.MayBeInView))
            EndCard(now, comesAgain: false);
        Settle(now);
    }

    /// <summary>Notes what the wearer is busy with. A card that the display goes dark over comes again.</summary>
    public void SetAttention(Attention attention, HostTime now)
    {
        now = Later(now);
        bool fallsAsleep = (attention & ~Attention & Attention.Asleep) != 0;
        _policy.Attention = attention;
        if (fallsAsleep && _view.Card is not null && !WakesDisplay)
            EndCard(now, comesAgain: !_view.IsConfirmation);
        Settle(now);
    }

    /// <summary>Takes a notification and says what became of it.</summary>
    public NotificationFate Post(Notification notification, HostTime now)
    {
        ArgumentNullException.ThrowIfNull(notification);
        now = Later(now);
        Counters.Posted++;
        string? fault = notification.Fault;
        AppStanding? app = fault is null ? _policy.StandingOf(notification.AppId) : null;
        if (app is null)
        {
            Counters.Refused++;
            LastRefusal = fault ?? $"There are notifications of {NotificationSettings.MostApps} apps already, expected at most as many; remove an app.";
            return NotificationFate.Refused;
        }

        notification = Kept(notification);
        HostTime deadline = default;
        bool confirms = notification.IsOwnDoing && app.TryConfirm(now, out deadline);
        if (!confirms && History.TryRepeat(notification, _policy.Wall(now), now))
        {
            Counters.Repeated++;
            return NotificationFate.Repeated;
        }

        WaitingNotice? earlier = _waiting.Take(notification.AppId, notification.Id);
        Counters.Replaced += History.Add(notification, _policy.Wall(now), now) ? 1 : 0;
        var notice = new WaitingNotice(notification, earlier?.Arrival ?? ++_arrivals)
        {
            Deadline = confirms ? deadline : null,
            IsPaid = earlier is { IsPaid: true },
            Folded = earlier?.Folded ?? 0,
        };
        if (_policy.WhyNot(notice, now) is { } reason)
        {
            Counters.CountSuppressed(reason);
            return NotificationFate.HistoryOnly;
        }

        Place(notice, now);
        Settle(now);
        return _view.Has(notification) ? NotificationFate.Shown : _waiting.Has(notification) ? NotificationFate.Waiting : NotificationFate.HistoryOnly;
    }

    /// <summary>Takes a notification back, as when a message was read elsewhere: it waits no longer and is out of the history. A card in view stays.</summary>
    public bool Withdraw(string appId, string id) => (_waiting.Take(appId, id) is not null) | History.Remove(appId, id);

    /// <summary>The wearer takes the card away; false if there is none.</summary>
    public bool Dismiss(HostTime now)
    {
        if (_view.Card is null)
            return false;
        now = Later(now);
        MarkRead();
        Counters.Dismissed++;
        EndCard(now, comesAgain: false);
        Settle(now);
        return true;
    }

    /// <summary>Lets time go by.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="focusedId">Id of what has the focus in the scene that is shown; a card does not go while it has it.</param>
    public void Advance(HostTime now, string? focusedId)
    {
        now = Later(now);
        _view.Focus(focusedId, now);
        Settle(now);
    }

    /// <summary>Keeps the history if it changed; false, with a <see cref="Complaint"/>, if that failed. It writes to the store, so call it at a quiet moment.</summary>
    public bool Save()
    {
        if (_kept is null || History.Version == _savedVersion)
            return true;
        try
        {
            _kept.Save(History.ToJson());
            _savedVersion = History.Version;
            return true;
        }
        catch (IOException error)
        {
            Counters.SaveFailures++;
            Complaint = $"{_kept.Name}: the notifications cannot be kept ({error.Message}); they are gone after a restart.";
            return false;
        }
    }

    private void Place(WaitingNotice notice, HostTime now)
    {
        bool isFree = !_policy.Holds(notice, now);
        bool hasToken = _policy.HasToken(notice, now);
        if (notice.IsCritical && _view.IsCritical)
        {
            _view.Join(notice, now);
        }
        else if (isFree && hasToken && !notice.IsCritical && !_view.IsCritical && _view.IsOnly(notice.Notification))
        {
            _policy.Pay([notice], now);
            _view.Update(notice, now);
        }
        else if (notice.IsCritical || (notice.IsConfirmation && isFree && !_view.IsCritical))
        {
            ShowNow(notice, now);
        }
        else
        {
            notice.IsOverBudget = !hasToken;
            Counters.OverBudget += hasToken ? 0 : 1;
            Counters.Deferred += isFree ? 0 : 1;
            _waiting.Add(notice);
        }
    }

    private void Settle(HostTime now)
    {
        _waiting.Expire(now);
        if (_view.IsDue(now))
            EndCard(now, comesAgain: false);
        if (_waiting.Count == 0 || _view.IsCritical)
            return;
        ShowConfirmation(now);
        if (_view.IsFree(now))
            ShowNext(now);
    }

    private void ShowNow(WaitingNotice notice, HostTime now)
    {
        if (_view.Card is not null)
            EndCard(now, comesAgain: !_view.IsConfirmation);
        _waiting.Take(notice.Notification.AppId, notice.Notification.Id);
        _view.Show([notice], now);
    }

    // The newest of them: what the wearer did before is no longer what is waited for.
    private void ShowConfirmation(HostTime now)
    {
        WaitingNotice? newest = null;
        for (int i = _waiting.Count - 1; i >= 0; i--)
        {
            if (!_waiting[i].IsConfirmation || _policy.Holds(_waiting[i], now))
                continue;
            if (newest is not null)
                Counters.CountSuppressed(SuppressionReason.LateConfirmation);
            newest ??= _waiting[i];
            _waiting.RemoveAt(i);
        }

        if (newest is not null)
            ShowNow(newest, now);
    }

    private void ShowNext(HostTime now)
    {
        WaitingNotice? head = null;
        for (var i = 0; i < _waiting.Count; i++)
        {
            if ((head is null || _waiting[i].Notification.Priority > head.Notification.Priority) && IsReady(_waiting[i], now))
                head = _waiting[i];
        }

        if (head is null)
            return;
        bool isDigest = head.Notification.Priority < NotificationPriority.High && HasManyGroups(now);
        _taken.Clear();
        for (int i = _waiting.Count - 1; i >= 0; i--)
        {
            if ((!isDigest && !_waiting[i].IsWith(head)) || !IsReady(_waiting[i], now))
                continue;
            _taken.Add(_waiting[i]);
            _waiting.RemoveAt(i);
        }

        _policy.Pay(_taken, now);
        _view.Show(_taken, now);
    }

    private bool HasManyGroups(HostTime now)
    {
        var groups = 0;
        for (var i = 0; i < _waiting.Count && groups <= MostGroups; i++)
        {
            bool isFirst = IsReady(_waiting[i], now);
            for (var j = 0; j < i && isFirst; j++)
                isFirst = !_waiting[j].IsWith(_waiting[i]) || !IsReady(_waiting[j], now);
            groups += isFirst ? 1 : 0;
        }

        return groups > MostGroups;
    }

    private bool IsReady(WaitingNotice notice, HostTime now) => !notice.IsConfirmation && !_policy.Holds(notice, now) && _policy.HasToken(notice, now);

    private void EndCard(HostTime now, bool comesAgain)
    {
        if (_view.WasFocused)
            MarkRead();
        _taken.Clear();
        _view.End(now, comesAgain ? _taken : null);
        foreach (WaitingNotice notice in _taken)
        {
            // What was taken back, dismissed or replaced while it was in view does not come again.
            if (History.Has(notice.Notification))
                _waiting.Add(notice);
        }
    }

    private void MarkRead()
    {
        foreach (WaitingNotice part in _view.Parts)
            History.MarkRead(part.Notification.AppId, part.Notification.Id);
    }

    private Notification Kept(Notification notification)
    {
        string title = NoticeText.Clean(notification.Title, Notification.LongestTitle, keepsLines: false, out bool isTitleCut);
        string text = NoticeText.Clean(notification.Text, Notification.LongestText, keepsLines: true, out bool isTextCut);
        Counters.Cut += (isTitleCut ? 1 : 0) + (isTextCut ? 1 : 0);
        bool isFalse = notification.Priority == NotificationPriority.Critical && notification.AppId != Notification.RuntimeApp;
        Counters.Downgraded += isFalse ? 1 : 0;
        return notification with { Title = title, Text = text, Priority = isFalse ? NotificationPriority.High : notification.Priority };
    }

    private bool Any(Func<AppNotificationSettings, bool> holds)
    {
        for (var i = 0; i < _view.Parts.Count; i++)
        {
            if (holds(_policy.Of(_view.Parts[i].Notification.AppId)))
                return true;
        }

        return false;
    }

    // Time does not go back, whatever a caller says.
    private HostTime Later(HostTime now) => _now = now > _now ? now : _now;
}
