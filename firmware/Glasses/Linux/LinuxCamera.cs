using Iot.Device.Media;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>A camera of V4L2 that gives JPEG.</summary>
internal sealed class LinuxCamera : ICamera, IDisposable
{
    private readonly VideoDevice _video;
    private readonly CameraMode _mode;
    private readonly ICaptureLed _led;
    private readonly GlassesClock _clock;
    private HostTime? _last;

    public LinuxCamera(int number, CameraMode mode, double degrees, ICaptureLed led, GlassesClock clock)
    {
        _mode = mode;
        _led = led;
        _clock = clock;
        HorizontalFieldDegrees = degrees;
        _video = VideoDevice.Create(new VideoConnectionSettings(number, ((uint)mode.WidthPixels, (uint)mode.HeightPixels), VideoPixelFormat.MJPEG));
    }

    public IReadOnlyList<CameraMode> Modes => [_mode];

    public double HorizontalFieldDegrees { get; }

    public Photo Take(HostTime at) => Take(_mode, at);

    public Photo Take(CameraMode mode, HostTime at)
    {
        if (mode != _mode)
            throw new DeviceFailedException($"The camera takes {_mode.WidthPixels} x {_mode.HeightPixels} alone.");
        if (_last is { } last && at.MillisecondsSince(last) < 1000 / mode.PerSecond)
            throw new DeviceFailedException("The camera is not ready; try again in a second.");
        if (!_led.IsLit)
            throw new DeviceFailedException("The camera did not expose because the capture light is dark.");
        _last = at;
        byte[] picture;
        try
        {
            picture = _video.Capture();
        }
        catch (IOException error)
        {
            throw new DeviceFailedException($"The camera does not answer: {error.Message}", error);
        }

        return _led.IsLit ? new Photo(picture, "image/jpeg", _clock.Now) : throw new DeviceFailedException("The photo was thrown away because the capture light went dark.");
    }

    public void Dispose() => _video.Dispose();
}
