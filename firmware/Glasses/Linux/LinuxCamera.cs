using Iot.Device.Media;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>A camera of V4L2 that gives JPEG.</summary>
internal sealed class LinuxCamera : ICamera, IDisposable
{
    private readonly VideoDevice _video;
    private readonly BlockingCamera _camera;

    public LinuxCamera(int number, CameraMode mode, double degrees, ICaptureLed led, GlassesClock clock)
    {
        _video = VideoDevice.Create(new VideoConnectionSettings(number, ((uint)mode.WidthPixels, (uint)mode.HeightPixels), VideoPixelFormat.MJPEG));
        _camera = new BlockingCamera([mode], degrees, _ => _video.Capture(), led, clock);
    }

    public IReadOnlyList<CameraMode> Modes => _camera.Modes;

    public double HorizontalFieldDegrees => _camera.HorizontalFieldDegrees;

    public Photo? Take(CameraMode mode, HostTime at) => _camera.Take(mode, at);

    public void Drop() => _camera.Drop();

    public void Dispose()
    {
        _camera.Dispose();
        _video.Dispose();
    }
}
