using System.Device.Gpio;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The MAX17048 on the cell, for its voltage alone, and the charger's pin.</summary>
public sealed class Esp32Battery : IBattery
{
    /// <summary>7-bit address of the MAX17048.</summary>
    public const int Address = 0x36;

    // VCELL, most significant byte first; a step is 78.125 µV, 5/64 mV (data sheet MAX17048/MAX17049, register summary; read in drivers of others, not there).
    private const byte CellVoltage = 0x02;
    private const int StepNumerator = 5;
    private const int StepDenominator = 64;
    private readonly II2cPort _bus;
    private readonly GpioPin _charger;
    private readonly byte[] _write = { CellVoltage };
    private readonly byte[] _read = new byte[2];

    /// <summary>Makes the gauge on a bus, and opens the charger's pin.</summary>
    public Esp32Battery(II2cPort bus, GpioController gpio)
    {
        _bus = bus;
        _charger = gpio.OpenPin(PinMap.ChargerPresent, PinMode.Input);
    }

    /// <inheritdoc/>
    public int Millivolts
    {
        get
        {
            if (!_bus.WriteRead(Address, _write, 1, _read, 2))
            {
                return 0;
            }

            return ((_read[0] << 8) | _read[1]) * StepNumerator / StepDenominator;
        }
    }

    /// <inheritdoc/>
    public bool IsCharging
    {
        get { return _charger.Read() == PinValue.High; }
    }
}
