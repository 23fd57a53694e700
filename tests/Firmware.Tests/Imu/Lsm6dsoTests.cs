using NeuralGlasses.Wristband.Imu;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Imu;

public sealed class Lsm6dsoTests
{
    private readonly ImuBench _bench = new();

    [Fact]
    public void Power_up_waits_for_the_boot_and_leaves_the_chip_off()
    {
        Assert.Equal(ImuResult.Ok, _bench.Driver.PowerUp());
        Assert.Equal(10_000 + 50, _bench.Clock.Microseconds);
        Assert.Equal(0x44, _bench.Chip.Peek(Lsm6dsoRegister.Control3));
        Assert.Equal(0xE2, _bench.Chip.Peek(Lsm6dsoRegister.Control9));
        Assert.Equal(0x00, _bench.Chip.Peek(Lsm6dsoRegister.Control1Accelerometer));
        Assert.Equal(0x00, _bench.Chip.Peek(Lsm6dsoRegister.Control2Gyroscope));
    }

    [Fact]
    public void Power_up_resets_a_chip_that_kept_its_power_when_the_processor_restarted()
    {
        _bench.Start(200, doubleTap: true);
        _bench.WaitUntil(1_000_000);
        Assert.Equal(ImuResult.Ok, new Lsm6dso(_bench.Bus, _bench.Clock, Lsm6dso.Address).PowerUp());
        Assert.Equal(0, _bench.Chip.FifoCount);
        Assert.Equal(0x00, _bench.Chip.Peek(Lsm6dsoRegister.TapDuration));
        Assert.Equal(0x00, _bench.Chip.Peek(Lsm6dsoRegister.FifoControl3));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x6A)]
    [InlineData(0x6B)]
    [InlineData(0xFF)]
    public void Another_chip_is_a_wrong_identity(byte identity)
    {
        _bench.Faults.LyingRegister = Lsm6dsoRegister.WhoAmI;
        _bench.Faults.Lie = identity;
        Assert.Equal(ImuResult.WrongIdentity, _bench.Driver.PowerUp());
        Assert.Empty(_bench.Faults.Writes);
    }

    [Fact]
    public void An_empty_address_and_a_stuck_bus_are_no_acknowledge()
    {
        Assert.Equal(ImuResult.NoAcknowledge, new Lsm6dso(_bench.Bus, _bench.Clock, Lsm6dso.Address + 1).PowerUp());
        _bench.Bus.StickAt(0);
        Assert.Equal(ImuResult.NoAcknowledge, _bench.Driver.PowerUp());
        _bench.Bus.Release();
        Assert.Equal(ImuResult.Ok, _bench.Driver.PowerUp());
    }

    [Fact]
    public void Every_transfer_of_every_mode_may_fail_and_each_failure_is_told()
    {
        Func<ImuResult>[] modes =
        [
            _bench.Driver.PowerUp,
            () => _bench.Driver.StartStream(100, true),
            () => _bench.Driver.ArmWakeOnMotion(50),
            _bench.Driver.ArmDoubleTap,
            _bench.Driver.PowerDown,
            () => _bench.Driver.TakeEvents(out _),
        ];
        foreach (var mode in modes)
        {
            var transfers = 0;
            for (; transfers < 100; transfers++)
            {
                Assert.Equal(ImuResult.Ok, _bench.Driver.PowerUp());
                _bench.Faults.FailAfter = transfers;
                var result = mode();
                if (_bench.Faults.FailAfter >= 0)
                    break;
                Assert.Equal(ImuResult.NoAcknowledge, result);
            }

            _bench.Faults.FailAfter = -1;
            Assert.InRange(transfers, 1, 60);
            Assert.Equal(ImuResult.Ok, mode());
        }
    }

    [Theory]
    [InlineData(Lsm6dsoRegister.Control3)]
    [InlineData(Lsm6dsoRegister.Control9)]
    public void A_register_that_takes_no_write_is_found_at_power_up(int register)
    {
        _bench.Faults.StuckRegister = register;
        Assert.Equal(ImuResult.RegisterMismatch, _bench.Driver.PowerUp());
    }

    [Theory]
    [InlineData(Lsm6dsoRegister.Control1Accelerometer)]
    [InlineData(Lsm6dsoRegister.Control2Gyroscope)]
    [InlineData(Lsm6dsoRegister.Control8Accelerometer)]
    [InlineData(Lsm6dsoRegister.FifoControl3)]
    [InlineData(Lsm6dsoRegister.FifoControl4)]
    [InlineData(Lsm6dsoRegister.TapConfig0)]
    [InlineData(Lsm6dsoRegister.TapConfig1)]
    [InlineData(Lsm6dsoRegister.TapConfig2)]
    [InlineData(Lsm6dsoRegister.TapThresholdZ)]
    [InlineData(Lsm6dsoRegister.TapDuration)]
    [InlineData(Lsm6dsoRegister.WakeUpThreshold)]
    [InlineData(Lsm6dsoRegister.Interrupt1Events)]
    public void A_register_that_takes_no_write_is_found_when_a_stream_starts(int register)
    {
        Assert.Equal(ImuResult.Ok, _bench.Driver.PowerUp());
        _bench.Faults.StuckRegister = register;
        Assert.Equal(ImuResult.RegisterMismatch, _bench.Driver.StartStream(100, true));
        Assert.Equal(0, _bench.Driver.PeriodMicroseconds256);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Power_up_ends_early_when_the_board_shuts_down(int waits)
    {
        _bench.Clock.WaitsLeft = waits;
        Assert.Equal(ImuResult.ShuttingDown, _bench.Driver.PowerUp());
    }

    [Theory]
    [InlineData(50, 3, 52.09)]
    [InlineData(100, 4, 104.17)]
    [InlineData(200, 5, 208.34)]
    public void A_nominal_rate_is_the_chips_next_higher_one(int rateHz, int bits, double actualHz)
    {
        _bench.Start(rateHz);
        Assert.Equal((bits << 4) | 0x0C, _bench.Chip.Peek(Lsm6dsoRegister.Control1Accelerometer));
        Assert.Equal((bits << 4) | 0x08, _bench.Chip.Peek(Lsm6dsoRegister.Control2Gyroscope));
        Assert.Equal((bits << 4) | bits, _bench.Chip.Peek(Lsm6dsoRegister.FifoControl3));
        Assert.Equal(Lsm6dsoRegister.FifoContinuous, _bench.Chip.Peek(Lsm6dsoRegister.FifoControl4));
        Assert.Equal(actualHz, 1e6 * 256 / _bench.Driver.PeriodMicroseconds256, 0.01);
        var before = _bench.Chip.FifoCount;
        _bench.WaitUntil(_bench.Clock.Microseconds + 1_000_000);
        Assert.Equal(2 * actualHz, _bench.Chip.FifoCount - before, 4.0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(52)]
    [InlineData(104)]
    [InlineData(400)]
    [InlineData(-50)]
    public void Any_other_rate_is_refused(int rateHz)
    {
        _bench.Driver.PowerUp();
        Assert.Equal(ImuResult.UnsupportedRate, _bench.Driver.StartStream(rateHz, false));
        Assert.Equal(0, _bench.Chip.Peek(Lsm6dsoRegister.Control1Accelerometer));
    }

    [Theory]
    [InlineData(50, 2)]
    [InlineData(100, 1)]
    [InlineData(200, 0)]
    public void With_double_taps_the_accelerometer_is_faster_than_the_stream(int rateHz, int corner)
    {
        _bench.Start(rateHz, doubleTap: true);
        Assert.Equal(0x6E, _bench.Chip.Peek(Lsm6dsoRegister.Control1Accelerometer));
        Assert.Equal(corner << 5, _bench.Chip.Peek(Lsm6dsoRegister.Control8Accelerometer));
        var before = _bench.Chip.FifoCount;
        _bench.WaitUntil(_bench.Clock.Microseconds + 1_000_000);
        Assert.Equal(2 * 1.0417 * rateHz, _bench.Chip.FifoCount - before, 4.0);
    }

    [Fact]
    public void Power_down_measures_nothing()
    {
        _bench.Start(100);
        Assert.Equal(ImuResult.Ok, _bench.Driver.PowerDown());
        _bench.WaitUntil(2_000_000);
        Assert.Equal(0, _bench.Chip.FifoCount);
        Assert.False(_bench.Chip.IsInterrupt1High);
    }
}
