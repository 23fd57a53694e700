using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Drivers.Pins;

/// <summary>The lines of one GPIO chip, with faults told in sentences.</summary>
public sealed class GpioPins : IDisposable
{
    private readonly GpioController _lines;
    private readonly string _chip;

    /// <summary>Opens a chip.</summary>
    /// <param name="chip">Its number: 0 for <c>/dev/gpiochip0</c>.</param>
    /// <exception cref="DeviceFailedException">It is not there or may not be used, or libgpiod is missing.</exception>
    public GpioPins(int chip)
    {
        _chip = $"/dev/gpiochip{chip}";
        if (!File.Exists(_chip))
            throw new DeviceFailedException($"There is no {_chip}; set another chip, or turn the board's pins on.");
        try
        {
            _lines = new GpioController(new LibGpiodDriver(chip));
        }
        catch (Exception error) when (IsOfDevice(error))
        {
            throw Failed("cannot be opened", error);
        }
    }

    /// <summary>Takes lines that somebody else opened, and closes them at the end.</summary>
    /// <param name="lines">The lines.</param>
    public GpioPins(GpioController lines) => (_lines, _chip) = (lines, "The GPIO chip");

    /// <summary>Closes all lines.</summary>
    public void Dispose() => _lines.Dispose();

    internal void OpenInput(int pin, bool pullsUp) => Do(pin, "cannot be read", () => _lines.OpenPin(pin, pullsUp && _lines.IsPinModeSupported(pin, PinMode.InputPullUp) ? PinMode.InputPullUp : PinMode.Input));

    internal void OpenOutput(int pin, bool isHigh) => Do(pin, "cannot be driven", () => _lines.OpenPin(pin, PinMode.Output, isHigh));

    internal bool Read(int pin)
    {
        var isHigh = false;
        Do(pin, "cannot be read", () => isHigh = _lines.Read(pin) == PinValue.High);
        return isHigh;
    }

    /// <summary>Reads a line; one that cannot be read any more stands where nothing comes of it.</summary>
    internal bool Read(int pin, bool ifGone)
    {
        try
        {
            return Read(pin);
        }
        catch (DeviceFailedException)
        {
            return ifGone;
        }
    }

    internal void Write(int pin, bool isHigh) => Do(pin, "cannot be driven", () => _lines.Write(pin, isHigh));

    internal void Watch(int pin, PinChangeEventHandler changed) => Do(pin, "cannot be watched", () => _lines.RegisterCallbackForPinValueChangedEvent(pin, PinEventTypes.Falling | PinEventTypes.Rising, changed));

    internal void Ignore(int pin, PinChangeEventHandler changed) => _lines.UnregisterCallbackForPinValueChangedEvent(pin, changed);

    private void Do(int pin, string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (IsOfDevice(error))
        {
            throw Failed($"line {pin} {what}", error);
        }
    }

    private DeviceFailedException Failed(string what, Exception error) =>
        new($"{_chip}: {what} ({error.Message.TrimEnd('.')}); look whether the line exists, no other program has it, and the user of this program is in the group gpio.", error);

    // What libgpiod and its binding throw; a programming error of ours is none of them.
    private static bool IsOfDevice(Exception error) => error is IOException or UnauthorizedAccessException or PlatformNotSupportedException or ArgumentException or InvalidOperationException;
}
