using NeuralGlasses.Hosting;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Notifications;

namespace NeuralGlasses.Apps;

/// <summary>The apps that come with the glasses.</summary>
public static class BuiltInApps
{
    /// <summary>What they may tell the wearer at first: the timer, which the wearer has set, messages, for which the wearer has set an account up, and no other.</summary>
    public static NotificationSettings Notifications { get; } = new NotificationSettings()
        .With(TimerApp.Manifest.Id, new AppNotificationSettings { InView = true, Sound = true, OnLock = true })
        .With(MessagesApp.Manifest.Id, new AppNotificationSettings { InView = true, Sound = true });

    /// <summary>All of them, in the order of the home menu; the one that shows spaces only on a display that is wide enough for them.</summary>
    /// <param name="glasses">What the glasses can do; null for glasses without such a display.</param>
    /// <param name="services">Names of services that not all glasses have, such as <c>messages</c> and <c>home</c>: the apps that are nothing without one are there where it is; null for none.</param>
    public static IReadOnlyList<InstalledApp> All(GlassesAbilities? glasses = null, IReadOnlyCollection<string>? services = null) =>
    [
        .. services?.Contains("messages") == true ? [InstalledApp.InProcess(MessagesApp.Manifest, () => new MessagesApp())] : Array.Empty<InstalledApp>(),
        InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp()),
        InstalledApp.InProcess(GalleryApp.Manifest, () => new GalleryApp()),
        InstalledApp.InProcess(PlayerApp.Manifest, () => new PlayerApp()),
        InstalledApp.InProcess(BandStatusApp.Manifest, () => new BandStatusApp()),
        InstalledApp.InProcess(NoticesApp.Manifest, () => new NoticesApp()),
        InstalledApp.InProcess(TimerApp.Manifest, () => new TimerApp()),
        InstalledApp.InProcess(NotesApp.Manifest, () => new NotesApp()),
        InstalledApp.InProcess(TeleprompterApp.Manifest, () => new TeleprompterApp()),
        .. HudSpace.FitsOn(glasses?.Display) ? [InstalledApp.InProcess(SpaceApp.Manifest, () => new SpaceApp())] : Array.Empty<InstalledApp>(),
        InstalledApp.InProcess(SettingsApp.Manifest, () => new SettingsApp()),
        .. services?.Contains("home") == true ? [InstalledApp.InProcess(HomeApp.Manifest, () => new HomeApp())] : Array.Empty<InstalledApp>(),
    ];
}
