using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Drivers.Cameras;

/// <summary>
/// A camera whose driver blocks for as long as it exposes: it is called beside the glasses' thread, one exposure at a time, while the capture light
/// is looked at from the glasses' own thread alone. An exposure whose light goes dark is ended at once, and its picture reaches nobody.
/// </summary>
public sealed class BlockingCamera : ICamera, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Func<CameraMode, CancellationToken, byte[]> _expose;
    private readonly ICaptureLed _led;
    private readonly Func<HostTime> _now;
    private CancellationTokenSource? _end;
    private Task<Photo>? _exposure;
    private CameraMode? _mode;
    private bool _isDropped;
    private HostTime? _begunAt;

    /// <summary>Makes a camera of a driver.</summary>
    /// <param name="modes">Its sizes.</param>
    /// <param name="degrees">Width of what it sees, in degrees.</param>
    /// <param name="expose">Waits for one JPEG picture in a size, unless the exposure is to end; an <see cref="IOException"/> says that there is none.</param>
    /// <param name="led">The capture light.</param>
    /// <param name="now">Gives the glasses' time.</param>
    public BlockingCamera(IReadOnlyList<CameraMode> modes, double degrees, Func<CameraMode, CancellationToken, byte[]> expose, ICaptureLed led, Func<HostTime> now)
    {
        Modes = modes;
        HorizontalFieldDegrees = degrees;
        _expose = expose;
        _led = led;
        _now = now;
    }

    /// <inheritdoc/>
    public IReadOnlyList<CameraMode> Modes { get; }

    /// <inheritdoc/>
    public double HorizontalFieldDegrees { get; }

    /// <inheritdoc/>
    public Photo? Take(CameraMode mode, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(mode);
        if (_exposure is null)
            Begin(mode, at);
        if (!_isDropped && !_led.IsLit)
        {
            Drop();
            throw new DeviceFailedException("The photo was thrown away because the capture light went dark.");
        }

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
        return exposure.Exception?.InnerException is { } error ? throw new DeviceFailedException($"The camera took no photo: {error.Message}", error) : exposure.Result;
    }

    /// <inheritdoc/>
    public void Drop()
    {
        _isDropped = _exposure is not null;
        _end?.Cancel();
    }

    /// <summary>Ends the exposure that goes on, and waits for its driver, for two seconds at the most.</summary>
    public void Dispose()
    {
        Drop();
        try
        {
            _exposure?.Wait(Patience);
        }
        catch (AggregateException)
        {
            // It is nobody's any more.
        }

        _end?.Dispose();
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
        _end?.Dispose();
        _end = new CancellationTokenSource();
        var end = _end.Token;
        _exposure = Task.Factory.StartNew(
            () => new Photo(_expose(mode, end), "image/jpeg", _now()),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
    }
}
