using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Afe;

public sealed class Ads1298ModelTests
{
    private readonly BoardClock _clock = new();
    private readonly ScriptedSkin _skin = new();

    [Fact]
    public void Registers_have_their_reset_values()
    {
        var chip = Ready().Chips[0];
        for (var register = 0; register < Ads1298Register.Count; register++)
        {
            byte expected = register switch { 0x00 => 0x92, 0x01 => 0x06, 0x03 => 0x40, 0x14 => 0x0F, _ => 0x00 };
            Assert.Equal(expected, chip.Peek(register));
        }
    }

    [Fact]
    public void Register_commands_are_ignored_in_RDATAC()
    {
        var chain = Ready();
        Exchange(chain, Ads1298Command.ReadDataContinuous);
        Write(chain, Ads1298Register.LeadOff, 0x03);
        Assert.Equal(0, Read(chain, Ads1298Register.Id));
        Assert.Equal(0, chain.Chips[0].Peek(Ads1298Register.LeadOff));
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        Assert.Equal(0x92, Read(chain, Ads1298Register.Id));
    }

    [Fact]
    public void The_chip_wakes_in_RDATAC_and_not_before_its_power_on_time()
    {
        var chain = Chain(1);
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        _clock.WaitUntil(Ads1298.PowerOnMicroseconds);
        Assert.Equal(0, Read(chain, Ads1298Register.Id));
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        Assert.Equal(0x92, Read(chain, Ads1298Register.Id));
    }

    [Fact]
    public void After_a_reset_pulse_the_chip_is_deaf_for_18_clocks()
    {
        var chain = Ready();
        Write(chain, Ads1298Register.LeadOff, 0x03);
        chain.SetReset(false);
        chain.SetReset(true);
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        _clock.WaitUntil(_clock.Microseconds + Ads1298.ResetMicroseconds);
        Assert.Equal(0, Read(chain, Ads1298Register.Id));
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        Assert.Equal(0x92, Read(chain, Ads1298Register.Id));
        Assert.Equal(0, chain.Chips[0].Peek(Ads1298Register.LeadOff));
    }

    [Fact]
    public void Read_only_registers_and_bits_stay()
    {
        var chain = Ready();
        for (var register = 0; register < Ads1298Register.Count; register++)
            Write(chain, register, 0xFF);
        var chip = chain.Chips[0];
        Assert.Equal(0x92, chip.Peek(Ads1298Register.Id));
        Assert.Equal(0, chip.Peek(Ads1298Register.LeadOffStatusPositive));
        Assert.Equal(0, chip.Peek(Ads1298Register.LeadOffStatusNegative));
        Assert.Equal(0xFE, chip.Peek(Ads1298Register.Config3));
        Assert.Equal(0xFF, chip.Peek(Ads1298Register.LeadOff));
    }

    [Fact]
    public void Several_registers_are_written_and_read_in_one_exchange()
    {
        var chain = Ready();
        Exchange(chain, Ads1298Command.WriteRegisters | Ads1298Register.Channel1, 7, 0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x01, 0x05);
        var read = Exchange(chain, Ads1298Command.ReadRegisters | Ads1298Register.Channel1, 7, 0, 0, 0, 0, 0, 0, 0, 0);
        Assert.Equal([0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x01, 0x05], read[2..]);
    }

    [Theory]
    [InlineData(0x80, 296, 64)]
    [InlineData(0x81, 584, 128)]
    [InlineData(0x82, 1160, 256)]
    [InlineData(0x83, 2312, 512)]
    [InlineData(0x84, 4616, 1024)]
    [InlineData(0x85, 9224, 2048)]
    [InlineData(0x86, 18440, 4096)]
    [InlineData(0x06, 36872, 8192)]
    public void DRDY_comes_after_the_settling_time_and_then_every_period(byte config1, int settlingClocks, int periodClocks)
    {
        var chain = Ready();
        Write(chain, Ads1298Register.Config1, config1);
        var start = _clock.Microseconds;
        chain.SetStart(true);
        for (var i = 0; i < 5; i++)
        {
            var clocks = settlingClocks + (i * (long)periodClocks);
            Assert.Equal(start + (long)Math.Ceiling(clocks / 2.048), chain.NextDataReadyMicroseconds);
            chain.Convert(chain.NextDataReadyMicroseconds);
        }
    }

    [Fact]
    public void The_START_command_does_what_the_pin_does()
    {
        var chain = Ready();
        Assert.Equal(long.MaxValue, chain.NextDataReadyMicroseconds);
        Exchange(chain, Ads1298Command.Start);
        Assert.NotEqual(long.MaxValue, chain.NextDataReadyMicroseconds);
        Exchange(chain, Ads1298Command.Stop);
        chain.Convert(chain.NextDataReadyMicroseconds);
        Assert.Equal(long.MaxValue, chain.NextDataReadyMicroseconds);
    }

    [Fact]
    public void Standby_halts_and_wakeup_restarts_conversions()
    {
        var chain = Ready();
        chain.SetStart(true);
        Exchange(chain, Ads1298Command.Standby);
        Assert.Equal(long.MaxValue, chain.NextDataReadyMicroseconds);
        Exchange(chain, Ads1298Command.Wakeup);
        Assert.NotEqual(long.MaxValue, chain.NextDataReadyMicroseconds);
    }

    [Fact]
    public void Single_shot_makes_one_conversion()
    {
        var chain = Ready();
        Write(chain, Ads1298Register.Config4, Ads1298Register.Config4SingleShot);
        chain.SetStart(true);
        chain.Convert(chain.NextDataReadyMicroseconds);
        Assert.Equal(long.MaxValue, chain.NextDataReadyMicroseconds);
    }

    [Theory]
    [InlineData(0, 0x000000)]
    [InlineData(0.05, 1)]
    [InlineData(-0.05, -1)]
    [InlineData(300_000, 6291455)]
    [InlineData(400_001, 0x7FFFFF)]
    [InlineData(1e6, 0x7FFFFF)]
    [InlineData(-400_001, -0x800000)]
    [InlineData(-1e6, -0x800000)]
    public void Codes_are_twos_complement_and_clip_at_full_scale(double microvolts, int code)
    {
        _skin.Microvolts = (_, _) => microvolts;
        var codes = Codes.Read(Converted(Chain(1)));
        Assert.All(codes, c => Assert.Equal(code, c));
    }

    [Theory]
    [InlineData(0x10, 1)]
    [InlineData(0x20, 2)]
    [InlineData(0x30, 3)]
    [InlineData(0x40, 4)]
    [InlineData(0x00, 6)]
    [InlineData(0x50, 8)]
    [InlineData(0x60, 12)]
    public void The_gain_bits_select_the_gain(byte setting, int gain)
    {
        _skin.Microvolts = (_, _) => 10_000;
        var chain = Ready();
        Write(chain, Ads1298Register.Config3, 0xC0);
        Write(chain, Ads1298Register.Channel1 + 3, setting);
        chain.SetStart(true);
        Exchange(chain, Ads1298Command.ReadDataContinuous);
        chain.Convert(chain.NextDataReadyMicroseconds);
        Assert.Equal((int)Math.Round(10e-3 * gain / 2.4 * 0x7FFFFF), Codes.Read(chain)[3]);
    }

    [Fact]
    public void A_powered_down_channel_is_zero_and_a_missing_reference_clips()
    {
        _skin.Microvolts = (_, _) => 10_000;
        var chain = Ready();
        Write(chain, Ads1298Register.Channel1 + 3, Ads1298Register.ChannelPowerDown);
        chain.SetStart(true);
        Exchange(chain, Ads1298Command.ReadDataContinuous);
        chain.Convert(chain.NextDataReadyMicroseconds);
        var codes = Codes.Read(chain);
        Assert.Equal(0, codes[3]);
        Assert.Equal(0x7FFFFF, codes[2]);
    }

    [Fact]
    public void In_a_chain_the_second_chip_follows_after_one_bit()
    {
        _skin.Microvolts = (channel, _) => 1000 * (channel + 1) * (channel % 2 == 0 ? 1 : -1);
        var chain = Converted(Chain(2));
        var codes = Codes.Read(chain);
        for (var channel = 0; channel < 16; channel++)
        {
            var expected = _skin.Microvolts(channel, 0) * 6 / 2.4e6 * 0x7FFFFF;
            Assert.Equal(expected, codes[channel], 1.0);
        }

        Assert.Equal(0xC, Codes.Status(chain, 0) >> 20);
        Assert.Equal(0xC, Codes.Status(chain, 1) >> 20);
    }

    [Fact]
    public void Two_chips_count_their_power_on_time_from_the_first_edge_of_their_oscillator()
    {
        var chain = Chain(2);
        _clock.WaitUntil(Ads1298.OscillatorMicroseconds + Ads1298.PowerOnMicroseconds - 1);
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        _clock.WaitUntil(_clock.Microseconds + 1);
        Assert.Equal(0, Read(chain, Ads1298Register.Id));
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        Assert.Equal(0x92, Read(chain, Ads1298Register.Id));
    }

    [Fact]
    public void A_second_chip_that_never_had_a_clock_hears_nothing_and_sends_no_conversion()
    {
        var chain = Chain(2);
        chain.BreakClock(1);
        Converted(chain);
        Assert.Equal(0x85, chain.Chips[0].Peek(Ads1298Register.Config1));
        Assert.Equal(0x06, chain.Chips[1].Peek(Ads1298Register.Config1));
        Assert.Equal(0xC, Codes.Status(chain, 0) >> 20);
        Assert.Equal(0x0, Codes.Status(chain, 1) >> 20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_chip_of_two_that_loses_its_clock_while_it_converts_stops(int chip)
    {
        var chain = Converted(Chain(2));
        chain.BreakClock(chip);
        Assert.Equal(long.MaxValue, chain.Chips[chip].NextDataReadyMicroseconds);
        Assert.NotEqual(long.MaxValue, chain.Chips[1 - chip].NextDataReadyMicroseconds);
        Assert.Equal(0x0, Codes.Status(chain, chip) >> 20);
    }

    [Fact]
    public void The_oscillator_stands_still_while_the_chips_are_held_down_and_starts_anew_with_them()
    {
        var chain = Converted(Chain(2));
        chain.IsHeldDown = true;
        Assert.All(chain.Chips, c => Assert.Equal(long.MaxValue, c.NextDataReadyMicroseconds));
        chain.IsHeldDown = false;
        _clock.WaitUntil(_clock.Microseconds + Ads1298.PowerOnMicroseconds);
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        Assert.Equal(0, Read(chain, Ads1298Register.Id));
        _clock.WaitUntil(_clock.Microseconds + Ads1298.OscillatorMicroseconds);
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        Assert.Equal(0x92, Read(chain, Ads1298Register.Id));
    }

    [Fact]
    public void With_multiple_readback_the_first_chip_repeats_itself()
    {
        _skin.Microvolts = (channel, _) => 1000 * channel;
        var chain = Converted(Chain(2));
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        Write(chain, Ads1298Register.Config1, 0xC5);
        Exchange(chain, Ads1298Command.ReadDataContinuous);
        var wire = new byte[54];
        chain.ReadFrame(wire);
        Assert.Equal(wire[..27], wire[27..]);
    }

    [Fact]
    public void RDATA_returns_a_conversion_after_the_opcode()
    {
        _skin.Microvolts = (_, _) => 1e6;
        var chain = Converted(Chain(1));
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        var read = Exchange(chain, [Ads1298Command.ReadData, .. new byte[27]]);
        Assert.Equal([0x7F, 0xFF, 0xFF], read[4..7]);
        Assert.Equal(0xC0, read[1] & 0xF0);
    }

    [Theory]
    [InlineData(0x03, 0x02, 0xFF, 0x24)]
    [InlineData(0x00, 0x02, 0xFF, 0x00)]
    [InlineData(0x03, 0x00, 0xFF, 0x00)]
    [InlineData(0x03, 0x02, 0x04, 0x04)]
    public void Lead_off_shows_only_where_it_is_enabled(byte loff, byte config4, byte sense, int expected)
    {
        var chain = Chain(1);
        _clock.WaitUntil(Ads1298.PowerOnMicroseconds);
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        Write(chain, Ads1298Register.LeadOff, loff);
        Write(chain, Ads1298Register.Config4, config4);
        Write(chain, Ads1298Register.LeadOffSensePositive, sense);
        Write(chain, Ads1298Register.LeadOffSenseNegative, sense);
        _skin.OffChannels = 0x24;
        chain.SetStart(true);
        Exchange(chain, Ads1298Command.ReadDataContinuous);
        chain.Convert(chain.NextDataReadyMicroseconds);
        var status = Codes.Status(chain, 0);
        Assert.Equal(expected, status >> 12 & 0xFF);
        Assert.Equal(expected, status >> 4 & 0xFF);
    }

    // Powered up by the firmware's own driver, running, and converted once.
    private Ads1298Chain Converted(Ads1298Chain chain)
    {
        var driver = new Ads1298(chain, chain, _clock, chain.Chips.Count);
        Assert.Equal(Ads1298Result.Ok, driver.PowerUp());
        driver.Start();
        chain.Convert(chain.NextDataReadyMicroseconds);
        return chain;
    }

    private Ads1298Chain Chain(int chips)
    {
        var chain = new Ads1298Chain(chips, _clock, _skin, new Ads1298ModelOptions { NoiseMicrovoltsRms = 0 });
        chain.SetPower(true);
        return chain;
    }

    private Ads1298Chain Ready()
    {
        var chain = Chain(1);
        _clock.WaitUntil(Ads1298.PowerOnMicroseconds);
        Exchange(chain, Ads1298Command.StopReadDataContinuous);
        return chain;
    }

    private static byte[] Exchange(Ads1298Chain chain, params byte[] write)
    {
        var read = new byte[write.Length];
        chain.Exchange(write, read, write.Length);
        return read;
    }

    private static void Write(Ads1298Chain chain, int register, byte value) =>
        Exchange(chain, (byte)(Ads1298Command.WriteRegisters | register), 0, value);

    private static int Read(Ads1298Chain chain, int register) =>
        Exchange(chain, (byte)(Ads1298Command.ReadRegisters | register), 0, 0)[2];
}
