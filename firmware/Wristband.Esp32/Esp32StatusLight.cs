using System.Device.Gpio;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The LED, whose halves are each lit by a low pin.</summary>
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
    public void Set(LightColour colour)
    {
        _green.Write(colour == LightColour.Green || colour == LightColour.Amber ? PinValue.Low : PinValue.High);
        _red.Write(colour == LightColour.Red || colour == LightColour.Amber ? PinValue.Low : PinValue.High);
    }
}
