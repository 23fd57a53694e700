using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Haptics;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Haptics;

public sealed class Drv2605lTests
{
    private readonly HapticBench _bench = new();

    [Fact]
    public void Power_up_sets_an_LRA_in_closed_loop_with_its_library_and_leaves_standby_on()
    {
        Assert.Equal(Drv2605lResult.Ok, _bench.Driver.PowerUp());
        Assert.Equal(0x40, _bench.Chip.Peek(Drv2605lRegister.Mode));
        Assert.Equal(0x06, _bench.Chip.Peek(Drv2605lRegister.Library));
        Assert.Equal(0xB6, _bench.Chip.Peek(Drv2605lRegister.FeedbackControl));
        Assert.Equal(0x98, _bench.Chip.Peek(Drv2605lRegister.Control1));
        Assert.Equal(0xA0, _bench.Chip.Peek(Drv2605lRegister.Control3));
        Assert.Equal(0x69, _bench.Chip.Peek(Drv2605lRegister.RatedVoltage));
        Assert.Equal(0xA7, _bench.Chip.Peek(Drv2605lRegister.OverdriveClamp));
        Assert.Empty(_bench.Chip.Pulses);
    }

    [Fact]
    public void The_drive_numbers_are_those_of_the_formulas()
    {
        const double Hertz = 170, Volts = 2.5;
        Assert.Equal(Drv2605l.RatedVoltage, Volts * Math.Sqrt(1 - (((4 * 300e-6) + 300e-6) * Hertz)) / 20.58e-3, 0.5);
        Assert.Equal(Drv2605l.DriveTime, ((0.5e3 / Hertz) - 0.5) / 0.1, 0.5);
        Assert.Equal(Drv2605l.OverdriveClamp, Volts * Math.Sqrt(2) / 21.22e-3, 0.5);
    }

    [Theory]
    [InlineData(0x60)]
    [InlineData(0x00)]
    [InlineData(0xC0)]
    [InlineData(0x80)]
    public void Another_chip_is_a_wrong_identity(byte status)
    {
        _bench.Faults.LyingRegister = Drv2605lRegister.Status;
        _bench.Faults.Lie = status;
        Assert.Equal(Drv2605lResult.WrongIdentity, _bench.Driver.PowerUp());
        Assert.Empty(_bench.Faults.Writes);
    }

    [Fact]
    public void Fault_bits_beside_the_identity_do_not_matter()
    {
        _bench.Faults.LyingRegister = Drv2605lRegister.Status;
        _bench.Faults.Lie = 0xEB;
        Assert.Equal(Drv2605lResult.Ok, _bench.Driver.PowerUp());
    }

    [Theory]
    [InlineData(Drv2605lRegister.RatedVoltage)]
    [InlineData(Drv2605lRegister.OverdriveClamp)]
    [InlineData(Drv2605lRegister.FeedbackControl)]
    [InlineData(Drv2605lRegister.Control1)]
    [InlineData(Drv2605lRegister.Library)]
    public void A_register_that_takes_no_write_is_found(int register)
    {
        _bench.Faults.StuckRegister = register;
        Assert.Equal(Drv2605lResult.RegisterMismatch, _bench.Driver.PowerUp());
    }

    [Theory]
    [InlineData(Drv2605lRegister.Mode)]
    [InlineData(Drv2605lRegister.Control3)]
    public void A_register_that_reads_back_wrong_is_found(int register)
    {
        _bench.Faults.LyingRegister = register;
        _bench.Faults.Lie = 0x13;
        Assert.Equal(Drv2605lResult.RegisterMismatch, _bench.Driver.PowerUp());
    }

    [Fact]
    public void Every_transfer_may_fail_and_each_failure_is_told()
    {
        var sequence = new byte[8];
        Func<Drv2605lResult>[] calls =
        [
            _bench.Driver.PowerUp,
            () => _bench.Driver.Play(sequence),
            () => _bench.Driver.IsPlaying(out _),
            _bench.Driver.Stop,
        ];
        foreach (var call in calls)
        {
            var transfers = 0;
            for (; transfers < 40; transfers++)
            {
                _bench.Faults.FailAfter = transfers;
                var result = call();
                if (_bench.Faults.FailAfter >= 0)
                    break;
                Assert.Equal(Drv2605lResult.NoAcknowledge, result);
            }

            _bench.Faults.FailAfter = -1;
            Assert.InRange(transfers, 1, 30);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Power_up_ends_early_when_the_board_shuts_down(int waits)
    {
        _bench.Clock.WaitsLeft = waits;
        Assert.Equal(Drv2605lResult.ShuttingDown, _bench.Driver.PowerUp());
    }

    [Fact]
    public void A_restarted_processor_silences_a_chip_that_still_plays()
    {
        _bench.On();
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Warning, 3));
        _bench.Run(50);
        Assert.Equal(Drv2605lResult.Ok, new Drv2605l(_bench.Bus, _bench.Clock).PowerUp());
        Assert.True(Assert.Single(_bench.Chip.Pulses).IsCut);
        _bench.Run(1000);
        Assert.Single(_bench.Chip.Pulses);
    }
}
