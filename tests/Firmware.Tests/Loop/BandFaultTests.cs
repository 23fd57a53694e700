using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>Each part that can fail has a fault code, a bit in the condition and a line in the log that can be read over the air, and the rest goes on.</summary>
public sealed class BandFaultTests
{
    private readonly Board _board = new();

    [Fact]
    public void A_missing_AFE()
    {
        _board.Bus.LyingRegister = Ads1298Register.Id;
        _board.Bus.Lie = 0;
        _board.StreamFromOneSecond();
        _board.RunAndAsk(2);
        Assert.Equal(DeviceStatus.StateFault, _board.Status.State);
        AssertTold(FaultCode.AfeIdentity);
        Assert.Empty(_board.Frames);
    }

    [Fact]
    public void A_register_that_does_not_hold()
    {
        _board.Bus.StuckRegister = Ads1298Register.Config3;
        _board.RunAndAsk(1);
        AssertTold(FaultCode.AfeRegister);
    }

    [Fact]
    public void A_DRDY_that_is_stuck_for_a_while_is_brought_back_in_a_new_stream()
    {
        _board.StreamFromOneSecond();
        _board.Clock.At(3 * Board.Second, () => _board.Chain.IsHeldDown = true);
        _board.Clock.At((3 * Board.Second) + 90_000, () => _board.Chain.IsHeldDown = false);
        _board.RunAndAsk(6);
        AssertTold(FaultCode.AfeSilent);
        Assert.Equal(DeviceStatus.StateStreaming, _board.Status.State);
        var starts = _board.Frames.Where(f => (f.Flags & EmgStreamFormat.FlagStreamStart) != 0).ToArray();
        Assert.Equal(2, starts.Length);
        Assert.All(starts, f => Assert.Equal(0, f.Sequence));
        Assert.InRange(_board.Frames[^1].DeviceTicks, 5.9 * Board.Second, 6 * Board.Second);
        Assert.Equal(1u, _board.Diagnostics[ControlPoint.PageAcquisition][2]);
    }

    [Fact]
    public void A_stream_that_the_band_starts_anew_keeps_its_gain_and_only_the_next_has_the_one_set_meanwhile()
    {
        _board.Skin.Microvolts = (_, t) => 300 * Math.Sin(2 * Math.PI * 80 * t / 1e6);
        _board.StreamFromOneSecond();
        _board.Command(2 * Board.Second, ControlPoint.OpSetSetting, SettingsKey.AfeGain, 1, 0, 0, 0);
        _board.Clock.At(3 * Board.Second, () => _board.Chain.IsHeldDown = true);
        _board.Clock.At((3 * Board.Second) + 90_000, () => _board.Chain.IsHeldDown = false);
        _board.Command(6 * Board.Second, ControlPoint.OpStop);
        _board.Command(6 * Board.Second, ControlPoint.OpStart);
        _board.Clock.At((6 * Board.Second) - 10_000, () => Assert.Equal(Electrodes.LsbPicovoltsAt(6), _board.Status.LsbPicovolts));
        _board.Run(8);
        Assert.Equal(Electrodes.LsbPicovoltsAt(1), _board.Status.LsbPicovolts);
        var frames = _board.Frames;
        var starts = Enumerable.Range(0, frames.Count).Where(i => (frames[i].Flags & EmgStreamFormat.FlagStreamStart) != 0).ToArray();
        Assert.Equal(3, starts.Length);
        var peaks = starts.Select(i => frames.Skip(i + 100).Take(60).Max(f => f.Samples[..f.Length].Max())).ToArray();
        Assert.InRange(peaks[1], peaks[0] * 0.98, peaks[0] * 1.02);
        Assert.InRange(peaks[2], peaks[0] * 0.98 / 6, peaks[0] * 1.02 / 6);
        Assert.All(_board.Radio.SentOf(GattUuids.DeviceStatus).Where(s => s[1] == DeviceStatus.StateStreaming).SkipLast(4), s => Assert.Equal(Electrodes.LsbPicovoltsAt(6), LittleEndian.ReadUInt32(s, 7)));
    }

    [Fact]
    public void A_DRDY_that_stays_stuck_ends_the_stream_in_a_fault_and_a_later_start_may_end_that()
    {
        _board.StreamFromOneSecond();
        _board.Clock.At(3 * Board.Second, () => _board.Clock.DataReadyStuck = true);
        _board.Clock.At(8 * Board.Second, () => _board.Clock.DataReadyStuck = false);
        _board.Command((long)(7.5 * Board.Second), ControlPoint.OpGetVersion);
        _board.Clock.At((long)(7.9 * Board.Second), () => Assert.Equal((DeviceStatus.StateFault, FaultCode.AfeSilent), (_board.Status.State, _board.Status.Fault)));
        _board.Command(9 * Board.Second, ControlPoint.OpStart);
        _board.RunAndAsk(11);
        AssertTold(FaultCode.AfeSilent);
        Assert.Equal(ControlPoint.ResultSuccess, _board.Answers.Single(a => a[1] == ControlPoint.OpGetVersion)[3]);
        Assert.Equal(DeviceStatus.StateStreaming, _board.Status.State);
        Assert.Equal(StreamRestarts, _board.Diagnostics[ControlPoint.PageAcquisition][2]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_second_chip_that_falls_out_of_the_chain_or_loses_its_clock(bool byClock)
    {
        var board = new Board(afeCount: 2);
        board.StreamFromOneSecond(channels: 16);
        board.Clock.At(3 * Board.Second, byClock ? () => board.Chain.BreakClock(1) : board.Chain.BreakChain);
        board.RunAndAsk(8);
        Assert.Contains(board.Faults, l => l.Code == FaultCode.AfeFrames);
        Assert.Equal((DeviceStatus.StateFault, FaultCode.AfeFrames), (board.Status.State, board.Status.Fault));
        Assert.NotEqual(0u, board.Condition.Faults & FaultCode.Bit(FaultCode.AfeFrames));
    }

    [Fact]
    public void An_AFE_whose_frames_are_damaged_for_seconds_is_started_anew_and_the_loop_is_not_called_late()
    {
        _board.StreamFromOneSecond();
        for (var at = 2 * Board.Second; at < 7 * Board.Second; at += 5000)
            _board.Clock.At(at, () => _board.Engine.Take(new byte[Ads1298Model.FrameLength], _board.Clock.Microseconds));
        _board.RunAndAsk(9);
        AssertTold(FaultCode.AfeFrames);
        Assert.All(_board.Faults, l => Assert.Equal(FaultCode.AfeFrames, l.Code));
    }

    [Fact]
    public void A_channel_that_stands_at_its_limit_for_seconds()
    {
        _board.Skin.Microvolts = (channel, t) => channel == 5 && t > 2_000_000 ? 500_000 : 0;
        _board.StreamFromOneSecond();
        _board.RunAndAsk(7);
        AssertTold(FaultCode.Saturated);
        Assert.Contains(_board.Faults, l => l.Code == FaultCode.Saturated && l.Detail == 5);
        Assert.Equal(DeviceStatus.StateStreaming, _board.Status.State);
    }

    [Theory]
    [InlineData(0.0, FaultCode.ImuAbsent)]
    [InlineData(2.0, FaultCode.ImuSilent)]
    public void A_dead_motion_sensor_costs_motion_and_nothing_else(double diesAtS, int code)
    {
        _board.SmallChips.KillAt(Lsm6dso.Address, (long)(diesAtS * Board.Second));
        _board.StreamFromOneSecond();
        _board.RunAndAsk(4);
        AssertTold(code);
        Assert.InRange(_board.Frames.Count, 290, 310);
    }

    [Fact]
    public void A_motion_sensor_that_was_away_for_a_while_comes_back()
    {
        _board.SmallChips.KillAt(Lsm6dso.Address, 2 * Board.Second);
        _board.Clock.At(5 * Board.Second, () => _board.SmallChips.Revive(Lsm6dso.Address));
        _board.RunAndAsk(70);
        Assert.Contains(_board.Faults, l => l.Code == FaultCode.ImuSilent);
        Assert.Equal(0u, _board.Condition.Faults & FaultCode.Bit(FaultCode.ImuSilent));
        Assert.NotEqual(0, _board.Condition.Flags & BandCondition.FlagStill);
    }

    [Fact]
    public void A_missing_haptic_driver_fails_the_command_that_needs_it()
    {
        _board.SmallChips.KillAt(Drv2605l.Address, 0);
        _board.Command(Board.Second, ControlPoint.OpPlayHaptic, HapticPattern.Tick);
        _board.RunAndAsk(2);
        AssertTold(FaultCode.HapticsAbsent);
        Assert.Equal(ControlPoint.ResultFailed, _board.Answers[0][3]);
    }

    [Fact]
    public void A_haptic_driver_that_stops_answering_is_told_and_comes_back()
    {
        _board.SmallChips.KillAt(Drv2605l.Address, 2 * Board.Second);
        _board.Command(3 * Board.Second, ControlPoint.OpPlayHaptic, HapticPattern.Tick);
        _board.Clock.At(4 * Board.Second, () => Assert.NotEqual(0u, _board.Condition.Faults & FaultCode.Bit(FaultCode.HapticsAbsent)));
        _board.Clock.At(5 * Board.Second, () => _board.SmallChips.Revive(Drv2605l.Address));
        _board.Command(70 * Board.Second, ControlPoint.OpPlayHaptic, HapticPattern.Tick);
        _board.Run(71);
        Assert.Equal([ControlPoint.ResultFailed, ControlPoint.ResultSuccess], _board.Answers.Select(a => (int)a[3]));
        Assert.Equal(0u, _board.Condition.Faults);
    }

    [Fact]
    public void A_full_file_system_keeps_settings_in_memory_and_says_so()
    {
        var board = new Board { Store = new VirtualStore(capacityBytes: 0) };
        board.Command(Board.Second, ControlPoint.OpSetSetting, SettingsKey.HapticIntensity, 1, 0, 0, 0);
        board.Command(3 * Board.Second, ControlPoint.OpGetSetting, SettingsKey.HapticIntensity);
        board.RunAndAsk(4);
        Assert.Contains(board.Faults, l => l.Code == FaultCode.Storage);
        Assert.NotEqual(0u, board.Condition.Faults & FaultCode.Bit(FaultCode.Storage));
        Assert.Equal([0x80, ControlPoint.OpGetSetting, 1, ControlPoint.ResultSuccess, 1, 0, 0, 0], board.Answers[1]);
        Assert.True(board.Diagnostics[ControlPoint.PageBoard][2] > 0);
    }

    [Fact]
    public void A_store_that_takes_everything_again_is_no_fault_any_more()
    {
        List<uint> seen = [];
        _board.Command(Board.Second, ControlPoint.OpSetSetting, SettingsKey.HapticIntensity, 1, 0, 0, 0);
        _board.Clock.At(Board.Second / 2, () => _board.Store.RefusesWrites = true);
        _board.Clock.At(5 * Board.Second, () => _board.Store.RefusesWrites = false);
        foreach (var at in new[] { 4, 90 })
            _board.Clock.At(at * Board.Second, () => seen.Add(_board.Condition.Faults));
        _board.Run(700);

        // At 90 s the log is saved again and the settings, which wait longer, are not.
        Assert.Equal([FaultCode.Bit(FaultCode.Storage), FaultCode.Bit(FaultCode.Storage)], seen);
        Assert.Equal(0u, _board.Condition.Faults);
    }

    [Fact]
    public void A_store_that_failed_while_the_band_started_is_no_fault_once_the_start_is_saved_as_good()
    {
        _board.Store.RefusesWrites = true;
        _board.Clock.At(Board.Second, () => _board.Store.RefusesWrites = false);
        _board.Clock.At(50 * Board.Second, () => Assert.Equal(FaultCode.Bit(FaultCode.Storage), _board.Condition.Faults));
        _board.Run(75);
        Assert.Equal(0u, _board.Condition.Faults);
    }

    [Fact]
    public void An_engine_s_refusal_is_over_with_the_next_start_that_succeeds()
    {
        var engine = new AcquisitionEngineModel(_board.Chain, 64 * 1024);
        (_board.Ports.Engine, _board.Clock.Engine) = (engine, engine);
        _board.Radio.MaxNotificationLength = EmgStreamFormat.MinNotificationLength;
        _board.StreamFromOneSecond();
        _board.Clock.At(2 * Board.Second, () => Assert.Equal(FaultCode.Bit(FaultCode.Engine), _board.Condition.Faults));
        _board.Clock.At(2 * Board.Second, () => _board.Radio.MaxNotificationLength = EmgStreamFormat.MaxFrameLength);
        _board.Command(3 * Board.Second, ControlPoint.OpStart);
        _board.Run(5);
        Assert.Equal(DeviceStatus.StateStreaming, _board.Status.State);
        Assert.Equal(0u, _board.Condition.Faults);
    }

    [Fact]
    public void Settings_damaged_in_both_slots()
    {
        _board.Store.Poke(StoreFile.SettingsFirst, [1, 2, 3]);
        _board.Store.Poke(StoreFile.SettingsSecond, [4, 5, 6]);
        _board.RunAndAsk(1);
        AssertTold(FaultCode.SettingsLost);
    }

    [Fact]
    public void A_battery_at_its_cut_off_saves_everything_and_turns_the_band_off()
    {
        _board.Command(Board.Second, ControlPoint.OpSetSetting, SettingsKey.HapticIntensity, 3, 0, 0, 0);
        _board.Clock.At(2 * Board.Second, () => _board.Battery.SetLoad(5000));
        _board.Run(30);
        Assert.Equal(RunEnd.Off, _board.End);
        Assert.True(_board.Radio.IsStopped);
        Assert.Equal(BandCondition.PowerOff, _board.Condition.Power);
        Assert.InRange(_board.Clock.Microseconds, 6 * Board.Second, 10 * Board.Second);
        Assert.NotEqual(0u, _board.Condition.Faults & FaultCode.Bit(FaultCode.BatteryEmpty));

        var next = new Board { Store = _board.Store };
        next.Command(Board.Second, ControlPoint.OpGetSetting, SettingsKey.HapticIntensity);
        next.RunAndAsk(2);
        Assert.Equal(3, next.Answers[0][4]);
        Assert.Contains(next.Faults, l => l.Code == FaultCode.BatteryEmpty);
        Assert.DoesNotContain(next.Faults, l => l.Code == FaultCode.UnexpectedRestart);
    }

    [Fact]
    public void Three_failed_starts_lead_to_safe_mode_in_which_the_band_can_be_reached_and_reset()
    {
        for (var i = 0; i < BootRecord.FailedStartsToSafeMode; i++)
            new Board { Store = _board.Store }.Run(2);
        _board.StreamFromOneSecond();
        _board.Command(2 * Board.Second, ControlPoint.OpFactoryReset, 0x42, 0x41, 0x4E, 0x44);
        _board.Run(5);
        Assert.Equal((DeviceStatus.StateFault, FaultCode.SafeMode), (_board.Status.State, _board.Status.Fault));
        Assert.NotEqual(0, _board.Condition.Flags & BandCondition.FlagSafeMode);
        Assert.Equal([ControlPoint.ResultSuccess, ControlPoint.ResultFailed, ControlPoint.ResultSuccess], _board.Answers.Select(a => (int)a[3]));
        Assert.Empty(_board.Frames);
        Assert.Equal(RunEnd.Restart, _board.End);
        Assert.Equal(0, _board.Radio.BondCount);

        var next = new Board { Store = _board.Store };
        next.StreamFromOneSecond();
        next.Run(3);
        Assert.NotEmpty(next.Frames);
    }

    private const uint StreamRestarts = 3;

    private void AssertTold(int code)
    {
        Assert.Contains(_board.Faults, l => l.Code == code);
        Assert.NotEqual(0u, _board.Condition.Faults & FaultCode.Bit(code));
        Assert.True(_board.Condition.FaultCount > 0);
    }
}
