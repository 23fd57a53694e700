using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using Xunit;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>What a restart and a loss of power leave of the simulated board.</summary>
public sealed class VirtualBoardTests
{
    // A register of the haptic driver that the firmware does not write: the overdrive time offset.
    private const int UnusedRegister = 0x0D;

    private readonly WorldClock _world = new(20_000_000, () => false);
    private readonly VirtualBoard _board;
    private readonly LocalRadio _air = new(new LocalRadioOptions(), seed: 1);

    public VirtualBoardTests()
    {
        _board = new VirtualBoard(_world, new DeviceClock(_world), new ScriptedSkin(), new WristMotion(), new VirtualBoardOptions());
        _world.Join(new BoardParticipant(_board));
        _world.Join(new AirParticipant(_air));
    }

    [Fact]
    public void Behind_a_brown_out_the_motion_sensor_boots_and_answers()
    {
        var faults = 0u;
        Run((10_000_000, _board.BrownOut), (15_000_000, () => faults = Condition().Faults));
        Assert.Equal(2, _board.Starts);
        Assert.Equal(0u, faults & FaultCode.Bit(FaultCode.ImuAbsent));
        Assert.True(_board.Bus.WriteRead(Lsm6dso.Address, [Lsm6dsoRegister.WhoAmI], 1, new byte[1], 1));
    }

    [Fact]
    public void A_brown_out_takes_the_haptic_drivers_registers_and_a_restart_leaves_them()
    {
        // Dead to the bus, or the firmware would reset it.
        _board.Bus.KillAt(Drv2605l.Address, 2_100_000);
        List<byte> seen = [];
        void Look() => seen.Add(_board.HapticDriver.Peek(UnusedRegister));
        Run(
            (2_000_000, () => _board.Bus.Write(Drv2605l.Address, [UnusedRegister, 0x12], 2)),
            (2_500_000, () => _air.Central.Subscribe(GattUuids.ControlPoint)),
            (3_000_000, () => _air.Central.Write(GattUuids.ControlPoint, [ControlPoint.OpRestart, 1, 0x42, 0x41, 0x4E, 0x44])),
            (5_000_000, Look),
            (10_000_000, _board.BrownOut),
            (15_000_000, Look));
        Assert.Equal(3, _board.Starts);
        Assert.Equal([0x12, 0], seen);
    }

    [Fact]
    public void A_pulse_that_had_ended_is_whole_whatever_the_board_does_afterwards()
    {
        Run(
            (2_000_000, () => _air.Central.Subscribe(GattUuids.ControlPoint)),
            (2_500_000, () => _air.Central.Write(GattUuids.ControlPoint, [ControlPoint.OpPlayHaptic, 1, HapticPattern.Tick])),
            (5_000_000, () => _air.Central.Write(GattUuids.ControlPoint, [ControlPoint.OpRestart, 2, 0x42, 0x41, 0x4E, 0x44])));
        Assert.Equal(2, _board.Starts);
        Assert.NotEmpty(_board.HapticDriver.Pulses);
        Assert.All(_board.HapticDriver.Pulses, p => Assert.Equal((Drv2605lModel.DurationMicroseconds(p.Effect), false), (p.DurationMicroseconds, p.IsCut)));
    }

    [Fact]
    public void A_chip_that_died_stays_dead_over_a_restart()
    {
        _board.Bus.KillAt(Drv2605l.Address, 1_000_000);
        var answers = true;
        Run((3_000_000, _board.BrownOut), (3_500_000, () => answers = _board.Bus.Write(Drv2605l.Address, [UnusedRegister], 1)));
        Assert.False(answers);
    }

    [Theory]
    [InlineData(4_900_000, false)]
    [InlineData(5_100_000, true)]
    public void A_program_that_does_not_feed_the_watchdog_loses_the_ground_after_five_seconds(long microseconds, bool isReset)
    {
        var ports = _board.Ports(_air.Peripheral);
        var thrown = Record.Exception(() => ports.Clock.WaitUntil(microseconds));
        Assert.Equal(isReset, thrown is not null);
    }

    private void Run(params (long At, Action Act)[] steps)
    {
        _world.Join(new Plan(steps));
        _board.Run(_air, _air.Peripheral);
    }

    private BandCondition Condition()
    {
        var condition = new BandCondition();
        Assert.True(condition.TryRead(_air.Peripheral.ValueOf(GattUuids.BandCondition), 0, BandCondition.Length));
        return condition;
    }
}
