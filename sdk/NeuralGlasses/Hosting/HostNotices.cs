using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>What apps and the glasses themselves tell the wearer, on its way to the notification centre.</summary>
internal sealed class HostNotices(NotificationCentre centre)
{
    private long _number;

    /// <summary>An app tells something. One that knows the wristband speaks for the glasses where it is urgent: without the band nothing else can be said.</summary>
    public void Tell(AppManifest app, AppNotice notice, HostTime now)
    {
        bool isForGlasses = notice.Urgency == AppUrgency.High && app.May(AppPermission.Band);
        HudSymbol symbol = notice.Symbol != HudSymbol.None ? notice.Symbol : notice.Tone == HudTone.Warning ? HudSymbol.Warning : notice.IsConfirmation ? HudSymbol.Check : HudSymbol.Bell;
        centre.Post(
            new Notification(isForGlasses ? Notification.RuntimeApp : app.Id, app.Title, notice.Id.Length == 0 ? "notice" : notice.Id, notice.Title, notice.Text, now)
            {
                Priority = isForGlasses ? NotificationPriority.Critical : PriorityOf(notice.Urgency),
                Tone = notice.Tone,
                Symbol = symbol,
                IsOwnDoing = notice.IsConfirmation,
            },
            now);
    }

    /// <summary>An app takes a notice back.</summary>
    public void Withdraw(AppManifest app, string id) => centre.Withdraw(app.Id, id);

    /// <summary>What an app tells next comes of what the wearer does now.</summary>
    public void NoteIntent(string appId, HostTime now) => centre.NoteIntent(appId, now);

    /// <summary>The glasses say why they do not do what the wearer has just wanted.</summary>
    public void Refuse(string title, string why, HostTime now)
    {
        centre.NoteIntent(Notification.RuntimeApp, now);
        Post(title, why, now, isOwnDoing: true);
    }

    /// <summary>The glasses say that something went wrong; at once, whatever the wearer is busy with, if it is urgent.</summary>
    public void Warn(string title, string text, HostTime now, bool isUrgent = false) => Post(title, text, now, isOwnDoing: false, isUrgent);

    private void Post(string title, string text, HostTime now, bool isOwnDoing, bool isUrgent = false) => centre.Post(
        new Notification(Notification.RuntimeApp, "Glasses", $"glasses-{++_number}", title, text, now)
        {
            Priority = isUrgent ? NotificationPriority.Critical : NotificationPriority.High,
            Tone = HudTone.Warning,
            Symbol = HudSymbol.Warning,
            IsOwnDoing = isOwnDoing,
        },
        now);

    private static NotificationPriority PriorityOf(AppUrgency urgency) => urgency switch
    {
        AppUrgency.Low => NotificationPriority.Low,
        AppUrgency.High => NotificationPriority.High,
        _ => NotificationPriority.Normal,
    };
}
