using System.Device.Gpio;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>PWDN, RESET and START of the AFE.</summary>
public sealed class Esp32AfePins : IAfePins
{
    private readonly GpioPin _power;
    private readonly GpioPin _reset;
    private readonly GpioPin _start;

    /// <summary>Drives all three low: no power, nothing converts.</summary>
    public Esp32AfePins(GpioController gpio)
    {
        _power = gpio.OpenPin(PinMap.AfePowerDown, PinMode.Output);
        _power.Write(PinValue.Low);
        _start = gpio.OpenPin(PinMap.AfeStart, PinMode.Output);
        _start.Write(PinValue.Low);
        _reset = gpio.OpenPin(PinMap.AfeReset, PinMode.Output);
        _reset.Write(PinValue.Low);
    }

    /// <inheritdoc/>
    public void SetPower(bool high)
    {
        _power.Write(high);
    }

    /// <inheritdoc/>
    public void SetReset(bool high)
    {
        _reset.Write(high);
    }

    /// <inheritdoc/>
    public void SetStart(bool high)
    {
        _start.Write(high);
    }
}
