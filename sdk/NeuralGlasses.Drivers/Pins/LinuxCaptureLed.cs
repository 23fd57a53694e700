using NeuralGlasses.Devices;

namespace NeuralGlasses.Drivers.Pins;

/// <summary>
/// The capture light on one line, and what was sensed of it on another (hardware-spec/glasses.md, "The capture LED cannot be skipped"). It counts as
/// lit while both agree; a sensor that says so in the dark is no proof of light, and the light does not go on then.
/// </summary>
public sealed class LinuxCaptureLed : ICaptureLed, IDisposable
{
    private readonly GpioPins _pins;
    private readonly int _drive;
    private readonly int _sense;
    private readonly TimeSpan _settles;
    private bool _isDriven;

    /// <summary>Opens both lines, with the light off.</summary>
    /// <param name="pins">The chip.</param>
    /// <param name="drive">Line that lights it, when high.</param>
    /// <param name="sense">Line that is high while light is sensed.</param>
    /// <param name="settles">Longest time from driving to sensing; the glasses wait for it. 2 ms are ample for a photodiode and a comparator; a guess.</param>
    /// <exception cref="DeviceFailedException">A line cannot be used.</exception>
    public LinuxCaptureLed(GpioPins pins, int drive, int sense, TimeSpan settles)
    {
        ArgumentNullException.ThrowIfNull(pins);
        (_pins, _drive, _sense, _settles) = (pins, drive, sense, settles);
        pins.OpenOutput(drive, isHigh: false);
        pins.OpenInput(sense, pullsUp: false);
    }

    /// <summary>Whether it is driven and light is sensed; a sensor that does not answer has sensed none.</summary>
    public bool IsLit => _isDriven && IsSensed;

    private bool IsSensed => _pins.Read(_sense, ifGone: false);

    /// <summary>Turns the light on; false if no light is sensed, or some was sensed in the dark.</summary>
    public bool TryLight()
    {
        if (IsLit)
            return true;
        if (IsSensed || !TryDrive(isOn: true))
            return false;
        if (SpinWait.SpinUntil(() => IsSensed, _settles))
            return true;
        Dark();
        return false;
    }

    /// <summary>Turns the light off.</summary>
    public void Dark()
    {
        var wasDriven = _isDriven;
        if (TryDrive(isOn: false) && wasDriven)
            SpinWait.SpinUntil(() => !IsSensed, _settles);
    }

    /// <summary>Turns the light off.</summary>
    public void Dispose() => Dark();

    // A light that cannot be driven any more counts as dark, so that nothing is captured.
    private bool TryDrive(bool isOn)
    {
        _isDriven = false;
        try
        {
            _pins.Write(_drive, isOn);
        }
        catch (DeviceFailedException)
        {
            return false;
        }

        _isDriven = isOn;
        return true;
    }
}
