using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

/// <summary>What the commands beside the stream do, on the whole band.</summary>
public sealed class BandCommandTests
{
    private const long Second = Board.Second;
    private readonly Board _board = new();

    [Fact]
    public void Impedance_of_each_pair_is_measured_within_a_tenth()
    {
        _board.Skin.Ohms = channel => 20_000 * (1 << channel);
        _board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureImpedance);
        _board.Run(4);
        var report = Assert.Single(Reports(_board));
        Assert.Equal((ControlPoint.MeasureImpedance, 0, ControlPoint.ResultSuccess), (report.Kind, report.FirstChannel, report.Result));
        for (var channel = 0; channel < 8; channel++)
        {
            var ohms = 20_000.0 * (1 << channel);
            Assert.InRange(report.Values[channel] * MeasurementReport.ImpedanceStepOhms, 0.9 * ohms, 1.1 * ohms);
        }
    }

    [Fact]
    public void Noise_is_measured_with_the_inputs_shorted_whatever_the_skin_does()
    {
        var board = new Board(options: new Simulator.Wristband.Ads1298ModelOptions { NoiseMicrovoltsRms = 1 });
        board.Skin.Microvolts = (_, t) => 2000 * Math.Sin(2 * Math.PI * 50 * t / 1e6);
        board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureNoise);
        board.Run(4);
        Assert.All(Assert.Single(Reports(board)).Values, v => Assert.InRange(v, 900, 1100));
    }

    [Fact]
    public void Contact_is_told_for_each_electrode()
    {
        _board.Skin.OffChannels = 0b0000_0100;
        _board.Skin.OffNegatives = 0b1000_0000;
        _board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureContact);
        _board.Run(2);
        Assert.Equal([0, 0, 3, 0, 0, 0, 0, 2], Assert.Single(Reports(_board)).Values);
    }

    [Fact]
    public void Two_chips_report_in_two_notifications_and_a_busy_radio_loses_neither()
    {
        var board = new Board(afeCount: 2);
        board.Radio.IsBusy = uuid => uuid == GattUuids.Measurement && board.Clock.Microseconds < 4 * Second;
        board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureImpedance);
        board.Run(5);
        Assert.Equal([0, 8], Reports(board).Select(r => r.FirstChannel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_measurement_waits_until_the_report_of_the_last_one_has_left(int chips)
    {
        var board = new Board(chips);
        board.Radio.IsBusy = uuid => uuid == GattUuids.Measurement && board.Clock.Microseconds < 4 * Second;
        board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureNoise);
        board.Command(3 * Second, ControlPoint.OpMeasure, ControlPoint.MeasureContact);
        board.Command(5 * Second, ControlPoint.OpMeasure, ControlPoint.MeasureContact);
        board.Run(6);
        Assert.Equal([ControlPoint.ResultSuccess, ControlPoint.ResultLimited, ControlPoint.ResultSuccess], board.Answers.Select(a => (int)a[3]));
        Assert.Equal(
            from kind in new[] { ControlPoint.MeasureNoise, ControlPoint.MeasureContact }
            from channel in new[] { 0, 8 }[..chips]
            select (kind, channel),
            Reports(board).Select(r => (r.Kind, r.FirstChannel)));
    }

    [Fact]
    public void A_measurement_and_a_stream_keep_each_other_out_and_a_lost_link_ends_the_measurement()
    {
        _board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureNoise);
        _board.Command(Second + 100_000, ControlPoint.OpStart);
        _board.Command(Second + 200_000, ControlPoint.OpMeasure, ControlPoint.MeasureNoise);
        _board.Clock.At(Second + 300_000, () => _board.Radio.IsConnected = false);
        _board.Clock.At(Second + 400_000, () => _board.Radio.IsConnected = true);
        _board.Command(Second + 500_000, ControlPoint.OpStart);
        _board.Command(Second + 600_000, ControlPoint.OpMeasure, ControlPoint.MeasureNoise);
        _board.Run(4);
        Assert.Equal(
            [ControlPoint.ResultSuccess, ControlPoint.ResultNotPermitted, ControlPoint.ResultNotPermitted, ControlPoint.ResultSuccess, ControlPoint.ResultNotPermitted],
            _board.Answers.Select(a => (int)a[3]));
        Assert.Empty(Reports(_board));
        Assert.NotEmpty(_board.Frames);
    }

    [Fact]
    public void The_stream_after_a_measurement_is_that_of_the_electrodes()
    {
        _board.Skin.Microvolts = (_, t) => 300 * Math.Sin(2 * Math.PI * 80 * t / 1e6);
        _board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureNoise);
        _board.Command(4 * Second, ControlPoint.OpStart);
        _board.Run(6);
        var frame = _board.Frames[^1];
        Assert.InRange(frame.Samples[..frame.Length].Max(s => s) * _board.Status.LsbPicovolts / 1e6, 200, 350);
    }

    [Fact]
    public void The_test_signal_streams_as_a_square_wave_of_a_millivolt()
    {
        _board.Command(Second, ControlPoint.OpSelectInput, ControlPoint.InputTestSignal);
        _board.Command(Second, ControlPoint.OpSetStream, 0xE8, 0x03, 8, 0);
        _board.Command(Second, ControlPoint.OpStart);
        _board.Run(5);
        var lsb = _board.Status.LsbPicovolts / 1e6;
        var peak = _board.Frames.SelectMany(f => f.Samples[..f.Length]).Max(s => s * lsb);

        // The step is ±1 mV, of which the DC blocker lets the edge of 2 mV through.
        Assert.InRange(peak, 1000, 2100);
    }

    [Fact]
    public void A_test_signal_ends_with_the_link_that_asked_for_it()
    {
        _board.Command(Second, ControlPoint.OpSelectInput, ControlPoint.InputTestSignal);
        _board.Clock.At(2 * Second, () => _board.Radio.IsConnected = false);
        _board.Clock.At(3 * Second, () => _board.Radio.IsConnected = true);
        _board.Command(4 * Second, ControlPoint.OpStart);
        _board.Run(6);
        Assert.NotEmpty(_board.Frames);
        Assert.All(_board.Frames.SelectMany(f => f.Samples[..f.Length]), sample => Assert.InRange(sample * (_board.Status.LsbPicovolts / 1e6), -100, 100));
    }

    [Fact]
    public void The_electrodes_are_connected_when_a_stream_of_another_input_loses_its_link()
    {
        _board.Command(Second, ControlPoint.OpSelectInput, ControlPoint.InputShorted);
        _board.Command(Second, ControlPoint.OpStart);
        _board.Clock.At(2 * Second, () => Assert.Equal(Wristband.Afe.Ads1298Register.ChannelInputShorted, Input()));
        _board.Clock.At(3 * Second, () => _board.Radio.IsConnected = false);
        _board.Run(4);
        Assert.Equal(Wristband.Afe.Ads1298Register.ChannelInputElectrodes, Input());

        int Input() => _board.Chain.Chips[0].Peek(Wristband.Afe.Ads1298Register.Channel1) & Wristband.Afe.Ads1298Register.ChannelInputMask;
    }

    [Fact]
    public void The_gain_is_in_force_with_the_next_stream_and_the_status_states_its_step()
    {
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.AfeGain, 12, 0, 0, 0);
        _board.Command(Second, ControlPoint.OpStart);
        _board.Run(2);
        Assert.Equal(95_367u, _board.Status.LsbPicovolts);
    }

    [Fact]
    public void The_status_states_the_step_of_the_next_stream_before_it_starts_and_that_of_a_stream_while_it_runs()
    {
        List<uint> steps = [];
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.AfeGain, 12, 0, 0, 0);
        _board.Command(2 * Second, ControlPoint.OpStart);
        _board.Command(3 * Second, ControlPoint.OpSetSetting, SettingsKey.AfeGain, 6, 0, 0, 0);
        _board.Command(4 * Second, ControlPoint.OpStop);
        foreach (var at in new[] { 1.9, 3.9, 4.9 })
            _board.Clock.At((long)(at * Second), () => steps.Add(_board.Status.LsbPicovolts));
        _board.Command(5 * Second, ControlPoint.OpSetSetting, SettingsKey.AfeGain, 12, 0, 0, 0);
        _board.Command(5 * Second, ControlPoint.OpRestart, 0x42, 0x41, 0x4E, 0x44);
        _board.Run(7);
        Assert.Equal([95_367u, 95_367u, 190_735u], steps);

        var next = new Board { Store = _board.Store };
        next.Run(1);
        Assert.Equal(95_367u, next.Status.LsbPicovolts);
    }

    [Theory]
    [InlineData(0, 0xFF)]
    [InlineData(0b0010_0001, 0b1101_1110)]
    [InlineData(0xFF, 0xFF)]
    public void Electrodes_that_are_off_are_left_out_of_the_bias_drive(int off, int sensed)
    {
        _board.Skin.OffChannels = off;
        _board.Command(2 * Second, ControlPoint.OpStart);
        _board.Run(3);
        Assert.Equal(sensed, _board.Chain.Chips[0].Peek(Wristband.Afe.Ads1298Register.BiasSensePositive));
        Assert.Equal(sensed, _board.Chain.Chips[0].Peek(Wristband.Afe.Ads1298Register.BiasSenseNegative));
    }

    [Fact]
    public void Settings_outlive_a_restart_and_one_out_of_range_changes_nothing()
    {
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.SleepTimeoutSeconds, 44, 1, 0, 0);
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.SleepTimeoutSeconds, 1, 0, 0, 0);
        _board.Command(Second, ControlPoint.OpSetSetting, 200, 1, 0, 0, 0);
        _board.Command(Second, ControlPoint.OpRestart, 0x42, 0x41, 0x4E, 0x44);
        _board.Run(3);
        Assert.Equal(RunEnd.Restart, _board.End);
        Assert.Equal(
            [ControlPoint.ResultSuccess, ControlPoint.ResultInvalidOperand, ControlPoint.ResultInvalidOperand, ControlPoint.ResultSuccess],
            _board.Answers.Select(a => (int)a[3]));

        var next = new Board { Store = _board.Store };
        next.Command(Second, ControlPoint.OpGetSetting, SettingsKey.SleepTimeoutSeconds);
        next.Run(2);
        Assert.Equal([0x80, ControlPoint.OpGetSetting, 0, ControlPoint.ResultSuccess, 44, 1, 0, 0], Assert.Single(next.Answers));
    }

    [Fact]
    public void A_profile_is_written_in_pieces_and_read_back_after_a_restart()
    {
        byte[] profile = [.. Enumerable.Range(1, 40).Select(i => (byte)i)];
        for (byte at = 0; at < 40; at += 16)
            _board.Command(Second, ControlPoint.OpWriteProfile, [at, .. profile[at..Math.Min(40, at + 16)]]);
        _board.Command(Second, ControlPoint.OpWriteProfile, 41, 0);
        _board.Command(2 * Second, ControlPoint.OpRestart, 0x42, 0x41, 0x4E, 0x44);
        _board.Run(4);
        Assert.Equal(ControlPoint.ResultInvalidOperand, _board.Answers[3][3]);

        var next = new Board { Store = _board.Store };
        for (byte at = 0; at < 40; at += 10)
            next.Command(Second, ControlPoint.OpReadProfile, at, 10);
        next.Run(2);
        Assert.All(next.Answers, a => Assert.Equal(40, a[4]));
        Assert.Equal(profile, next.Answers.SelectMany(a => a[5..]));
    }

    [Theory]
    [InlineData(ControlPoint.OpPowerOff, RunEnd.Off)]
    [InlineData(ControlPoint.OpRestart, RunEnd.Restart)]
    [InlineData(ControlPoint.OpFactoryReset, RunEnd.Restart)]
    public void What_cannot_be_taken_back_needs_the_guard_and_happens_half_a_second_after_its_answer(byte opcode, RunEnd end)
    {
        _board.Command(Second, opcode, 0x42, 0x41, 0x4E, 0x45);
        _board.Command(2 * Second, opcode, 0x42, 0x41, 0x4E, 0x44);
        _board.Command(2 * Second, opcode, 0x42, 0x41, 0x4E, 0x44);
        _board.Run(5);
        Assert.Equal([ControlPoint.ResultInvalidOperand, ControlPoint.ResultSuccess, ControlPoint.ResultNotPermitted], _board.Answers.Select(a => (int)a[3]));
        Assert.Equal(end, _board.End);
        Assert.InRange(_board.Clock.Microseconds, 2.49 * Second, 2.6 * Second);
        Assert.Equal(opcode == ControlPoint.OpFactoryReset ? 0 : 1, _board.Radio.BondCount);
    }

    [Fact]
    public void A_factory_reset_serves_nobody_whose_bond_is_forgotten()
    {
        var (bonds, frames) = (-1, -1);
        _board.StreamFromOneSecond();
        _board.Command(2 * Second, ControlPoint.OpFactoryReset, 0x42, 0x41, 0x4E, 0x44);
        _board.Clock.At(2 * Second + 200_000, () => (bonds, frames) = (_board.Radio.BondCount, _board.Frames.Count));
        _board.Run(5);
        Assert.Equal(1, bonds);
        Assert.True(_board.Frames.Count > frames);
        Assert.Equal(0, _board.Radio.BondCount);
        Assert.True(_board.Radio.IsStopped);
    }

    [Fact]
    public void What_is_set_between_the_answer_to_a_factory_reset_and_its_restart_is_forgotten_too()
    {
        _board.Command(2 * Second, ControlPoint.OpFactoryReset, 0x42, 0x41, 0x4E, 0x44);
        _board.Command(2 * Second + 200_000, ControlPoint.OpSetSetting, SettingsKey.HapticIntensity, 3, 0, 0, 0);
        _board.Run(5);
        var next = new Board { Store = _board.Store };
        next.Command(Second, ControlPoint.OpGetSetting, SettingsKey.HapticIntensity);
        next.Run(2);
        Assert.Equal(WristbandSettings.Default(SettingsKey.HapticIntensity), next.Answers.Single()[4]);
    }

    [Fact]
    public void A_factory_reset_leaves_no_copy_of_profile_and_faults_in_the_store()
    {
        byte[] profile = [0xA5, 0x5A, 0xC3, 0x3C, 0x99, 0x66, 0xF0, 0x0F];
        _board.Store.Poke(StoreFile.SettingsFirst, [1, 2, 3]);
        _board.Command(Second, ControlPoint.OpWriteProfile, [0, .. profile]);
        _board.Clock.At(2 * Second, () => Assert.Contains(Copies(), copy => copy.AsSpan().IndexOf(profile) >= 0));
        _board.Command(2 * Second, ControlPoint.OpFactoryReset, 0x42, 0x41, 0x4E, 0x44);
        _board.Run(5);
        Assert.Equal(2, Copies().Count());
        Assert.DoesNotContain(Copies(), copy => copy.AsSpan().IndexOf(profile) >= 0);
        var emptyLog = TwoSlotRecord.Overhead + 5;
        Assert.Equal([emptyLog, emptyLog], new[] { StoreFile.FaultLogFirst, StoreFile.FaultLogSecond }.Select(file => _board.Store.Peek(file)!.Length));

        IEnumerable<byte[]> Copies() => new[] { StoreFile.SettingsFirst, StoreFile.SettingsSecond }.Select(_board.Store.Peek).OfType<byte[]>();
    }

    [Fact]
    public void Haptics_play_are_limited_and_are_silent_when_the_wearer_wants_that()
    {
        for (var i = 0; i < 5; i++)
            _board.Command(Second, ControlPoint.OpPlayHaptic, HapticPattern.Tick);
        _board.Command(2 * Second, ControlPoint.OpPlayHaptic, HapticPattern.Count);
        _board.Command(3 * Second, ControlPoint.OpSetSetting, SettingsKey.HapticIntensity, 0, 0, 0, 0);
        _board.Command(3 * Second, ControlPoint.OpPlayHaptic, HapticPattern.Tick);
        _board.Run(4);
        Assert.Equal(ControlPoint.ResultSuccess, _board.Answers[0][3]);
        Assert.All(_board.Answers[1..5], a => Assert.Equal(ControlPoint.ResultLimited, a[3]));
        Assert.Equal(ControlPoint.ResultInvalidOperand, _board.Answers[5][3]);
        Assert.Equal(ControlPoint.ResultNotPermitted, _board.Answers[^1][3]);
        Assert.Single(_board.HapticDriver.Pulses);
    }

    [Fact]
    public void A_central_s_searching_pattern_lasts_until_it_ends_it()
    {
        _board.Command(Second, ControlPoint.OpPlayHaptic, HapticPattern.Searching);
        _board.Command(10 * Second, ControlPoint.OpPlayHaptic, HapticPattern.None);
        _board.Run(20);
        Assert.InRange(_board.HapticDriver.Pulses.Count, 5, 8);
    }

    [Fact]
    public void A_pattern_that_repeats_ends_when_the_wearer_wants_silence()
    {
        _board.Command(Second, ControlPoint.OpPlayHaptic, HapticPattern.Searching);
        _board.Command(10 * Second, ControlPoint.OpSetSetting, SettingsKey.HapticIntensity, 0, 0, 0, 0);
        _board.Run(20);
        Assert.InRange(_board.HapticDriver.Pulses.Count, 5, 8);
    }

    [Theory]
    [InlineData(false, 5, 8)]
    [InlineData(true, 18, 22)]
    public void A_central_s_searching_pattern_ends_with_its_link_and_that_of_the_pairing_window_goes_on(bool isPairing, int least, int most)
    {
        _board.Command(Second, ControlPoint.OpPlayHaptic, HapticPattern.Searching);
        _board.Clock.At(2 * Second, () => _board.Hands.IsPressed = isPairing);
        _board.Clock.At(6 * Second, () => _board.Hands.IsPressed = false);
        _board.Clock.At(10 * Second, () => _board.Radio.IsConnected = false);
        _board.Run(30);
        Assert.InRange(_board.HapticDriver.Pulses.Count, least, most);
    }

    [Fact]
    public void A_band_that_shows_itself_blinks_and_ticks_until_the_time_is_over()
    {
        _board.Command(Second, ControlPoint.OpIdentify, 3);
        _board.Command(Second, ControlPoint.OpIdentify, 31);
        _board.Clock.At((long)(4.2 * Second), () => _lit = _board.Hands.Switches);
        _board.Run(6);
        Assert.Equal([ControlPoint.ResultSuccess, ControlPoint.ResultInvalidOperand], _board.Answers.Select(a => (int)a[3]));
        Assert.InRange(_lit, 25, 32);
        Assert.Equal(_lit, _board.Hands.Switches);
        Assert.InRange(_board.HapticDriver.Pulses.Count, 5, 30);
    }

    private int _lit;

    private static List<MeasurementReport> Reports(Board board) => [.. board.Radio.SentOf(GattUuids.Measurement).Select(bytes =>
    {
        var report = new MeasurementReport();
        Assert.True(report.TryRead(bytes, 0, bytes.Length));
        return report;
    })];
}
