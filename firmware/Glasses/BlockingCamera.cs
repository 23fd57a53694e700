using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>
/// A camera whose driver blocks for as long as it exposes: it is called beside the glasses' thread, one exposure at a time, while the capture light
/// is looked at from the glasses' own thread alone.
/// </summary>
internal sealed class BlockingCamera : ICamera, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Func<CameraMode, byte[]> _expose;
    private readonly ICaptureLed _led;
    private readonly GlassesClock _clock;
    private Task<Photo>? _exposure;
    private CameraMode? _mode;
    private bool _isDropped;
    private HostTime? _begunAt;

    /// <summary>Makes a camera of a driver.</summary>
    /// <param name="modes">Its sizes.</param>
    /// <param name="degrees">Width of what it sees, in degrees.</param>
    /// <param name="expose">Waits for one JPEG picture in a size; an <see cref="IOException"/> says that there is none.</param>
    /// <param name="led">The capture light.</param>
    /// <param name="clock">The glasses' time.</param>
    public BlockingCamera(IReadOnlyList<CameraMode> modes, double degrees, Func<CameraMode, byte[]> expose, ICaptureLed led, GlassesClock clock)
    {
        Modes = modes;
        HorizontalFieldDegrees = degrees;
        _expose = expose;
        _led = led;
        _clock = clock;
    }

    public IReadOnlyList<CameraMode> Modes { get; }

    public double HorizontalFieldDegrees { get; }

    public Photo? Take(CameraMode mode, HostTime at)
    {
        if (_exposure is null)
            Begin(mode, at);
        if (!_exposure!.IsCompleted)
            return null;
        var (exposure, isDropped, isOther) = (_exposure, _isDropped, mode != _mode);
        (_exposure, _isDropped) = (null, false);
        if (isDropped)
        {
            // Nobody looks at what became of it; now there is a place for the new one.
            _ = exposure.Exception;
            return Take(mode, at);
        }

        if (isOther)
            throw new DeviceFailedException("The photo was thrown away because one of another size was wanted during its exposure.");
        if (exposure.Exception?.InnerException is { } error)
            throw new DeviceFailedException($"The camera does not answer: {error.Message}", error);
        return _led.IsLit ? exposure.Result : throw new DeviceFailedException("The photo was thrown away because the capture light went dark.");
    }

    public void Drop() => _isDropped = _exposure is not null;

    public void Dispose()
    {
        try
        {
            _exposure?.Wait(Patience);
        }
        catch (AggregateException)
        {
            // It is nobody's any more.
        }
    }

    private void Begin(CameraMode mode, HostTime at)
    {
        if (!Modes.Contains(mode))
            throw new DeviceFailedException($"The camera does not take {mode.WidthPixels} x {mode.HeightPixels}; it takes {string.Join(", ", Modes.Select(m => $"{m.WidthPixels} x {m.HeightPixels}"))}.");
        if (_begunAt is { } last && at.MillisecondsSince(last) < 1000 / mode.PerSecond)
            throw new DeviceFailedException("The camera is not ready; try again in a second.");
        if (!_led.IsLit)
            throw new DeviceFailedException("The camera did not expose because the capture light is dark.");
        (_begunAt, _mode) = (at, mode);
        _exposure = Task.Factory.StartNew(
            () => new Photo(_expose(mode), "image/jpeg", _clock.Now),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
    }
}
