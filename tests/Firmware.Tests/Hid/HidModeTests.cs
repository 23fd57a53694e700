using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>When the band is mouse and keyboard, when it is not, and that nothing stays down in between.</summary>
public sealed class HidModeTests
{
    private const string LeftDown = "button 1 down";
    private const string LeftUp = "button 1 up";
    private byte _number;

    [Fact]
    public void Without_the_setting_there_is_no_HID_at_all()
    {
        var bench = new HidBench(isOn: false);
        bench.Forearm.Tense(4, 0.2, Forearm.Flexors);
        bench.Run(6);
        Assert.Equal([GattUuids.EmgStreamService], bench.Air.Peripheral.AdvertisedServices);
        Assert.Equal(0, bench.Air.Peripheral.Appearance);
        Assert.DoesNotContain(GattUuids.ReportMap, bench.Air.Peripheral.Characteristics);
        Assert.DoesNotContain(GattUuids.PnpId, bench.Air.Peripheral.Characteristics);
        Assert.Null(bench.Host.Map);
        Assert.Equal(7, bench.Central.Refusals.Count);
        Assert.All(bench.Central.Refusals, r => Assert.Equal(AttError.AttributeNotFound, r.Error));
        Assert.Empty(bench.Host.Log);
        Assert.Equal(0, bench.Condition.Flags & BandCondition.FlagHid);
        Assert.False(bench.Converts);
    }

    [Fact]
    public void A_band_in_safe_mode_offers_no_HID()
    {
        var store = HidBench.StoreWith(SettingsKey.HidEnabled, 1);
        for (var start = 0; start < 5; start++)
        {
            var board = new Board { Store = store };
            board.Hands.ResetReason = ResetReason.Watchdog;
            board.Run(1);
            Assert.Equal(start < 3 ? BandCondition.FlagHid : BandCondition.FlagSafeMode, board.Condition.Flags & (BandCondition.FlagHid | BandCondition.FlagSafeMode));
            Assert.Equal(start < 3 ? 2 : 1, board.Radio.AdvertisedServices.Count);
        }
    }

    [Fact]
    public void A_computer_that_is_not_paired_reads_and_hears_nothing_and_the_AFE_stays_off()
    {
        var bench = new HidBench(central: new VirtualCentral(3) { DemandsSecurity = false });
        bench.Forearm.Tense(4, 0.2, Forearm.Flexors);
        bench.At(3, () => Assert.True(bench.Central.IsConnected));
        bench.At(3, () => Assert.False(bench.Converts));
        bench.Run(6);
        Assert.Equal(8, bench.Central.Refusals.Count);
        Assert.All(bench.Central.Refusals, r => Assert.Equal(AttError.InsufficientEncryption, r.Error));
        Assert.Null(bench.Host.Map);
        Assert.Equal(0, bench.Host.Reports);
    }

    [Fact]
    public void A_computer_pairs_after_the_button_was_held_and_is_served()
    {
        var bench = new HidBench(central: new VirtualCentral(3) { Pairs = true });
        bench.At(1, () => bench.Board.Hands.IsPressed = true);
        bench.At(5, () => bench.Board.Hands.IsPressed = false);
        bench.Forearm.Tense(12, 0.2, Forearm.Flexors);
        bench.Run(14);
        Assert.Equal([LeftDown, LeftUp], bench.Host.Happened);
    }

    [Fact]
    public void A_lost_link_lets_the_button_go_and_nothing_sticks_after_it()
    {
        var outage = new RadioOutage(6, 3000, Disconnects: true);
        var bench = new HidBench(air: new LocalRadioOptions { Outages = [outage] });
        bench.Forearm.Tense(4, 7, Forearm.Flexors).Tense(14, 0.2, Forearm.Flexors);
        bench.At(5.5, () => Assert.Equal(["button 1"], bench.Host.Down));
        bench.At(6.5, () => Assert.Empty(bench.Host.Down));
        bench.At(7, () => Assert.False(bench.Converts));
        bench.At(13, () => Assert.Equal([LeftDown, LeftUp], bench.Host.Happened));
        bench.Run(16);
        Assert.Equal([LeftDown, LeftUp, LeftDown, LeftUp], bench.Host.Happened);
        Assert.Equal(2, bench.Host.Connections);
    }

    [Fact]
    public void A_band_that_is_taken_off_lets_go_and_rests_until_it_is_worn_again()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 4, Forearm.Flexors).Tense(20, 0.2, Forearm.Flexors);
        bench.At(5.5, () => bench.Board.Skin.OffChannels = 0xFF);
        bench.At(6, () => Assert.Empty(bench.Host.Down));
        bench.At(6, () => Assert.False(bench.Converts));
        bench.At(9, () => bench.Board.Skin.OffChannels = 0);
        bench.At(18, () => Assert.True(bench.Converts));
        bench.Run(22);
        Assert.Equal([LeftDown, LeftUp, LeftDown, LeftUp], bench.Host.Happened);
    }

    [Fact]
    public void Without_the_contact_of_one_gesture_s_electrodes_nothing_fires()
    {
        var bench = new HidBench();
        bench.Board.Skin.OffChannels = 0x03;
        bench.Forearm.Tense(4, 0.2, Forearm.Flexors);
        bench.Run(6);
        Assert.Empty(bench.Host.Log);
        Assert.True(bench.Converts);
    }

    [Fact]
    public void The_charger_lets_go_and_no_electrode_is_used_while_it_has_power()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 4, Forearm.Flexors).Tense(14, 0.2, Forearm.Flexors);
        bench.At(5.5, () => bench.Board.Battery.SetCharger(200));
        bench.At(5.5, () => bench.Board.Chain.IsHeldDown = true);
        for (var at = 6.7; at < 9; at += 0.5)
            bench.At(at, () => Assert.False(bench.Converts));
        bench.At(6.7, () => Assert.Empty(bench.Host.Down));
        bench.At(9, () => bench.Board.Battery.SetCharger(0));
        bench.At(9, () => bench.Board.Chain.IsHeldDown = false);
        bench.Run(16);
        Assert.Equal([LeftDown, LeftUp, LeftDown, LeftUp], bench.Host.Happened);
    }

    [Fact]
    public void A_stream_that_is_asked_for_wins_and_gestures_come_back_after_it()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 4, Forearm.Flexors).Tense(9, 0.2, Forearm.Flexors).Tense(14, 0.2, Forearm.Flexors);
        bench.At(5.5, () => Command(bench, ControlPoint.OpStart));
        bench.At(6, () => Assert.Empty(bench.Host.Down));
        bench.At(7, () => Assert.Equal(DeviceStatus.StateStreaming, bench.Status.State));
        bench.At(11, () => Command(bench, ControlPoint.OpStop));
        bench.Central.Subscribe(GattUuids.EmgFrames);
        bench.At(1, () => bench.Central.Subscribe(GattUuids.EmgFrames));
        bench.At(12, () => Assert.Equal(DeviceStatus.StateIdle, bench.Status.State));
        bench.Run(16);
        Assert.InRange(bench.Air.SentFrames, 530, 560);
        Assert.Equal([LeftDown, LeftUp, LeftDown, LeftUp], bench.Host.Happened);
    }

    [Fact]
    public void A_measurement_goes_before_and_gestures_come_back_after_it()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(14, 0.2, Forearm.Flexors);
        bench.At(5, () => Command(bench, ControlPoint.OpMeasure, ControlPoint.MeasureImpedance));
        bench.Run(16);
        var report = new MeasurementReport();
        var value = bench.Air.Peripheral.ValueOf(GattUuids.Measurement);
        Assert.True(report.TryRead(value, 0, value.Length));
        Assert.Equal(ControlPoint.ResultSuccess, report.Result);
        Assert.All(report.Values, v => Assert.InRange(v, 1800, 2200));
        Assert.Equal([LeftDown, LeftUp], bench.Host.Happened);
    }

    [Fact]
    public void A_host_that_sleeps_is_not_woken()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 4, Forearm.Flexors).Tense(9, 0.2, Forearm.Flexors).Tense(14, 0.2, Forearm.Flexors);
        bench.At(5.5, bench.Host.Suspend);
        bench.At(6, () => Assert.Empty(bench.Host.Down));
        bench.At(7, () => Assert.False(bench.Converts));
        bench.At(11, bench.Host.ExitSuspend);
        bench.Run(16);
        Assert.Equal([LeftDown, LeftUp, LeftDown, LeftUp], bench.Host.Happened);
    }

    [Fact]
    public void A_host_that_sleeps_and_is_gone_is_not_asleep_when_it_comes_back()
    {
        var outage = new RadioOutage(7, 1000, Disconnects: true);
        var bench = new HidBench(air: new LocalRadioOptions { Outages = [outage] });
        bench.Forearm.Tense(14, 0.2, Forearm.Flexors);
        bench.At(5.5, bench.Host.Suspend);
        bench.At(6.5, () => Assert.False(bench.Converts));
        bench.Run(16);
        Assert.Equal(2, bench.Host.Connections);
        Assert.Equal([LeftDown, LeftUp], bench.Host.Happened);
    }

    [Fact]
    public void A_battery_that_becomes_low_lets_go()
    {
        var bench = new HidBench();
        var cell = new VirtualBattery(bench.Board.Clock, 5, 60, startPercent: 20);
        bench.Board.Ports.Battery = cell;
        bench.Forearm.Tense(4, 40, Forearm.Flexors);
        bench.Run(25);
        Assert.NotEqual(0, bench.Condition.Flags & BandCondition.FlagBatteryLow);
        Assert.Equal(LeftDown, bench.Host.Happened.First());
        Assert.InRange(bench.Host.Log[1].At, 5_000_000, 24_000_000);
        Assert.Empty(bench.Host.Down);
    }

    [Fact]
    public void Turning_off_lets_go_before_the_link_ends()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 9, Forearm.Flexors);
        bench.At(5.5, () => Command(bench, ControlPoint.OpPowerOff, 0x42, 0x41, 0x4E, 0x44));
        bench.At(5.9, () => Assert.Empty(bench.Host.Down));
        bench.Run(10);
        Assert.Equal(RunEnd.Off, bench.Board.End);
        Assert.Equal([LeftDown, LeftUp], bench.Host.Happened);
    }

    [Fact]
    public void A_new_profile_is_in_force_at_once()
    {
        var bench = new HidBench();
        var profile = new HidProfile(8);
        (profile.Masks[0], profile.Masks[1]) = (profile.Masks[1], profile.Masks[0]);
        var section = new byte[HidProfile.SectionLength];
        profile.Write(section, 0);
        bench.Forearm.Tense(4, 0.2, Forearm.Flexors).Tense(9, 0.2, Forearm.Flexors);
        bench.At(6, () => Command(bench, ControlPoint.OpWriteProfile, [0, .. section]));
        bench.Run(11);
        Assert.Equal([LeftDown, LeftUp, "key 0x28 down", "key 0x28 up"], bench.Host.Happened);
    }

    [Theory]
    [InlineData(0xFF00)]
    [InlineData(0x8000)]
    public void A_profile_of_channels_that_the_band_lacks_fires_nothing(int mask)
    {
        var bench = new HidBench();
        var profile = new HidProfile(8);
        profile.Masks[0] = mask;
        var section = new byte[HidProfile.SectionLength];
        profile.Write(section, 0);
        bench.At(2, () => Command(bench, ControlPoint.OpWriteProfile, [0, .. section]));
        bench.Forearm.Tense(6, 0.2, Forearm.Flexors).Tense(9, 0.2, Forearm.Extensors);
        bench.Run(12);
        Assert.Empty(bench.Host.Log);
        Assert.True(bench.Converts);
    }

    [Fact]
    public void An_AFE_that_stays_silent_is_a_fault_that_is_not_tried_again_at_once()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 60, Forearm.Flexors);
        bench.At(5.5, () => bench.Board.Chain.IsHeldDown = true);
        bench.At(6.5, () => Assert.Empty(bench.Host.Down));
        bench.Run(30);
        Assert.Equal(DeviceStatus.StateFault, bench.Status.State);
        Assert.Equal([LeftDown, LeftUp], bench.Host.Happened);
        Assert.InRange(bench.Condition.FaultCount, 1, 12);
    }

    [Fact]
    public void A_register_that_fails_when_gestures_begin_is_told_by_the_condition_and_the_log_too()
    {
        var bench = new HidBench();
        bench.Board.Bus.Lie = 0xFF;
        bench.At(0.35, () => bench.Board.Bus.LyingRegister = Ads1298Register.Config2);
        bench.Run(8);
        Assert.Equal((DeviceStatus.StateFault, FaultCode.AfeRegister), (bench.Status.State, bench.Status.Fault));
        Assert.Equal(FaultCode.Bit(FaultCode.AfeRegister), bench.Condition.Faults);
        Assert.Equal(1, bench.Condition.FaultCount);
    }

    [Fact]
    public void Gestures_and_rotation_allocate_nothing()
    {
        var bench = new HidBench(motion: new TurningWrist(_ => (20, 20)));
        for (var at = 4.0; at < 30; at += 4)
            bench.Forearm.Tense(at, 1.5, Forearm.Extensors).Tense(at + 2, 0.2, Forearm.Flexors);
        bench.Board.Clock.MeasureFrom = 3 * Board.Second;
        bench.Run(30);
        Assert.True(bench.Host.Reports > 200);
        Assert.False(bench.Board.Clock.HasAllocated);
    }

    private void Command(HidBench bench, int opcode, params byte[] operands) => bench.Central.Write(GattUuids.ControlPoint, [(byte)opcode, _number++, .. operands]);
}
