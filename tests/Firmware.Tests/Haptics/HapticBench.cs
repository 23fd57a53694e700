using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Haptics;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Haptics;

/// <summary>The haptic chip with its firmware on a bench.</summary>
internal sealed class HapticBench
{
    public HapticBench()
    {
        Chip = new Drv2605lModel(Clock);
        Bus = new I2cBusModel(Clock);
        Bus.Connect(Drv2605l.Address, Chip);
        Faults = new FaultyI2c(Bus);
        Driver = new Drv2605l(Faults, Clock);
        Player = new HapticPlayer(Driver, Clock);
    }

    public BoardClock Clock { get; } = new();

    public Drv2605lModel Chip { get; }

    public I2cBusModel Bus { get; }

    public FaultyI2c Faults { get; }

    public Drv2605l Driver { get; }

    public HapticPlayer Player { get; }

    public int[] Effects => [.. Chip.Pulses.Select(p => p.Effect)];

    public HapticBench On()
    {
        Assert.Equal(Drv2605lResult.Ok, Player.PowerUp());
        return this;
    }

    /// <summary>Lets the loop turn every 10 ms for a time in milliseconds.</summary>
    public void Run(int milliseconds)
    {
        for (var i = 0; i < milliseconds / 10; i++)
        {
            Clock.WaitUntil(((Clock.Microseconds / 10_000) + 1) * 10_000);
            Player.Step();
        }
    }
}
