using System.Device.Gpio;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The button, low while pressed; the pull-up is on the board.</summary>
public sealed class Esp32Button : IButton
{
    private readonly GpioPin _pin;

    /// <summary>Opens the pin.</summary>
    public Esp32Button(GpioController gpio)
    {
        _pin = gpio.OpenPin(PinMap.Button, PinMode.Input);
    }

    /// <inheritdoc/>
    public bool IsPressed
    {
        get { return _pin.Read() == PinValue.Low; }
    }
}
