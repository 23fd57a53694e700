using Iot.Device.Media;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Cameras;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Bindings;

/// <summary>A camera of V4L2 that gives JPEG, by the bindings and within this process.</summary>
internal sealed class BindingsCamera : ICamera, IDisposable
{
    private readonly VideoDevice _video;
    private readonly BlockingCamera _camera;

    public BindingsCamera(int number, CameraMode mode, double degrees, ICaptureLed led, Func<HostTime> now)
    {
        _video = VideoDevice.Create(new VideoConnectionSettings(number, ((uint)mode.WidthPixels, (uint)mode.HeightPixels), VideoPixelFormat.MJPEG));
        _camera = new BlockingCamera([mode], degrees, (_, _) => _video.Capture(), led, now);
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
