using System.Device.I2c;
using System.Device.Spi;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Motion;
using NeuralGlasses.Drivers.Pins;
using NeuralGlasses.Drivers.Screens;

namespace NeuralGlasses.Linux.Devices;

/// <summary>The motion sensor on I²C and the panel on SPI.</summary>
internal static class BusSuite
{
    private const int Address = Mpu6050Head.UsualAddress;
    private const int DataLine = 7;
    private const int Side = 128;

    public static void Motion(Checks checks, int bus)
    {
        // At rest on its left side, turning to the left by 10 degrees a second: 1 g is 8192, a degree a second 65.5.
        Machine.SetRegisters(Address, 0x75, 0x68);
        Machine.SetRegisters(Address, 0x3B, 0, 0, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x8F);
        using var head = new Mpu6050Head(I2cDevice.Create(new I2cConnectionSettings(bus, Address)), AxisMap.Read("x z -y")!, () => Machine.Now);
        head.Open(Machine.Now);
        var samples = new HeadSample[64];
        var count = 0;
        Machine.Until(() => (count += head.Read(samples.AsSpan(count), Machine.Now)) >= 20);
        var last = samples[Math.Max(0, count - 1)];
        checks.Check("the motion sensor is read and lies as it was said to", count >= 20 && Math.Abs(last.AccelerationZ + 1) < 0.001 && Math.Abs(last.RateY - 10) < 0.01, $"{count} samples, {last}");
        checks.Check("it was set up", Machine.Register(Address, 0x6B) == 1 && Machine.Register(Address, 0x1B) == 8 && Machine.Register(Address, 0x1C) == 8, $"power {Machine.Register(Address, 0x6B)}");
        var lost = head.Lost;
        Machine.Unplug(Address);
        var isTold = Machine.Until(() => head.Problem is not null && head.Lost > lost + 5);
        checks.Check("a sensor that is unplugged is told, and what it did not give is counted", isTold, $"{head.Problem} {head.Lost - lost} lost");
        Machine.SetRegisters(Address, 0x75, 0x68);
        checks.Check("it is read again when it is back", Machine.Until(() => head.Problem is null), head.Problem ?? "no problem");
        head.Close();
        checks.Check("it sleeps when nobody asks", Machine.Register(Address, 0x6B) == 0x40, $"power {Machine.Register(Address, 0x6B):X2}");
        Machine.SetRegisters(Address, 0x75, 0x33);
        PinSuite.Refused(checks, "a chip that is another one is told", "0x33", () => head.Open(Machine.Now));
        Machine.Unplug(Address);
        PinSuite.Refused(checks, "a sensor that is not there is told", "does not answer", () => head.Open(Machine.Now));
    }

    public static void Panel(Checks checks, GpioPins pins)
    {
        using var panel = new St7789Panel(SpiDevice.Create(new SpiConnectionSettings(0, 0) { ClockFrequency = 15_000_000, Mode = SpiMode.Mode3 }), pins, DataLine, Side, Side);
        var picture = new byte[4 * Side * Side];
        for (var i = 0; i < picture.Length; i++)
            picture[i] = (byte)((i % 4) switch { 0 => i / 4 % Side * 2, 1 => i / 4 / Side * 2, 2 => 255 - (i / 4 % Side), _ => 255 });
        panel.Show(picture, 10, 100);
        var written = Machine.WrittenToSpi();
        var pixels = new byte[2 * Side * 90];
        for (var i = 0; i < pixels.Length / 2; i++)
        {
            var at = 4 * ((10 * Side) + i);
            var packed = ((picture[at] >> 3) << 11) | ((picture[at + 1] >> 2) << 5) | (picture[at + 2] >> 3);
            (pixels[2 * i], pixels[(2 * i) + 1]) = ((byte)(packed >> 8), (byte)packed);
        }

        byte[] expected = [0x2A, 0, 0, 0, Side - 1, 0x2B, 0, 10, 0, 99, 0x2C, .. pixels];
        checks.Check("the panel is given its window and the lines that changed", written.AsSpan().EndsWith(expected), $"{written.Length} bytes in all, the last {expected.Length} expected");
        checks.Check("data and commands are told apart", Machine.IsDriven(DataLine), "its line is at data behind pixels");
    }
}
