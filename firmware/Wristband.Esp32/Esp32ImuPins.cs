using System.Device.Gpio;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The motion sensor's pin, polled: an interrupt of the runtime comes no sooner than the next turn of the loop.</summary>
public sealed class Esp32ImuPins : IImuPins
{
    private readonly GpioPin _interrupt;

    /// <summary>Opens the pin.</summary>
    public Esp32ImuPins(GpioController gpio)
    {
        _interrupt = gpio.OpenPin(PinMap.ImuInterrupt, PinMode.Input);
    }

    /// <inheritdoc/>
    public bool IsInterrupt1High
    {
        get { return _interrupt.Read() == PinValue.High; }
    }
}
