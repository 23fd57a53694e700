using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>Who may be in view, and who has to wait, by what the wearer wants and is busy with.</summary>
internal sealed class NoticePolicy
{
    private static readonly AppNotificationSettings Runtime = new() { InView = true, Sound = true, PerHour = AppNotificationSettings.MostPerHour };

    private readonly Dictionary<string, AppStanding> _apps = new(StringComparer.Ordinal);
    private NotificationSettings _settings;

    public NoticePolicy(NotificationSettings settings) => Settings = _settings = settings;

    /// <exception cref="ArgumentException">Something is wrong with the settings.</exception>
    public NotificationSettings Settings
    {
        get => _settings;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _settings = value.Faults() is [var fault, ..] ? throw new ArgumentException(fault, nameof(value)) : value;
        }
    }

    public Attention Attention { get; set; }

    public (HostTime At, DateTimeOffset Local)? Clock { get; set; }

    public DateTimeOffset? Wall(HostTime now) => Clock is { } clock ? clock.Local.AddTicks((now.Microseconds - clock.At.Microseconds) * TimeSpan.TicksPerMicrosecond) : null;

    public AppNotificationSettings Of(string appId) => appId == Notification.RuntimeApp ? Runtime : _settings.Of(appId);

    /// <summary>How an app stands; null if there are too many apps.</summary>
    public AppStanding? StandingOf(string appId)
    {
        ArgumentException.ThrowIfNullOrEmpty(appId);
        if (_apps.TryGetValue(appId, out AppStanding? app))
            return app;
        if (_apps.Count >= NotificationSettings.MostApps)
            return null;
        _apps.Add(appId, app = new AppStanding());
        return app;
    }

    public int Spent(string appId, HostTime now) => _apps.TryGetValue(appId, out AppStanding? app) ? app.Spent(now) : 0;

    /// <summary>Why a notification goes to the history and nowhere else; null if it does not.</summary>
    public SuppressionReason? WhyNot(WaitingNotice notice, HostTime now)
    {
        if (!MayBeInView(notice))
            return notice.Notification.IsOwnDoing ? SuppressionReason.LateConfirmation : SuppressionReason.NotAllowed;
        if (notice.IsConfirmation || notice.Notification.Priority > NotificationPriority.Low || !Holds(notice, now))
            return null;
        return IsQuietFor(notice, now) ? SuppressionReason.Quiet : SuppressionReason.Busy;
    }

    public bool MayBeInView(WaitingNotice notice) => notice.IsConfirmation || notice.IsCritical || Of(notice.Notification.AppId).InView;

    /// <summary>Whether it has to wait because the wearer is busy or wants quiet.</summary>
    public bool Holds(WaitingNotice notice, HostTime now) =>
        IsQuietFor(notice, now) || AttentionRules.Holds(Attention, notice.Notification.Priority, notice.IsConfirmation, Of(notice.Notification.AppId).OnLock);

    /// <summary>Whether its app may interrupt once more in this hour.</summary>
    public bool HasToken(WaitingNotice notice, HostTime now)
    {
        if (notice.IsPaid || notice.IsConfirmation || notice.IsCritical)
            return true;
        AppStanding app = _apps[notice.Notification.AppId];
        return app.Spent(now) < (Of(notice.Notification.AppId).PerHour ?? app.Declared);
    }

    /// <summary>Takes an interruption of usual weight from an app that the wearer allowed in view; false where it would have to wait or has none left.</summary>
    public bool TryInterrupt(string appId, HostTime now)
    {
        AppNotificationSettings wanted = Of(appId);
        bool isQuiet = !_settings.Quiet.LetsThrough(appId) && _settings.Quiet.Holds(Wall(now));
        if (!wanted.InView || isQuiet || AttentionRules.Holds(Attention, NotificationPriority.Normal, isConfirmation: false, mayWake: false))
            return false;
        if (StandingOf(appId) is not { } app || app.Spent(now) >= (wanted.PerHour ?? app.Declared))
            return false;
        app.Spend(now);
        return true;
    }

    /// <summary>Why an app has to be silent, as one sentence; null if it may speak.</summary>
    public string? WhySilent(string appId, bool isOwnDoing, HostTime now) =>
        AttentionRules.WhySilent(Attention)
        ?? (isOwnDoing || _settings.Quiet.LetsThrough(appId) || !_settings.Quiet.Holds(Wall(now)) || StandingOf(appId) is { } app && app.WasMeant(now) ? null : "The wearer wants quiet.");

    /// <summary>Takes the interruption of one card from every app on it that has not paid yet.</summary>
    public void Pay(IReadOnlyList<WaitingNotice> card, HostTime now)
    {
        foreach (WaitingNotice notice in card)
        {
            if (notice.IsPaid || notice.IsConfirmation || notice.IsCritical)
                continue;
            _apps[notice.Notification.AppId].Spend(now);
            foreach (WaitingNotice other in card)
                other.IsPaid |= other.Notification.AppId == notice.Notification.AppId;
        }
    }

    private bool IsQuietFor(WaitingNotice notice, HostTime now) =>
        !notice.IsConfirmation && !notice.IsCritical && !_settings.Quiet.LetsThrough(notice.Notification.AppId) && _settings.Quiet.Holds(Wall(now));
}
