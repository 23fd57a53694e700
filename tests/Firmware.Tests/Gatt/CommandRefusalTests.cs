using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

/// <summary>What each command is refused for, and with which result: the list behind the commands in the protocol.</summary>
public sealed class CommandRefusalTests
{
    private const long Second = Board.Second;
    private readonly Board _board = new();

    [Theory]
    [InlineData(ControlPoint.OpRetransmit, "000001000001")]
    [InlineData(ControlPoint.OpRetransmit, "00000100")]
    [InlineData(ControlPoint.OpRetransmit, "000000")]
    [InlineData(ControlPoint.OpRetransmit, "000041")]
    [InlineData(ControlPoint.OpSelectInput, "03")]
    [InlineData(ControlPoint.OpMeasure, "00")]
    [InlineData(ControlPoint.OpMeasure, "04")]
    [InlineData(ControlPoint.OpPlayHaptic, "05")]
    [InlineData(ControlPoint.OpIdentify, "1F")]
    [InlineData(ControlPoint.OpGetSetting, "09")]
    [InlineData(ControlPoint.OpSetSetting, "0900000000")]
    [InlineData(ControlPoint.OpSetSetting, "0002000000")]
    [InlineData(ControlPoint.OpGetDiagnostics, "04")]
    [InlineData(ControlPoint.OpReadProfile, "0010")]
    [InlineData(ControlPoint.OpReadProfile, "1001")]
    [InlineData(ControlPoint.OpReadProfile, "1100")]
    [InlineData(ControlPoint.OpWriteProfile, "1101")]
    [InlineData(ControlPoint.OpPowerOff, "42414E45")]
    [InlineData(ControlPoint.OpRestart, "444E4142")]
    [InlineData(ControlPoint.OpFactoryReset, "00000000")]
    public void An_operand_out_of_range_is_an_invalid_operand(byte opcode, string operands)
    {
        _board.Command(Second, ControlPoint.OpWriteProfile, [0, .. Enumerable.Repeat((byte)1, 16)]);
        _board.Command(Second, opcode == ControlPoint.OpRetransmit ? (byte)ControlPoint.OpStart : (byte)ControlPoint.OpStop);
        _board.Command(2 * Second, opcode, Convert.FromHexString(operands));
        _board.Run(3);
        var isRetransmit = opcode == ControlPoint.OpRetransmit && operands.Length == 12;
        var expected = isRetransmit ? ControlPoint.ResultSuccess : ControlPoint.ResultInvalidOperand;
        Assert.Equal([0x80, opcode, 2, (byte)expected], _board.Answers[2]);
    }

    [Fact]
    public void A_band_of_which_the_AFE_is_missing_fails_to_stream_and_to_measure_and_the_status_says_why()
    {
        _board.Bus.LyingRegister = Ads1298Register.Id;
        _board.Bus.Lie = 0;
        _board.Command(Second, ControlPoint.OpStart);
        _board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureNoise);
        _board.Command(Second, ControlPoint.OpMeasure, ControlPoint.MeasureContact);
        _board.Run(3);
        Assert.All(_board.Answers, a => Assert.Equal(ControlPoint.ResultFailed, a[3]));
        Assert.Equal((DeviceStatus.StateFault, FaultCode.AfeIdentity), (_board.Status.State, _board.Status.Fault));
        Assert.Empty(_board.Radio.SentOf(GattUuids.Measurement));
    }

    [Fact]
    public void What_was_asked_for_first_ends_the_run_and_nothing_else_is_permitted_to_although_the_link_is_lost()
    {
        _board.Command(Second, ControlPoint.OpPowerOff, 0x42, 0x41, 0x4E, 0x44);
        _board.Command(Second + 100_000, ControlPoint.OpFactoryReset, 0x42, 0x41, 0x4E, 0x44);
        _board.Clock.At(Second + 200_000, () => _board.Radio.IsConnected = false);
        _board.Run(3);
        Assert.Equal([ControlPoint.ResultSuccess, ControlPoint.ResultNotPermitted], _board.Answers.Select(a => (int)a[3]));
        Assert.Equal(RunEnd.Off, _board.End);
        Assert.Equal(1, _board.Radio.BondCount);
        Assert.InRange(_board.Clock.Microseconds, Second + 500_000, Second + 520_000);
    }

    [Fact]
    public void Behind_the_oldest_line_the_fault_log_says_how_many_there_are_and_nothing_else()
    {
        _board.Bus.LyingRegister = Ads1298Register.Id;
        _board.Bus.Lie = 0;
        _board.Command(Second, ControlPoint.OpReadFault, 0);
        _board.Command(Second, ControlPoint.OpReadFault, 1);
        _board.Command(Second, ControlPoint.OpReadFault, 255);
        _board.Run(2);
        Assert.Equal([1, FaultCode.AfeIdentity], _board.Answers[0][4..6]);
        Assert.All(_board.Answers[1..], a => Assert.Equal([ControlPoint.ResultSuccess, 1, 0, 0, 0, 0, 0, 0, 0, 0], a[3..]));
    }

    [Fact]
    public void Settings_of_the_stream_are_first_the_usual_ones_and_outlive_the_link_unlike_the_input()
    {
        _board.Clock.At(Second, () => Assert.Equal((1000, 8, ControlPoint.CodingSmallest), (_board.Status.RateHz, _board.Status.ChannelCount, _board.Status.Coding)));
        _board.Command(Second, ControlPoint.OpSetStream, 0xF4, 0x01, 8, ControlPoint.CodingRaw);
        _board.Clock.At(2 * Second, () => _board.Radio.IsConnected = false);
        _board.Clock.At((2 * Second) + 100_000, () => _board.Radio.IsConnected = true);
        _board.Run(3);
        Assert.Equal((500, 8, ControlPoint.CodingRaw), (_board.Status.RateHz, _board.Status.ChannelCount, _board.Status.Coding));
    }

    [Fact]
    public void A_start_begins_every_counter_of_the_status_anew()
    {
        var isBusy = false;
        _board.Radio.IsBusy = uuid => isBusy && uuid == GattUuids.EmgFrames;
        _board.StreamFromOneSecond();
        _board.Clock.At(2 * Second, () => isBusy = true);
        _board.Clock.At(3 * Second, () => isBusy = false);
        _board.Clock.At(4 * Second, () => Assert.True(_board.Status is { RadioBusy: > 0, DroppedBlocks: > 0 }));
        _board.Command(4 * Second, ControlPoint.OpStop);
        _board.Clock.At(5 * Second, () => Assert.True(_board.Status is { RadioBusy: > 0, DroppedBlocks: > 0 }));
        _board.Command(5 * Second, ControlPoint.OpStart);
        _board.Run(6);
        Assert.Equal((0, 0, 0), (_board.Status.RadioBusy, _board.Status.DroppedBlocks, _board.Status.Overruns));
    }

    [Fact]
    public void What_a_link_asks_by_itself_keeps_no_band_awake_and_any_other_command_does()
    {
        _board.Skin.OffChannels = 0xFF;
        _board.Command(Second, ControlPoint.OpSetSetting, SettingsKey.SleepTimeoutSeconds, 30, 0, 0, 0);
        _board.Command(20 * Second, ControlPoint.OpGetVersion);
        for (var at = 21; at < 60; at++)
            _board.Command(at * Second, ControlPoint.OpSyncClock);
        _board.Run(90);
        Assert.Equal(RunEnd.Sleep, _board.End);
        Assert.InRange(_board.Clock.Microseconds, 50 * Second, 51 * Second);
    }
}
