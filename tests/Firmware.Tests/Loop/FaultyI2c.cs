using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>An I²C bus with one fault: a register that takes no writes, or one that answers a fixed value; it also keeps every write.</summary>
internal sealed class FaultyI2c(II2cPort bus) : II2cPort
{
    public int StuckRegister { get; set; } = -1;

    public int LyingRegister { get; set; } = -1;

    public byte Lie { get; set; }

    /// <summary>Transfers that succeed before the next one fails, once; negative for no failure.</summary>
    public int FailAfter { get; set; } = -1;

    public List<byte[]> Writes { get; } = [];

    public bool Write(int address, byte[] buffer, int count)
    {
        if (FailAfter-- == 0)
            return false;
        Writes.Add(buffer[..count]);
        return buffer[0] == StuckRegister || bus.Write(address, buffer, count);
    }

    public bool WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        if (FailAfter-- == 0)
            return false;
        if (!bus.WriteRead(address, write, writeCount, read, readCount))
            return false;
        if (write[0] == LyingRegister)
            read[0] = Lie;
        return true;
    }
}
