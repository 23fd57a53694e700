using System.Device.Gpio;
using NeuralGlasses.Wristband.Esp32.Radio;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Native;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The wristband's board: pins to buses to ports, one run of the firmware, and what its end asks for.</summary>
public static class Program
{
    // ADS1298 fitted: 1 for 8 pairs, 2 for 16.
    private const int AfeCount = 1;

    // The board has no display. A passkey of its own, printed in the case, makes pairing proof against whoever listens.
    private const int Passkey = Esp32Radio.NoPasskey;

    /// <summary>Wires the board and runs. The runtime starts the program at power-on and at every wake.</summary>
    public static void Main()
    {
        // First of all, so that neither the electrodes nor the light have power that nobody asked for.
        GpioController gpio = new GpioController();
        Esp32AfePins afePins = new Esp32AfePins(gpio);
        Esp32StatusLight light = new Esp32StatusLight(gpio);
        Esp32Board board = new Esp32Board();

        // The haptic driver answers on the bus only while it is enabled; in deep sleep the pin falls.
        GpioPin hapticEnable = gpio.OpenPin(PinMap.HapticEnable, PinMode.Output);
        hapticEnable.Write(PinValue.High);

        Esp32I2cPort bus = new Esp32I2cPort(new int[] { Lsm6dso.Address, Drv2605l.Address, Esp32Battery.Address });
        Esp32Button button = new Esp32Button(gpio);
        Esp32Watchdog watchdog = new Esp32Watchdog();
        WristbandPorts ports = new WristbandPorts
        {
            Board = board,
            Clock = new Esp32Clock(),
            AfeBus = new Esp32SpiPort(),
            AfePins = afePins,
            AfeCount = AfeCount,
            Engine = Engine(),
            Bus = bus,
            ImuPins = new Esp32ImuPins(gpio),
            Radio = new Esp32Radio(Passkey),
            Battery = new Esp32Battery(bus, gpio),
            Store = new Esp32Store(),
            Watchdog = watchdog,
            Button = button,
            Light = light,
        };

        watchdog.Start();
        RunEnd end = WristbandFirmware.Run(ports);
        new Esp32Power(button, watchdog).Carry(end);
    }

    // The SPI bus must be open. An engine that could not be attached refuses its start, and the band reports that.
    private static IAcquisitionEngine Engine()
    {
        if (!BoardImage.IsOurs)
        {
            return new AbsentEngine();
        }

        NativeEngine.Attach(Esp32SpiPort.Bus, PinMap.AfeChipSelect, PinMap.AfeDataReady, AfeCount);
        return new Esp32AcquisitionEngine();
    }
}
