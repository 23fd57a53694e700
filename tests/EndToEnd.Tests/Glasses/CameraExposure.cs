using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Whole exposures, for tests that do not look at what happens meanwhile.</summary>
internal static class CameraExposure
{
    /// <summary>Takes a photo in the usual size.</summary>
    public static Photo Expose(this ICamera camera, HostTime at) => camera.Expose(camera.Modes.Count > 0 ? camera.Modes[0] : new CameraMode(640, 480, 1), at);

    /// <summary>Begins an exposure at a moment and asks for it until it is over.</summary>
    public static Photo Expose(this ICamera camera, CameraMode mode, HostTime at)
    {
        for (var now = at; ; now = now.Plus(1000))
        {
            if (camera.Take(mode, now) is { } photo)
                return photo;
        }
    }
}
