using System.Globalization;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Body;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>
/// The camera of a profile before a view. It exposes nothing unless the capture light is lit from the start of the exposure to its end, as real
/// firmware does, whatever an app asks for; an exposure takes the time of the profile; and it knows its sizes, its rates, the wearer's switch and the heat.
/// </summary>
public sealed class VirtualCamera : ICamera
{
    private const long PhotoUs = 1_000_000;
    private readonly CameraProfile? _profile;
    private readonly ICameraView _view;
    private readonly VirtualCaptureLed _led;
    private readonly GlassesConditions _conditions;
    private readonly VirtualGlassesPower _power;
    private long _lastUs = long.MinValue / 2;
    private CameraMode? _exposing;

    /// <summary>Makes the camera of a profile, or none, beside a light and before a view.</summary>
    public VirtualCamera(CameraProfile? profile, ICameraView view, VirtualCaptureLed led, GlassesConditions conditions, VirtualGlassesPower power)
    {
        _profile = profile;
        _view = view;
        _led = led;
        _conditions = conditions;
        _power = power;
    }

    /// <inheritdoc/>
    public IReadOnlyList<CameraMode> Modes => _profile?.Modes ?? [];

    /// <inheritdoc/>
    public double HorizontalFieldDegrees => _profile?.HorizontalFieldDegrees ?? 0;

    /// <inheritdoc/>
    public Photo? Take(CameraMode mode, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(mode);
        if (_exposing is not null)
            return Finish(mode, at);
        if (WhyNot(mode, at) is { } reason)
            throw new DeviceFailedException(reason);
        var isBurst = at.Microseconds - _lastUs < PhotoUs;
        _lastUs = at.Microseconds;
        _power.Use(isBurst ? GlassesLoad.Burst : GlassesLoad.Photo, at, new HostTime(at.Microseconds + PhotoUs));
        _exposing = mode;
        return Finish(mode, at);
    }

    /// <inheritdoc/>
    public void Drop() => _exposing = null;

    private Photo? Finish(CameraMode mode, HostTime at)
    {
        var begun = new HostTime(_lastUs);
        var end = begun.Plus(_profile!.ExposureMs * 1000);
        if (mode == _exposing && at < end)
            return null;
        var exposed = _exposing!;
        _exposing = null;
        if (mode != exposed)
            throw new DeviceFailedException($"The photo of {exposed.WidthPixels} x {exposed.HeightPixels} pixels was thrown away because one of another size was wanted during its exposure.");
        if (_conditions.ChangesWithin(GlassesPart.CaptureLight, begun, end) || !_led.Shines || _led.IsCovered)
            throw new DeviceFailedException("The photo was thrown away because the capture light or the camera lost its supply during the exposure.");
        if (_conditions.IsDead(GlassesPart.Camera, end))
            throw new DeviceFailedException("The camera does not answer.");
        var isCovered = _conditions.Has(GlassesPart.Camera, GlassesFailure.Covered, begun);
        return new Photo(isCovered ? SensorPicture.Black(exposed) : _view.Expose(exposed, begun), "image/jpeg", begun);
    }

    private string? WhyNot(CameraMode mode, HostTime at)
    {
        if (_profile is null)
            return "These glasses have no camera.";
        if (!_profile.Modes.Contains(mode))
            return $"The camera does not take {mode.WidthPixels} x {mode.HeightPixels} pixels at {Text(mode.PerSecond)} a second; it takes {string.Join(", ", _profile.Modes.Select(m => $"{m.WidthPixels} x {m.HeightPixels} at {Text(m.PerSecond)}"))}.";
        if (_power.WhyOff(at) is { } off)
            return off;
        if (_conditions.IsPaused(at))
            return "The camera has no supply because the wearer's switch is at pause.";
        if (!_led.Shines)
            return "The camera did not expose because the capture light is dark.";
        if (_led.IsCovered)
            return "The camera did not expose because the capture light is covered.";
        if (_conditions.IsDead(GlassesPart.Camera, at))
            return "The camera does not answer.";
        var isHot = _power.Read(at).Heat == HeatLevel.Hot;
        var leastUs = isHot ? PhotoUs : 1e6 / mode.PerSecond;
        var sinceUs = at.Microseconds - _lastUs;

        // A microsecond of grace, since the times of a burst are whole ones.
        return sinceUs + 1 >= leastUs
            ? null
            : $"The camera is not ready: {Text(sinceUs / 1000.0)} ms after the photo before, it takes the next one after {Text(leastUs / 1000)} ms{(isHot ? " because the glasses are hot" : "")}.";
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
