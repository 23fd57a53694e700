using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Notifications;

// A centre with two apps that may be in view, "mail" and "chat", one that may not, "game", and a clock that tests turn.
internal sealed class Notices
{
    private int _ids;

    public Notices(NotificationSettings? settings = null, IKeptBytes? kept = null) => Centre = new NotificationCentre(settings ?? Usual, kept);

    public static NotificationSettings Usual { get; } = new NotificationSettings()
        .With("mail", new AppNotificationSettings { InView = true })
        .With("chat", new AppNotificationSettings { InView = true, Sound = true, OnLock = true });

    public NotificationCentre Centre { get; }

    public HostTime Now { get; private set; }

    public string Title => Centre.Current?.Title ?? "";

    public string Text => Centre.Current?.Text ?? "";

    public static HostTime At(double seconds) => new((long)(seconds * 1e6));

    public static Notification Of(string app, string title, string text = "", string? id = null) =>
        new(app, app == Notification.RuntimeApp ? "Glasses" : char.ToUpperInvariant(app[0]) + app[1..], id ?? title, title, text, default);

    public NotificationFate Post(string app, string title, string text = "", NotificationPriority priority = NotificationPriority.Normal, string? id = null) =>
        Post(Of(app, title, text, id ?? $"{++_ids}") with { Priority = priority });

    public NotificationFate Post(Notification notification) => Centre.Post(notification, Now);

    public NotificationFate Warn(string title, string text = "") => Post(Notification.RuntimeApp, title, text, NotificationPriority.Critical);

    public NotificationFate Confirm(string app, string title, string text = "") => Post(Of(app, title, text, $"{++_ids}") with { IsOwnDoing = true });

    public void Did(string app) => Centre.NoteIntent(app, Now);

    // Turns the clock in steps as a runtime would.
    public void Pass(double seconds, bool focused = false)
    {
        HostTime end = Now.Plus(seconds * 1e6);
        while (Now < end)
        {
            Now = Now.Plus(Math.Min(100_000, end.Microseconds - Now.Microseconds));
            Centre.Advance(Now, focused ? Centre.Current?.Id : "elsewhere");
        }
    }

    public void Busy(Attention attention) => Centre.SetAttention(attention, Now);

    public void Use(NotificationSettings settings) => Centre.Apply(settings, Now);

    // Titles of all cards that come into view in some time.
    public List<string> Watch(double seconds)
    {
        var titles = new List<string>();
        string? last = Centre.Current?.Id;
        for (double passed = 0; passed < seconds; passed += 0.1)
        {
            Pass(0.1);
            if (Centre.Current is { } card && card.Id != last)
                titles.Add(card.Title);
            last = Centre.Current?.Id ?? last;
        }

        return titles;
    }
}
