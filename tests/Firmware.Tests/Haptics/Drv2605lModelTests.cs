using NeuralGlasses.Wristband.Haptics;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Haptics;

public sealed class Drv2605lModelTests
{
    private readonly HapticBench _bench = new();

    public Drv2605lModelTests() => _bench.Clock.WaitUntil(Drv2605l.PowerOnMicroseconds);

    [Fact]
    public void Nothing_is_acknowledged_in_the_first_quarter_of_a_millisecond()
    {
        var bench = new HapticBench();
        Assert.False(bench.Bus.Write(Drv2605l.Address, [0], 1));
        bench.Clock.WaitUntil(250);
        Assert.True(bench.Bus.Write(Drv2605l.Address, [0], 1));
    }

    [Fact]
    public void Registers_have_the_reset_values_of_the_datasheet()
    {
        var expected = new byte[Drv2605lRegister.Count];
        (int, byte)[] values =
        [
            (0x00, 0xE0), (0x01, 0x40), (0x04, 0x01), (0x11, 0x05), (0x12, 0x19), (0x13, 0xFF), (0x14, 0x19), (0x15, 0xFF), (0x16, 0x3E), (0x17, 0x8C),
            (0x18, 0x0C), (0x19, 0x6C), (0x1A, 0x36), (0x1B, 0x93), (0x1C, 0xF5), (0x1D, 0xA0), (0x1E, 0x20), (0x1F, 0x80), (0x20, 0x33),
        ];
        foreach (var (address, value) in values)
            expected[address] = value;
        Assert.Equal(expected, Read(0, Drv2605lRegister.Count));
    }

    [Fact]
    public void A_loss_of_power_cuts_what_plays_takes_the_registers_and_lets_the_chip_start_anew()
    {
        Write(Drv2605lRegister.Mode, 0x00);
        Write(Drv2605lRegister.FeedbackControl, 0xB6);
        Write(Drv2605lRegister.Library, Drv2605lRegister.LibraryLra);
        Write(Drv2605lRegister.Sequence, 118);
        Write(Drv2605lRegister.Go, 1);
        _bench.Clock.WaitUntil(_bench.Clock.Microseconds + 1_000_000);
        _bench.Chip.PowerCycle();
        Assert.Equal((1_000_000, true), (Assert.Single(_bench.Chip.Pulses).DurationMicroseconds, _bench.Chip.Pulses[0].IsCut));
        Assert.Equal((0x40, 0x00, 0x36), (_bench.Chip.Peek(Drv2605lRegister.Mode), _bench.Chip.Peek(Drv2605lRegister.Library), _bench.Chip.Peek(Drv2605lRegister.FeedbackControl)));
        Assert.False(_bench.Bus.Write(Drv2605l.Address, [0], 1));
        _bench.Clock.WaitUntil(_bench.Clock.Microseconds + Drv2605l.PowerOnMicroseconds);
        Assert.True(_bench.Bus.Write(Drv2605l.Address, [0], 1));
    }

    [Fact]
    public void Status_and_the_measurements_are_read_only()
    {
        foreach (var address in new[] { 0x00, 0x21, 0x22 })
        {
            var before = Read(address, 1)[0];
            Write(address, 0x5A);
            Assert.Equal(before, Read(address, 1)[0]);
        }

        Write(Drv2605lRegister.Go, 0xFE);
        Assert.Equal(0, Read(Drv2605lRegister.Go, 1)[0]);
    }

    [Fact]
    public void Nothing_plays_in_standby_or_from_the_empty_library_or_without_the_LRA()
    {
        Write(Drv2605lRegister.Go, 1);
        Write(Drv2605lRegister.Mode, 0x00);
        Write(Drv2605lRegister.Go, 1);
        Write(Drv2605lRegister.Library, 6);
        Write(Drv2605lRegister.Go, 1);
        Assert.Empty(_bench.Chip.Pulses);
        Assert.Equal(0, Read(Drv2605lRegister.Go, 1)[0]);
        Write(Drv2605lRegister.FeedbackControl, 0xB6);
        Write(Drv2605lRegister.Go, 1);
        Assert.Equal(1, Read(Drv2605lRegister.Go, 1)[0]);
        Assert.Single(_bench.Chip.Pulses);
    }

    [Fact]
    public void A_sequence_plays_its_effects_with_its_waits_until_the_first_zero()
    {
        Ready();
        Write(Drv2605lRegister.Sequence, 1, 0x80 | 5, 24, 0x80 | 100, 0, 47, 47, 47);
        var start = _bench.Clock.Microseconds;
        Write(Drv2605lRegister.Go, 1);
        _bench.Clock.WaitUntil(start + 2_000_000);
        var pulses = _bench.Chip.Pulses;
        Assert.Equal([1, 24], pulses.Select(p => p.Effect));
        Assert.Equal([start, start + 40_000 + 50_000], pulses.Select(p => p.StartMicroseconds));
        Assert.Equal(0, Read(Drv2605lRegister.Go, 1)[0]);
    }

    [Theory]
    [InlineData(Drv2605lRegister.Go, 0x00)]
    [InlineData(Drv2605lRegister.Mode, 0x40)]
    [InlineData(Drv2605lRegister.Mode, 0x80)]
    public void Clearing_GO_standby_and_reset_cut_off_what_plays(int register, byte value)
    {
        Ready();
        Write(Drv2605lRegister.Sequence, 16, 16, 0);
        Write(Drv2605lRegister.Go, 1);
        _bench.Clock.WaitUntil(_bench.Clock.Microseconds + 300_000);
        Write(register, value);
        _bench.Clock.WaitUntil(_bench.Clock.Microseconds + 5_000_000);
        var pulse = Assert.Single(_bench.Chip.Pulses);
        Assert.True(pulse.IsCut);
        Assert.Equal(300_000, pulse.DurationMicroseconds);
        Assert.Equal(0, Read(Drv2605lRegister.Go, 1)[0]);
    }

    private void Ready()
    {
        Write(Drv2605lRegister.Mode, 0x00);
        Write(Drv2605lRegister.Library, 6);
        Write(Drv2605lRegister.FeedbackControl, 0xB6);
    }

    private byte[] Read(int address, int count)
    {
        var read = new byte[count];
        Assert.True(_bench.Bus.WriteRead(Drv2605l.Address, [(byte)address], 1, read, count));
        return read;
    }

    private void Write(int address, params byte[] values) =>
        Assert.True(_bench.Bus.Write(Drv2605l.Address, [(byte)address, .. values], values.Length + 1));
}
