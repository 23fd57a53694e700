using NeuralGlasses.Hosting;

namespace NeuralGlasses.Apps;

/// <summary>The apps that come with the glasses.</summary>
public static class BuiltInApps
{
    /// <summary>All of them, in the order of the home menu.</summary>
    public static IReadOnlyList<InstalledApp> All() =>
    [
        InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp()),
        InstalledApp.InProcess(GalleryApp.Manifest, () => new GalleryApp()),
        InstalledApp.InProcess(BandStatusApp.Manifest, () => new BandStatusApp()),
    ];
}
