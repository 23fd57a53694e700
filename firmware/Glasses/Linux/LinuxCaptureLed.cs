using System.Device.Gpio;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>The capture light on one line, and what was sensed of it on another (hardware-spec/glasses.md, "The capture LED cannot be skipped").</summary>
internal sealed class LinuxCaptureLed : ICaptureLed
{
    private readonly GpioController _gpio;
    private readonly int _drive;
    private readonly int _sense;

    public LinuxCaptureLed(GpioController gpio, int drive, int sense)
    {
        _gpio = gpio;
        _drive = drive;
        _sense = sense;
        gpio.OpenPin(drive, PinMode.Output, PinValue.Low);
        gpio.OpenPin(sense, PinMode.Input);
    }

    public bool IsLit => _gpio.Read(_sense) == PinValue.High;

    public bool TryLight()
    {
        _gpio.Write(_drive, PinValue.High);
        if (SpinWait.SpinUntil(() => IsLit, TimeSpan.FromMilliseconds(2)))
            return true;
        Dark();
        return false;
    }

    public void Dark()
    {
        _gpio.Write(_drive, PinValue.Low);
        SpinWait.SpinUntil(() => !IsLit, TimeSpan.FromMilliseconds(2));
    }
}
