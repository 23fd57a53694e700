using NeuralGlasses.Hosting;
using NeuralGlasses.Notifications;

namespace NeuralGlasses.Apps;

/// <summary>The apps that come with the glasses.</summary>
public static class BuiltInApps
{
    /// <summary>What they may tell the wearer at first: the timer, which the wearer has set, and no other.</summary>
    public static NotificationSettings Notifications { get; } = new NotificationSettings().With(TimerApp.Manifest.Id, new AppNotificationSettings { InView = true, Sound = true, OnLock = true });

    /// <summary>All of them, in the order of the home menu.</summary>
    public static IReadOnlyList<InstalledApp> All() =>
    [
        InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp()),
        InstalledApp.InProcess(GalleryApp.Manifest, () => new GalleryApp()),
        InstalledApp.InProcess(PlayerApp.Manifest, () => new PlayerApp()),
        InstalledApp.InProcess(BandStatusApp.Manifest, () => new BandStatusApp()),
        InstalledApp.InProcess(NoticesApp.Manifest, () => new NoticesApp()),
        InstalledApp.InProcess(TimerApp.Manifest, () => new TimerApp()),
        InstalledApp.InProcess(TeleprompterApp.Manifest, () => new TeleprompterApp()),
        InstalledApp.InProcess(SettingsApp.Manifest, () => new SettingsApp()),
    ];
}
