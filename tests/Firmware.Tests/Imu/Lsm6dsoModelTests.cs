using System.Numerics;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Imu;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Imu;

public sealed class Lsm6dsoModelTests
{
    private readonly ImuBench _bench = new();

    public Lsm6dsoModelTests() => _bench.WaitUntil(Lsm6dso.BootMicroseconds);

    [Fact]
    public void Nothing_is_acknowledged_before_the_chip_has_booted()
    {
        var bench = new ImuBench();
        bench.WaitUntil(9_999);
        Assert.False(bench.Bus.Write(Lsm6dso.Address, [Lsm6dsoRegister.WhoAmI], 1));
        bench.WaitUntil(10_000);
        Assert.True(bench.Bus.Write(Lsm6dso.Address, [Lsm6dsoRegister.WhoAmI], 1));
        Assert.Equal(1, bench.Bus.Refused);
    }

    [Fact]
    public void Registers_have_the_reset_values_of_the_datasheet()
    {
        var expected = new byte[Lsm6dsoRegister.Count];
        expected[0x02] = 0x3F;
        expected[0x0F] = 0x6C;
        expected[0x12] = 0x04;
        expected[0x18] = 0xE0;
        Assert.Equal(expected, Dump());
    }

    [Fact]
    public void Read_only_and_reserved_registers_take_no_write()
    {
        foreach (var address in new[] { 0x00, 0x03, 0x06, 0x0F, 0x1A, 0x1B, 0x1C, 0x1E, 0x22, 0x2D, 0x30, 0x3A, 0x3B, 0x41, 0x55, 0x60, 0x63, 0x6F, 0x78, 0x7E, 0x7F })
        {
            var before = Read(address);
            Write(address, 0xFF);
            Assert.Equal(before, Read(address));
        }
    }

    [Theory]
    [InlineData(Lsm6dsoRegister.Control1Accelerometer, 0xFE)]
    [InlineData(Lsm6dsoRegister.Control2Gyroscope, 0xFE)]
    [InlineData(Lsm6dsoRegister.FifoControl2, 0xD7)]
    [InlineData(Lsm6dsoRegister.TapConfig0, 0x7F)]
    [InlineData(Lsm6dsoRegister.WakeUpThreshold, 0xFF)]
    [InlineData(0x13, 0x6E)]
    public void Reserved_bits_stay(int address, byte kept)
    {
        Write(address, 0xFF);
        Assert.Equal(kept, Read(address));
    }

    [Fact]
    public void A_software_reset_clears_itself_and_every_register()
    {
        Write(Lsm6dsoRegister.WakeUpThreshold, 0x3F);
        Write(Lsm6dsoRegister.Control3, 0x05);
        Assert.Equal(0x05, Read(Lsm6dsoRegister.Control3));
        Assert.Equal(0x00, Read(Lsm6dsoRegister.WakeUpThreshold));
        _bench.WaitUntil(_bench.Clock.Microseconds + 50);
        Assert.Equal(0x04, Read(Lsm6dsoRegister.Control3));
    }

    [Fact]
    public void Without_increment_a_burst_stays_at_its_register()
    {
        Write(Lsm6dsoRegister.Control3, 0x00);
        Assert.Equal([0x6C, 0x6C, 0x6C], ReadBurst(Lsm6dsoRegister.WhoAmI, 3));
    }

    [Fact]
    public void Another_bank_hides_the_registers()
    {
        Write(Lsm6dsoRegister.FunctionAccess, 0x80);
        Assert.Equal(0x00, Read(Lsm6dsoRegister.WhoAmI));
        Write(Lsm6dsoRegister.FunctionAccess, 0x00);
        Assert.Equal(0x6C, Read(Lsm6dsoRegister.WhoAmI));
    }

    [Theory]
    [InlineData(0x00, 16393)]
    [InlineData(0x08, 8197)]
    [InlineData(0x0C, 4098)]
    [InlineData(0x04, 2049)]
    public void One_g_is_one_g_at_every_scale(byte scale, int steps)
    {
        Write(Lsm6dsoRegister.Control1Accelerometer, (byte)(0x40 | scale));
        _bench.WaitUntil(_bench.Clock.Microseconds + 20_000);
        Assert.Equal(0x01, Read(Lsm6dsoRegister.Status));
        var bytes = ReadBurst(Lsm6dsoRegister.AccelerometerOutput, 6);
        Assert.Equal(steps, BitConverter.ToInt16(bytes, 4));
        Assert.Equal(0, BitConverter.ToInt16(bytes, 0));
        Assert.Equal(0x00, Read(Lsm6dsoRegister.Status));
    }

    [Fact]
    public void Beyond_its_scale_the_output_is_held_at_the_limit()
    {
        var bench = new ImuBench(new WristMotion().Tap(500_000, peakG: 40, durationMicroseconds: 500_000)).Start(200);
        bench.RunUntil(1_100_000);
        var z = bench.Frames.SelectMany(f => Enumerable.Range(0, f.SampleCount).Select(i => f.Samples[(6 * i) + 2])).ToArray();
        Assert.Equal(short.MinValue, z.Min());
    }

    [Fact]
    public void Fifo_words_carry_tag_slot_and_even_parity_and_wrap_within_one_burst()
    {
        _bench.Start(100);
        _bench.WaitUntil(200_000);
        var words = ReadBurst(Lsm6dsoRegister.FifoDataTag, 8 * 7).Chunk(7).ToArray();
        Assert.Equal([1, 2, 1, 2, 1, 2, 1, 2], words.Select(w => w[0] >> 3));
        var slots = words.Select(w => (w[0] >> 1) & 3).ToArray();
        for (var i = 2; i < slots.Length; i++)
            Assert.Equal((slots[i - 2] + 1) & 3, slots[i]);
        Assert.All(words, w => Assert.Equal(0, BitOperations.PopCount(w[0]) % 2));
    }

    [Fact]
    public void A_word_leaves_the_FIFO_with_its_last_byte_and_an_empty_FIFO_reads_zeros()
    {
        _bench.Start(100);
        _bench.WaitUntil(100_000);
        Write(Lsm6dsoRegister.FifoControl3, 0);
        var count = _bench.Chip.FifoCount;
        ReadBurst(Lsm6dsoRegister.FifoDataTag, 6);
        Assert.Equal(count, _bench.Chip.FifoCount);
        ReadBurst(Lsm6dsoRegister.FifoDataEnd, 1);
        Assert.Equal(count - 1, _bench.Chip.FifoCount);
        ReadBurst(Lsm6dsoRegister.FifoDataTag, (count - 1) * 7);
        Assert.Equal(0, _bench.Chip.FifoCount);
        Assert.All(ReadBurst(Lsm6dsoRegister.FifoDataTag, 14), b => Assert.Equal(0, b));
    }

    [Fact]
    public void A_full_FIFO_in_continuous_mode_loses_its_oldest_words_and_says_so_once()
    {
        _bench.Start(200);
        _bench.WaitUntil(2_000_000);
        Assert.Equal(512, _bench.Chip.FifoCount);
        var status = ReadBurst(Lsm6dsoRegister.FifoStatus1, 2);
        Assert.Equal(0x00, status[0]);
        Assert.Equal(Lsm6dsoRegister.FifoOverrun | Lsm6dsoRegister.FifoOverrunLatched | Lsm6dsoRegister.FifoFull | 2, status[1]);
        Assert.Equal(0, ReadBurst(Lsm6dsoRegister.FifoStatus2, 1)[0] & Lsm6dsoRegister.FifoOverrunLatched);
        Write(Lsm6dsoRegister.FifoControl4, Lsm6dsoRegister.FifoBypass);
        Assert.Equal(0, _bench.Chip.FifoCount);
    }

    [Fact]
    public void A_FIFO_that_fills_once_keeps_its_first_words()
    {
        _bench.Start(200);
        Write(Lsm6dsoRegister.FifoControl4, Lsm6dsoRegister.FifoBypass);
        Write(Lsm6dsoRegister.FifoControl4, Lsm6dsoRegister.FifoOnce);
        _bench.WaitUntil(1_000_000);
        var first = _bench.Chip.FifoCount;
        _bench.WaitUntil(5_000_000);
        Assert.InRange(first, 300, 511);
        Assert.Equal(512, _bench.Chip.FifoCount);
    }

    [Fact]
    public void The_watermark_reaches_INT1()
    {
        _bench.Start(100);
        Write(Lsm6dsoRegister.FifoControl1, 40);
        Write(Lsm6dsoRegister.Interrupt1Control, 0x08);
        _bench.WaitUntil(_bench.Clock.Microseconds + 150_000);
        Assert.False(_bench.Chip.IsInterrupt1High);
        _bench.WaitUntil(_bench.Clock.Microseconds + 100_000);
        Assert.True(_bench.Chip.IsInterrupt1High);
        ReadBurst(Lsm6dsoRegister.FifoDataTag, 20 * 7);
        Assert.False(_bench.Chip.IsInterrupt1High);
    }

    [Theory]
    [InlineData(-2.0)]
    [InlineData(0.0)]
    [InlineData(2.0)]
    public void The_oscillators_error_is_in_every_rate(double percent)
    {
        var bench = new ImuBench(options: ImuBench.Quiet with { OscillatorErrorPercent = percent }).Start(200);
        var before = bench.Chip.FifoCount;
        bench.WaitUntil(bench.Clock.Microseconds + 1_000_000);
        Assert.Equal(2 * 208.34 * (1 + (percent / 100)), bench.Chip.FifoCount - before, 3.0);
    }

    [Fact]
    public void Equal_seeds_measure_equal_noise_and_the_noise_has_its_size()
    {
        Assert.Equal(Noise(3), Noise(3));
        Assert.NotEqual(Noise(3), Noise(4));
        var noise = Noise(3);
        Assert.Equal(2.0, 0.244 * Math.Sqrt(noise.Average(n => (double)n * n)), 0.25);

        static short[] Noise(ulong seed)
        {
            var bench = new ImuBench(options: new Lsm6dsoModelOptions { Seed = seed, AccelerometerNoiseMilligramsRms = 2 }).Start(200);
            bench.RunUntil(3_000_000);
            return [.. bench.Frames.SelectMany(f => Enumerable.Range(0, f.SampleCount).Select(i => f.Samples[6 * i]))];
        }
    }

    private byte[] Dump() => ReadBurst(0, Lsm6dsoRegister.FifoDataTag).Concat(new byte[8]).ToArray();

    private byte Read(int address) => ReadBurst(address, 1)[0];

    private byte[] ReadBurst(int address, int count)
    {
        var read = new byte[count];
        Assert.True(_bench.Bus.WriteRead(Lsm6dso.Address, [(byte)address], 1, read, count));
        return read;
    }

    private void Write(int address, byte value) => Assert.True(_bench.Bus.Write(Lsm6dso.Address, [(byte)address, value], 2));
}
