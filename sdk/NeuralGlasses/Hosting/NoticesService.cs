using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>The history of what the wearer was told, for the app that shows it.</summary>
internal sealed class NoticesService(NotificationCentre centre) : IAppService
{
    private readonly Watchers _watchers = new();
    private long _told = -1;

    public string Name => "notices";

    public AppPermission Permission => AppPermission.System;

    public void Handle(AppCall asked)
    {
        switch (asked.Ask.Service)
        {
            case "notices.watch":
                _watchers.Add(asked);
                asked.Reply(AppAnswer.Done());
                asked.Tell(Standing());
                break;
            case "notices.list":
                asked.Reply(AppAnswer.Done() with { Rows = [.. centre.History.Select(Row)] });
                break;
            case "notices.read":
                bool isKnown = long.TryParse(asked.Ask.Argument("number"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) && centre.History.MarkRead(number);
                asked.Reply(new AppAnswer(isKnown, ""));
                break;
            case "notices.clear":
                centre.History.DismissAll();
                asked.Reply(AppAnswer.Done());
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The notices do not know '{asked.Ask.Service}'; they know notices.watch, .list, .read and .clear."));
                break;
        }
    }

    public void Advance(HostTime now) => TellNews();

    public bool TellNews()
    {
        if (centre.History.Version == _told)
            return false;
        _told = centre.History.Version;
        _watchers.Tell(Standing());
        return true;
    }

    public void Left(string appId, HostTime now) => _watchers.Remove(appId);

    private AppEvent Standing() => new(AppNotices.Changed, new Dictionary<string, string> { ["unread"] = centre.History.Unread.ToString(CultureInfo.InvariantCulture) });

    private static IReadOnlyDictionary<string, string> Row(HistoryEntry entry) => new Dictionary<string, string>
    {
        ["number"] = entry.Number.ToString(CultureInfo.InvariantCulture),
        ["app"] = entry.Notification.AppTitle,
        ["title"] = entry.Notification.Title,
        ["text"] = entry.Notification.Text,
        ["when"] = entry.When is { } when ? when.ToString("HH:mm", CultureInfo.InvariantCulture) : "",
        ["read"] = entry.IsRead ? AppSetting.On : AppSetting.Off,
    };
}
