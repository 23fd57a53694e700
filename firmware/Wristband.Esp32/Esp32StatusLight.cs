using System.Device.Gpio;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The green half of the LED, lit by a low pin; the red half stays dark.</summary>
public sealed class Esp32StatusLight : IStatusLight
{
    private readonly GpioPin _green;
    private readonly GpioPin _red;

    /// <summary>Puts both halves out: a pin that becomes an output is low and would light its half.</summary>
    public Esp32StatusLight(GpioController gpio)
    {
        _red = gpio.OpenPin(PinMap.LedRed, PinMode.Output);
        _red.Write(PinValue.High);
        _green = gpio.OpenPin(PinMap.LedGreen, PinMode.Output);
        _green.Write(PinValue.High);
    }

    /// <inheritdoc/>
    public void Set(bool lit)
    {
        _green.Write(!lit);
    }
}
