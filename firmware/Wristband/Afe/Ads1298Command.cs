namespace NeuralGlasses.Wristband.Afe;

/// <summary>Opcodes of the ADS1298 (TI SBAS459, "SPI Command Definitions").</summary>
public static class Ads1298Command
{
    /// <summary>Leaves standby.</summary>
    public const int Wakeup = 0x02;

    /// <summary>Enters standby.</summary>
    public const int Standby = 0x04;

    /// <summary>Sets every register to its reset value.</summary>
    public const int Reset = 0x06;

    /// <summary>Starts conversions, as the START pin does.</summary>
    public const int Start = 0x08;

    /// <summary>Stops conversions.</summary>
    public const int Stop = 0x0A;

    /// <summary>Read data continuously: every exchange returns the latest conversion. The chip wakes in this mode.</summary>
    public const int ReadDataContinuous = 0x10;

    /// <summary>Stop read data continuously: registers can be read and written again.</summary>
    public const int StopReadDataContinuous = 0x11;

    /// <summary>Returns one conversion after the opcode.</summary>
    public const int ReadData = 0x12;

    /// <summary>Read registers: 001r rrrr, then the count less one; the values follow.</summary>
    public const int ReadRegisters = 0x20;

    /// <summary>Write registers: 010r rrrr, then the count less one, then the values.</summary>
    public const int WriteRegisters = 0x40;
}
