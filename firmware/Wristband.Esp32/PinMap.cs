namespace NeuralGlasses.Wristband.Esp32;

/// <summary>
/// GPIO numbers of the wristband's board, module ESP32-S3-WROOM-1-N8R2. Each says: net, direction as the microcontroller sees
/// it, what it does, and why it is that pin. A pin that can wake the chip from deep sleep must be 0 to 21. Not used here on
/// purpose: 0, 3, 45, 46 (read by the boot loader at reset), 26 to 32 (flash and PSRAM), 33 to 37 (octal PSRAM, so that an R8 module
/// fits the same board), 15 and 16 (the 32.768 kHz crystal).
/// </summary>
public static class PinMap
{
    /// <summary>BUTTON, input: low while the button is pressed; wakes the chip from sleep and off.</summary>
    public const int Button = 1;

    /// <summary>CHARGER_PRESENT, input: high while 5 V stand on the charging pads; wakes the chip from off, not from sleep.</summary>
    public const int ChargerPresent = 2;

    /// <summary>IMU_INT1, input: interrupt 1 of the motion sensor; wakes the chip from sleep, not from off, when the arm moves.</summary>
    public const int ImuInterrupt = 4;

    /// <summary>CHARGER_STATUS, input: open drain of the charger, low while it charges.</summary>
    public const int ChargerStatus = 5;

    /// <summary>I2C_SDA, both: data of motion sensor, haptic driver and fuel gauge.</summary>
    public const int I2cData = 6;

    /// <summary>I2C_SCL, output: clock of motion sensor, haptic driver and fuel gauge, 400 kHz.</summary>
    public const int I2cClock = 7;

    /// <summary>HAPTIC_EN, output: high enables the haptic driver; pulled down, so that it is off in deep sleep.</summary>
    public const int HapticEnable = 8;

    /// <summary>AFE_START, output: START of both AFE chips; pulled down, so that nothing is converted at reset.</summary>
    public const int AfeStart = 9;

    /// <summary>AFE_CS, output: chip select of both AFE chips; a pin of SPI2 itself, so that the bus does not pass the GPIO matrix.</summary>
    public const int AfeChipSelect = 10;

    /// <summary>AFE_DIN, output: data to both AFE chips; a pin of SPI2 itself.</summary>
    public const int AfeDataIn = 11;

    /// <summary>AFE_SCLK, output: clock of both AFE chips; a pin of SPI2 itself.</summary>
    public const int AfeClock = 12;

    /// <summary>AFE_DOUT, input: data from the first AFE chip, through which the second's data come; a pin of SPI2 itself.</summary>
    public const int AfeDataOut = 13;

    /// <summary>AFE_DRDY, input: falls when the first AFE chip has a conversion; beside the bus, because the acquisition engine answers it.</summary>
    public const int AfeDataReady = 14;

    /// <summary>LED_RED, output: low lights the red half of the status LED.</summary>
    public const int LedRed = 17;

    /// <summary>LED_GREEN, output: low lights the green half of the status LED.</summary>
    public const int LedGreen = 18;

    /// <summary>USB_DM, both: USB D− on the programming pads; fixed in the chip.</summary>
    public const int UsbDataMinus = 19;

    /// <summary>USB_DP, both: USB D+ on the programming pads; fixed in the chip.</summary>
    public const int UsbDataPlus = 20;

    /// <summary>AFE_RESET, output: RESET of both AFE chips, low resets.</summary>
    public const int AfeReset = 21;

    /// <summary>AFE_PWDN, output: high powers both AFE chips; pulled down, and held down by the interlock while 5 V stand on the charging pads.</summary>
    public const int AfePowerDown = 38;

    /// <summary>CONSOLE_TX, output: UART 0 on a test pad; fixed in the boot loader.</summary>
    public const int ConsoleTransmit = 43;

    /// <summary>CONSOLE_RX, input: UART 0 on a test pad; fixed in the boot loader.</summary>
    public const int ConsoleReceive = 44;

    /// <summary>GAUGE_ALERT, input: open drain of the fuel gauge, low when the cell is nearly empty.</summary>
    public const int GaugeAlert = 48;
}
