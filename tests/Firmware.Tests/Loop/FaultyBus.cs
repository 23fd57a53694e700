using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>A bus with one fault: a register that takes no writes, or one that answers a fixed value.</summary>
internal sealed class FaultyBus(ISpiPort bus) : ISpiPort
{
    public int StuckRegister { get; set; } = -1;

    public int LyingRegister { get; set; } = -1;

    public byte Lie { get; set; }

    public void Exchange(byte[] write, byte[] read, int count)
    {
        if (StuckRegister >= 0 && write[0] == (Ads1298Command.WriteRegisters | StuckRegister))
            return;
        bus.Exchange(write, read, count);
        if (LyingRegister >= 0 && write[0] == (Ads1298Command.ReadRegisters | LyingRegister))
            read[2] = Lie;
    }
}
