using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Legibility;

namespace NeuralGlasses.Notifications;

/// <summary>Makes the card of what is to be shown: at most as many words as can be read in three glances.</summary>
internal static class NoticeCards
{
    // As many lines as the most words of a card take on a narrow display.
    private const int MostLines = 6;
    private const int TitleWords = 8;
    private const int MostAppsNamed = 4;

    public static HudCard Of(string id, IReadOnlyList<WaitingNotice> parts)
    {
        WaitingNotice newest = parts[0];
        long count = 0;
        var isOneApp = true;
        var isMore = false;
        for (var i = 0; i < parts.Count; i++)
        {
            count += parts[i].Count;
            isOneApp &= parts[i].Notification.AppId == newest.Notification.AppId;
            isMore |= parts[i].IsOverBudget || parts[i].Folded > 0;
        }

        Notification notification = newest.Notification;
        if (count == 1)
            return Card(id, notification, TitleOf(notification, newest.IsConfirmation), notification.Text);
        if (notification.Priority == NotificationPriority.Critical)
            return Card(id, notification, $"{count} warnings", string.Join(". ", parts.Select(part => part.Notification.Title)));
        if (isOneApp)
            return Card(id, notification, $"{count}{(isMore ? " more" : "")} from {notification.AppTitle}", notification.Text.Length == 0 ? notification.Title : $"{notification.Title}: {notification.Text}");
        return Card(id, notification, $"{count} notices", AppsOf(parts)) with { Tone = HudTone.Accent, Symbol = HudSymbol.Bell };
    }

    private static HudCard Card(string id, Notification notification, string title, string text)
    {
        string shortTitle = NoticeText.Begin(title, TitleWords);
        return new HudCard(id, shortTitle, NoticeText.Begin(text, HudLegibility.MostWords - HudLegibility.WordsOf(shortTitle)))
        {
            Tone = notification.Tone,
            Symbol = notification.Symbol,
            MostLines = MostLines,
            CanFocus = true,
        };
    }

    // Who says it stands on the card, so that no app can pass for another or for the runtime; what the wearer did just now needs no name.
    private static string TitleOf(Notification notification, bool isConfirmation) =>
        isConfirmation || notification.AppId == Notification.RuntimeApp || notification.Title == notification.AppTitle
            ? notification.Title
            : $"{notification.AppTitle}: {notification.Title}";

    private static string AppsOf(IReadOnlyList<WaitingNotice> parts)
    {
        var apps = parts.GroupBy(part => part.Notification.AppId).Select(app => (app.First().Notification.AppTitle, Count: app.Sum(part => part.Count))).OrderByDescending(app => app.Count).ToArray();
        string named = string.Join(", ", apps.Take(MostAppsNamed).Select(app => $"{app.AppTitle} {app.Count}"));
        return apps.Length > MostAppsNamed ? $"{named} and {apps.Length - MostAppsNamed} more" : named;
    }
}
