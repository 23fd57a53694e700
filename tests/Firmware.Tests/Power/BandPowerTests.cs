using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Power;

/// <summary>The band's way through its power states, on the whole board.</summary>
public sealed class BandPowerTests
{
    private const long Second = Board.Second;
    private readonly Board _board = new(options: new Simulator.Wristband.Ads1298ModelOptions { NoiseMicrovoltsRms = 1 });

    [Fact]
    public void Advertising_connected_and_streaming_follow_the_link_and_the_stream()
    {
        List<int> states = [];
        _board.Radio.IsConnected = false;
        _board.Clock.At(Second, () => states.Add(_board.Condition.Power));
        _board.Clock.At(Second, () => _board.Radio.IsConnected = true);
        _board.Clock.At(2 * Second, () => states.Add(_board.Condition.Power));
        _board.Command(2 * Second, ControlPoint.OpStart);
        _board.Clock.At(3 * Second, () => states.Add(_board.Condition.Power));
        _board.Run(4);
        Assert.Equal([BandCondition.PowerAdvertising, BandCondition.PowerConnected, BandCondition.PowerStreaming], states);
    }

    [Fact]
    public void A_stream_in_which_nothing_moves_idles_and_a_muscle_ends_that_with_the_time_before_it()
    {
        // Rest, then a burst of 100 Hz at 31 s.
        const long Onset = 31 * Second;
        _board.Skin.Microvolts = (channel, t) => t < Onset ? 0 : 200 * Math.Sin((2 * Math.PI * 100 * t / 1e6) + channel);
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.IdleTimeoutSeconds, 10, 0, 0, 0);
        _board.Command(Second, ControlPoint.OpStart);
        for (var at = 2; at < 30; at += 2)
            _board.Command(at * Second, ControlPoint.OpSyncClock);
        List<(long At, int Power, int Sent)> seen = [];
        foreach (var at in new[] { 10, 14, 24 })
            _board.Clock.At(at * Second, () => seen.Add((_board.Clock.Microseconds, _board.Condition.Power, _board.Frames.Count)));
        _board.Run(33);

        Assert.Equal([BandCondition.PowerStreaming, BandCondition.PowerIdle, BandCondition.PowerIdle], seen.Select(s => s.Power));
        Assert.Equal(10, seen[2].Sent - seen[1].Sent);
        Assert.Equal(BandCondition.PowerStreaming, _board.Condition.Power);

        // Each gap is announced by the frame behind it, and no frame comes twice or out of order.
        var frames = _board.Frames;
        for (var i = 1; i < frames.Count; i++)
        {
            var jump = frames[i].Sequence - frames[i - 1].Sequence;
            Assert.True(jump >= 1);
            Assert.Equal(jump > 1, (frames[i].Flags & EmgStreamFormat.FlagPaused) != 0);
            Assert.Equal((uint)(jump * 10_000), frames[i].DeviceTicks - frames[i - 1].DeviceTicks);
        }

        // From before the onset on, everything is there.
        var resumed = frames.FindLastIndex(f => (f.Flags & EmgStreamFormat.FlagPaused) != 0);
        Assert.InRange(Onset - frames[resumed].DeviceTicks, 0.2 * Second, 0.31 * Second);
        Assert.Equal(0, _board.Status.DroppedBlocks);
    }

    [Fact]
    public void A_stream_that_follows_an_idling_one_at_once_does_not_idle_and_begins_with_its_first_frame()
    {
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.IdleTimeoutSeconds, 10, 0, 0, 0);
        _board.Command(Second, ControlPoint.OpStart);
        _board.Command(20 * Second, ControlPoint.OpStop);
        _board.Command(20 * Second, ControlPoint.OpStart);
        _board.Run(22);
        var frames = _board.Frames.Where(f => f.DeviceTicks > 20 * Second).ToArray();
        Assert.NotEqual(0, frames[0].Flags & EmgStreamFormat.FlagStreamStart);
        Assert.Equal(Enumerable.Range(0, frames.Length), frames.Select(f => f.Sequence));
        Assert.InRange(frames.Length, 190, 200);
    }

    [Fact]
    public void An_AFE_that_is_started_anew_while_the_stream_idles_begins_a_stream_that_does_not()
    {
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.IdleTimeoutSeconds, 10, 0, 0, 0);
        _board.Command(Second, ControlPoint.OpStart);
        _board.Clock.At(20 * Second, () => _board.Chain.IsHeldDown = true);
        _board.Clock.At((20 * Second) + 90_000, () => _board.Chain.IsHeldDown = false);
        _board.Run(23);
        var frames = _board.Frames.SkipWhile(f => f.DeviceTicks < 20_100_000).ToArray();
        Assert.Equal(0, frames[0].Sequence);
        Assert.NotEqual(0, frames[0].Flags & EmgStreamFormat.FlagStreamStart);
    }

    [Fact]
    public void Idling_can_be_turned_off()
    {
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.IdleTimeoutSeconds, 0, 0, 0, 0);
        _board.Command(Second, ControlPoint.OpStart);
        _board.Run(120);
        Assert.InRange(_board.Frames.Count, 11_890, 11_910);
    }

    [Theory]
    [InlineData(0xFF, false, true)]
    [InlineData(0xFE, false, false)]
    [InlineData(0xFF, true, false)]
    public void A_band_that_is_neither_worn_nor_moved_sleeps_whether_it_streams_or_not(int off, bool moves, bool sleeps)
    {
        foreach (var streams in new[] { false, true })
        {
            var board = new Board();
            board.Skin.OffChannels = off;
            if (moves)
                board.Motion.Walk(0, 100 * Second);
            board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.SleepTimeoutSeconds, 30, 0, 0, 0);
            if (streams)
                board.Command(Second, ControlPoint.OpStart);

            // The questions of a link that only keeps its stream up keep no band awake.
            for (var at = 2; at < 60; at += 2)
                board.Command(at * Second, ControlPoint.OpSyncClock);
            board.Run(60);
            Assert.Equal(sleeps ? RunEnd.Sleep : RunEnd.ShuttingDown, board.End);
            if (!sleeps)
                continue;
            Assert.InRange(board.Clock.Microseconds, 30 * Second, 42 * Second);
            Assert.Equal(BandCondition.PowerSleep, board.Condition.Power);
            Assert.True(board.Radio.IsStopped);
            Assert.False(board.Imu.IsInterrupt1High);
            Assert.Equal(long.MaxValue, board.Chain.NextDataReadyMicroseconds);
        }
    }

    [Fact]
    public void A_band_of_two_chips_that_streams_one_of_them_sleeps_when_nobody_wears_it()
    {
        var board = new Board(afeCount: 2);
        board.Skin.OffChannels = 0xFFFF;
        board.Command(Second / 2, ControlPoint.OpSetSetting, SettingsKey.SleepTimeoutSeconds, 30, 0, 0, 0);
        board.StreamFromOneSecond(channels: 8);
        board.Run(60);
        Assert.Equal(RunEnd.Sleep, board.End);
        Assert.Equal(0, board.Condition.Flags & BandCondition.FlagWorn);
    }

    [Fact]
    public void A_band_whose_stream_ended_in_a_fault_sees_that_it_is_taken_off_and_sleeps()
    {
        _board.Command(Second / 2, ControlPoint.OpSetSetting, SettingsKey.SleepTimeoutSeconds, 30, 0, 0, 0);
        _board.StreamFromOneSecond();
        _board.Clock.At(3 * Second, () => _board.Clock.DataReadyStuck = true);
        _board.Clock.At(8 * Second, () => _board.Clock.DataReadyStuck = false);
        _board.Clock.At(9 * Second, () => Assert.Equal(FaultCode.AfeSilent, _board.Status.Fault));
        _board.Clock.At(10 * Second, () => _board.Skin.OffChannels = 0xFF);
        _board.Run(60);
        Assert.Equal(RunEnd.Sleep, _board.End);
    }

    [Fact]
    public void A_sleeping_band_s_motion_sensor_raises_its_pin_when_the_band_is_taken_up()
    {
        _board.Skin.OffChannels = 0xFF;
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.SleepTimeoutSeconds, 30, 0, 0, 0);
        _board.Motion.Tilt(70 * Second, Second / 4, 60);
        _board.Run(60);
        Assert.Equal(RunEnd.Sleep, _board.End);
        _board.Clock.EndMicroseconds = 100 * Second;
        _board.Clock.WaitUntil(69 * Second);
        Assert.False(_board.Imu.IsInterrupt1High);
        _board.Clock.WaitUntil(72 * Second);
        Assert.True(_board.Imu.IsInterrupt1High);
    }

    [Fact]
    public void While_the_charger_has_power_nothing_is_measured()
    {
        _board.Skin.OffChannels = 0;
        _board.StreamFromOneSecond();
        _board.Clock.At(3 * Second, () => Plug(100));
        _board.Command(4 * Second, ControlPoint.OpStart);
        _board.Command(4 * Second, ControlPoint.OpMeasure, ControlPoint.MeasureContact);
        _board.Clock.At(5 * Second, () => Assert.NotEqual(0, _board.Condition.Flags & BandCondition.FlagCharging));
        _board.Clock.At(6 * Second, () => Plug(0));
        _board.Command(7 * Second, ControlPoint.OpStart);
        _board.Run(8);
        Assert.Equal(
            [ControlPoint.ResultSuccess, ControlPoint.ResultSuccess, ControlPoint.ResultNotPermitted, ControlPoint.ResultNotPermitted, ControlPoint.ResultSuccess],
            _board.Answers.Select(a => (int)a[3]));
        Assert.DoesNotContain(_board.Frames, f => f.DeviceTicks is > 3_050_000 and < 7_000_000);
        Assert.True(_board.Frames[^1].DeviceTicks > 7.9 * Second);
        Assert.Equal(0u, _board.Condition.Faults);
    }

    [Theory]
    [InlineData(ControlPoint.MeasureNoise, 500_000)]
    [InlineData(ControlPoint.MeasureContact, 10_000)]
    public void A_measurement_that_the_charger_ends_is_reported_as_failed(byte kind, int after)
    {
        _board.Command(Second, ControlPoint.OpMeasure, kind);
        _board.Clock.At(Second + after, () => Plug(100));
        _board.Run(4);
        var report = new MeasurementReport();
        Assert.True(report.TryRead(Assert.Single(_board.Radio.SentOf(GattUuids.Measurement)), 0, MeasurementReport.Length));
        Assert.Equal((kind, ControlPoint.ResultFailed), (report.Kind, report.Result));
        Assert.All(report.Values, v => Assert.Equal(MeasurementReport.None, v));
    }

    [Fact]
    public void A_band_that_starts_on_its_charger_has_no_fault_and_streams_once_unplugged()
    {
        Plug(100);
        _board.Clock.At(2 * Second, () => Assert.Equal(0u, _board.Condition.Faults));
        _board.Clock.At(3 * Second, () => Plug(0));
        _board.Command(4 * Second, ControlPoint.OpStart);
        _board.Run(5);
        Assert.Equal(ControlPoint.ResultSuccess, _board.Answers.Single()[3]);
        Assert.NotEmpty(_board.Frames);
        Assert.Equal(0u, _board.Condition.Faults);
    }

    [Fact]
    public void A_band_that_is_unplugged_at_any_moment_of_its_start_streams()
    {
        for (var moment = 0; moment < 600_000; moment += 2500)
        {
            var board = new Board();
            Plug(board, 100);
            board.Clock.At(moment, () => Plug(board, 0));
            board.Command(2 * Second, ControlPoint.OpStart);
            board.Run(2.2);
            Assert.True(board.Answers.Single()[3] == ControlPoint.ResultSuccess && board.Condition.Faults == 0, $"unplugged {moment} µs after power-up");
        }
    }

    [Fact]
    public void A_band_that_is_docked_at_any_moment_of_its_start_has_no_fault()
    {
        for (var moment = 0; moment < 600_000; moment += 2500)
        {
            var board = new Board();
            board.Clock.At(moment, () => Plug(board, 100));
            board.RunAndAsk(1.5);
            Assert.True(board.Condition.Faults == 0 && board.Status.Fault == FaultCode.None, $"docked {moment} µs after power-up: {board.Condition.Faults:x} {board.Status.Fault} {string.Join(",", board.Faults)}");
            Assert.Empty(board.Faults);
        }
    }

    [Fact]
    public void A_band_that_is_docked_at_any_moment_of_a_start_of_the_stream_has_no_fault()
    {
        for (var exchanges = 0; exchanges < 80; exchanges++)
        {
            var board = new Board();
            var bus = new DockingBus(board.Bus, () => Plug(board, 100));
            board.Ports.AfeBus = bus;
            board.Clock.At(Second, () => bus.ExchangesLeft = exchanges);
            board.Command(Second, ControlPoint.OpStart);
            board.Clock.At(2 * Second, () => bus.ExchangesLeft = -1);
            board.Clock.At(2 * Second, () => Plug(board, 0));
            board.Command(2 * Second, ControlPoint.OpStop);
            board.Command(3 * Second, ControlPoint.OpStart);
            board.Run(3.5);
            Assert.Contains(board.Answers[0][3], new byte[] { ControlPoint.ResultSuccess, ControlPoint.ResultNotPermitted });
            Assert.True(board.Answers[2][3] == ControlPoint.ResultSuccess && board.Condition.FaultCount == 0, $"docked after {exchanges} exchanges");
        }
    }

    [Fact]
    public void A_start_in_the_turn_in_which_the_dock_goes_is_refused_and_no_fault()
    {
        _board.Clock.At(Second, () => Plug(100));
        _board.Clock.At(2 * Second, () => Plug(0));
        _board.Command(2 * Second, ControlPoint.OpStart);
        _board.Command(3 * Second, ControlPoint.OpStart);
        _board.Run(4);
        Assert.Equal([ControlPoint.ResultNotPermitted, ControlPoint.ResultSuccess], _board.Answers.Select(a => (int)a[3]));
        Assert.Equal(0, _board.Condition.FaultCount);
    }

    [Fact]
    public void A_band_that_is_docked_at_any_moment_while_its_silent_AFE_starts_anew_has_that_fault_and_no_other()
    {
        for (var moment = 0; moment < 500_000; moment += 10_000)
        {
            var board = new Board();
            board.StreamFromOneSecond();
            board.Clock.At(2 * Second, () => board.Clock.DataReadyStuck = true);
            board.Clock.At((2 * Second) + moment, () => Plug(board, 100));
            board.RunAndAsk(4);
            Assert.True((board.Condition.Faults & ~FaultCode.Bit(FaultCode.AfeSilent)) == 0 && board.Status.Fault == FaultCode.None, $"docked {moment} µs after DRDY stood still: {board.Condition.Faults:x}");
        }
    }

    [Fact]
    public void A_band_that_is_docked_and_undocked_every_second_is_not_late()
    {
        for (var at = 1; at < 12; at++)
        {
            _board.Clock.At(at * Second, () => Plug(100));
            _board.Clock.At((at * Second) + 500_000, () => Plug(0));
        }

        _board.Run(13);
        Assert.Equal(0, _board.Condition.FaultCount);
    }

    [Fact]
    public void On_its_dock_the_band_sleeps_once_nobody_talks_to_it()
    {
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.SleepTimeoutSeconds, 30, 0, 0, 0);
        _board.Clock.At(2 * Second, () => Plug(100));
        _board.Command(20 * Second, ControlPoint.OpGetVersion);
        _board.Run(80);
        Assert.Equal(RunEnd.Sleep, _board.End);
        Assert.InRange(_board.Clock.Microseconds, 50 * Second, 52 * Second);
    }

    [Fact]
    public void A_low_battery_is_told_once_by_condition_and_haptics()
    {
        var low = new Board(batteryPercent: 14);
        low.Run(5);
        Assert.NotEqual(0, low.Condition.Flags & BandCondition.FlagBatteryLow);
        Assert.Equal(3, low.HapticDriver.Pulses.Count);
    }

    private void Plug(double milliamperes) => Plug(_board, milliamperes);

    private static void Plug(Board board, double milliamperes)
    {
        board.Battery.SetCharger(milliamperes);
        board.Chain.IsHeldDown = milliamperes > 0;
    }

    // A dock that comes before the next exchange with the AFE but so many.
    private sealed class DockingBus(ISpiPort bus, Action dock) : ISpiPort
    {
        public int ExchangesLeft { get; set; } = -1;

        public void Exchange(byte[] write, byte[] read, int count)
        {
            if (ExchangesLeft >= 0 && ExchangesLeft-- == 0)
                dock();
            bus.Exchange(write, read, count);
        }
    }
}
