using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Afe;

public sealed class Ads1298Tests
{
    private readonly BoardClock _clock = new();
    private readonly ScriptedSkin _skin = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Power_up_writes_every_register_of_every_chip(int chips)
    {
        var chain = Chain(chips);
        Assert.Equal(Ads1298Result.Ok, Driver(chain, chips).PowerUp());
        Assert.Equal(chips, chain.Chips.Count);
        foreach (var chip in chain.Chips)
        {
            Assert.Equal(0x85, chip.Peek(Ads1298Register.Config1));
            Assert.Equal(0x00, chip.Peek(Ads1298Register.Config2));
            Assert.Equal(0xCC, chip.Peek(Ads1298Register.Config3));
            Assert.Equal(0x03, chip.Peek(Ads1298Register.LeadOff));
            Assert.Equal(0xFF, chip.Peek(Ads1298Register.BiasSensePositive));
            Assert.Equal(0xFF, chip.Peek(Ads1298Register.BiasSenseNegative));
            Assert.Equal(0xFF, chip.Peek(Ads1298Register.LeadOffSensePositive));
            Assert.Equal(0xFF, chip.Peek(Ads1298Register.LeadOffSenseNegative));
            Assert.Equal(0x00, chip.Peek(Ads1298Register.Gpio));
            Assert.Equal(0x02, chip.Peek(Ads1298Register.Config4));
            for (var channel = 0; channel < 8; channel++)
                Assert.Equal(0x00, chip.Peek(Ads1298Register.Channel1 + channel));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 5_000)]
    public void Power_up_takes_the_times_of_power_on_reset_and_reference_and_with_two_chips_that_of_their_oscillator(int chips, int oscillator)
    {
        Driver(Chain(chips), chips).PowerUp();
        Assert.Equal(oscillator + 128_000 + 1 + 9 + 150_000, _clock.Microseconds);
    }

    [Theory]
    [InlineData(1, Ads1298Result.Ok)]
    [InlineData(2, Ads1298Result.WrongIdentity)]
    public void A_first_chip_of_two_without_its_clock_is_no_chip_and_a_single_one_needs_none(int chips, Ads1298Result expected)
    {
        var chain = Chain(chips);
        chain.BreakClock(0);
        Assert.Equal(expected, Driver(chain, chips).PowerUp());
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    [InlineData(0x90)]
    [InlineData(0xD2)]
    public void Another_chip_or_none_is_a_wrong_identity(byte id)
    {
        var chain = Chain(1);
        var bus = new FaultyBus(chain) { LyingRegister = Ads1298Register.Id, Lie = id };
        Assert.Equal(Ads1298Result.WrongIdentity, new Ads1298(bus, chain, _clock, 1).PowerUp());
    }

    [Theory]
    [InlineData(Ads1298Register.Config1)]
    [InlineData(Ads1298Register.Config3)]
    [InlineData(Ads1298Register.LeadOff)]
    [InlineData(Ads1298Register.BiasSensePositive)]
    [InlineData(Ads1298Register.BiasSenseNegative)]
    [InlineData(Ads1298Register.LeadOffSensePositive)]
    [InlineData(Ads1298Register.LeadOffSenseNegative)]
    [InlineData(Ads1298Register.Gpio)]
    [InlineData(Ads1298Register.Config4)]
    public void A_register_that_takes_no_write_is_found(int register)
    {
        var chain = Chain(1);
        var bus = new FaultyBus(chain) { StuckRegister = register };
        Assert.Equal(Ads1298Result.RegisterMismatch, new Ads1298(bus, chain, _clock, 1).PowerUp());
    }

    [Theory]
    [InlineData(Ads1298Register.Config2)]
    [InlineData(Ads1298Register.LeadOffFlip)]
    [InlineData(Ads1298Register.Channel1)]
    [InlineData(Ads1298Register.Channel1 + 7)]
    public void A_register_that_reads_back_wrong_is_found_even_where_zero_is_written(int register)
    {
        var chain = Chain(1);
        var bus = new FaultyBus(chain) { LyingRegister = register, Lie = 0x10 };
        Assert.Equal(Ads1298Result.RegisterMismatch, new Ads1298(bus, chain, _clock, 1).PowerUp());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Power_up_ends_early_when_the_board_shuts_down(int waits)
    {
        _clock.WaitsLeft = waits;
        Assert.Equal(Ads1298Result.ShuttingDown, Driver(Chain(1), 1).PowerUp());
        Assert.Equal(waits + 1, _clock.Waits);
    }

    [Theory]
    [InlineData(32000, 0)]
    [InlineData(16000, 1)]
    [InlineData(2000, 4)]
    [InlineData(1000, 5)]
    [InlineData(500, 6)]
    [InlineData(250, -1)]
    [InlineData(1500, -1)]
    [InlineData(0, -1)]
    public void Rates_are_octaves_from_32000_to_500(int rateHz, int bits) => Assert.Equal(bits, Ads1298.RateBits(rateHz));

    [Fact]
    public void A_rate_that_the_chip_does_not_have_is_refused()
    {
        var chain = Chain(1);
        var driver = Driver(chain, 1);
        driver.PowerUp();
        Assert.Equal(Ads1298Result.RegisterMismatch, driver.SetRate(1500));
        Assert.Equal(Ads1298Result.Ok, driver.SetRate(2000));
        Assert.Equal(0x84, chain.Chips[0].Peek(Ads1298Register.Config1));
    }

    [Fact]
    public void The_test_signal_is_one_millivolt_in_codes()
    {
        var chain = Chain(1);
        var driver = Driver(chain, 1);
        driver.PowerUp();
        Assert.Equal(Ads1298Result.Ok, driver.SelectTestSignal());
        driver.Start();
        var codes = new HashSet<int>();
        _clock.Chain = chain;
        for (var i = 0; i < 1100; i++)
        {
            _clock.WaitUntil(chain.NextDataReadyMicroseconds);
            codes.UnionWith(Codes.Read(chain));
        }

        // 1 mV · 6 / 2.4 V · (2^23 − 1) = 20971.52
        Assert.Equal([-20972, 20972], codes.Order());
    }

    [Fact]
    public void Shorted_inputs_show_noise_and_no_electrode()
    {
        _skin.Microvolts = (_, _) => 5000;
        var chain = new Ads1298Chain(1, _clock, _skin, new Ads1298ModelOptions { NoiseMicrovoltsRms = 2, ElectrodeOffsetMillivolts = [100, 100] });
        var driver = Driver(chain, 1);
        driver.PowerUp();
        Assert.Equal(Ads1298Result.Ok, driver.SelectShort());
        driver.Start();
        _clock.Chain = chain;
        var squares = 0.0;
        const int Count = 2000;
        for (var i = 0; i < Count; i++)
        {
            _clock.WaitUntil(chain.NextDataReadyMicroseconds);
            squares += Codes.Read(chain).Sum(c => Math.Pow(c * 2.4e6 / 6 / 0x7FFFFF, 2));
        }

        Assert.Equal(2.0, Math.Sqrt(squares / (8 * Count)), 0.05);
    }

    [Fact]
    public void Stop_ends_conversions_and_opens_the_registers_again()
    {
        var chain = Chain(1);
        var driver = Driver(chain, 1);
        driver.PowerUp();
        driver.Start();
        Assert.NotEqual(long.MaxValue, chain.NextDataReadyMicroseconds);
        driver.Stop();
        chain.Convert(chain.NextDataReadyMicroseconds);
        Assert.Equal(long.MaxValue, chain.NextDataReadyMicroseconds);
        Assert.Equal(Ads1298Result.Ok, driver.SetRate(500));
    }

    private Ads1298Chain Chain(int chips) => new(chips, _clock, _skin, new Ads1298ModelOptions { NoiseMicrovoltsRms = 0 });

    private Ads1298 Driver(Ads1298Chain chain, int chips) => new(chain, chain, _clock, chips);
}
