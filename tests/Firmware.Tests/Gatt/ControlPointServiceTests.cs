using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

public sealed class ControlPointServiceTests
{
    private const long Second = Board.Second;
    private readonly Board _board = new();

    [Theory]
    [InlineData(500, 8, 0, ControlPoint.ResultSuccess)]
    [InlineData(1000, 8, 1, ControlPoint.ResultSuccess)]
    [InlineData(2000, 8, 0, ControlPoint.ResultSuccess)]
    [InlineData(250, 8, 0, ControlPoint.ResultInvalidOperand)]
    [InlineData(4000, 8, 0, ControlPoint.ResultInvalidOperand)]
    [InlineData(1000, 0, 0, ControlPoint.ResultInvalidOperand)]
    [InlineData(1000, 9, 0, ControlPoint.ResultInvalidOperand)]
    [InlineData(1000, 16, 0, ControlPoint.ResultInvalidOperand)]
    [InlineData(1000, 8, 2, ControlPoint.ResultInvalidOperand)]
    public void SetStream_takes_what_one_chip_can_do(int rateHz, int channels, int coding, int result)
    {
        SetStream(_board, Second, 2000, 8, 0);
        SetStream(_board, Second + 100_000, rateHz, channels, coding);
        _board.Run(2);
        Assert.Equal([0x80, ControlPoint.OpSetStream, 1, (byte)result], _board.Answers[1]);
        var kept = result == ControlPoint.ResultSuccess ? rateHz : 2000;
        Assert.Equal(kept, _board.Status.RateHz);
        Assert.Equal(8, _board.Status.ChannelCount);
        Assert.Equal(result == ControlPoint.ResultSuccess ? coding : 0, _board.Status.Coding);
    }

    [Fact]
    public void Two_chips_take_sixteen_channels()
    {
        var board = new Board(afeCount: 2);
        SetStream(board, Second, 1000, 16, 0);
        board.Run(1.5);
        Assert.Equal(ControlPoint.ResultSuccess, Assert.Single(board.Answers)[3]);
        Assert.Equal(16, board.Status.ChannelCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(300)]
    public void SetStream_of_another_length_is_an_invalid_operand_and_changes_nothing(int length)
    {
        byte[] command = [ControlPoint.OpSetStream, 9, 0xF4, 0x01, 8, 0, .. new byte[294]];
        _board.Write(Second, command[..length]);
        _board.Run(1.5);
        byte opcode = length > 0 ? (byte)ControlPoint.OpSetStream : (byte)0;
        byte number = length > 1 ? (byte)9 : (byte)0;
        Assert.Equal([0x80, opcode, number, ControlPoint.ResultInvalidOperand], Assert.Single(_board.Answers));
        Assert.Equal(1000, _board.Status.RateHz);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x14)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void An_unknown_opcode_is_not_supported(byte opcode)
    {
        _board.Command(Second, opcode);
        _board.Run(1.5);
        Assert.Equal([0x80, opcode, 0, ControlPoint.ResultNotSupported], Assert.Single(_board.Answers));
    }

    [Fact]
    public void A_command_that_comes_twice_is_carried_out_once()
    {
        _board.Write(Second, ControlPoint.OpStart, 7);
        _board.Write(Second, ControlPoint.OpStart, 7);
        _board.Write(Second, ControlPoint.OpStop, 7);
        _board.Run(1.5);
        Assert.Equal([ControlPoint.ResultSuccess, ControlPoint.ResultReplayed, ControlPoint.ResultReplayed], _board.Answers.Select(a => (int)a[3]));
        Assert.Equal(DeviceStatus.StateStreaming, _board.Status.State);
    }

    [Fact]
    public void A_command_out_of_order_is_refused_with_the_number_that_is_due()
    {
        _board.Write(Second, ControlPoint.OpGetVersion, 255);
        _board.Write(Second, ControlPoint.OpStart, 1);
        _board.Write(Second, ControlPoint.OpStart, 254);
        _board.Write(Second, ControlPoint.OpStart, 0);
        _board.Run(1.5);
        Assert.Equal([0x80, ControlPoint.OpStart, 1, ControlPoint.ResultOutOfOrder, 0], _board.Answers[1]);
        Assert.Equal([0x80, ControlPoint.OpStart, 254, ControlPoint.ResultOutOfOrder, 0], _board.Answers[2]);
        Assert.Equal([0x80, ControlPoint.OpStart, 0, ControlPoint.ResultSuccess], _board.Answers[3]);
    }

    [Fact]
    public void A_new_connection_may_begin_with_any_number()
    {
        _board.Write(Second, ControlPoint.OpGetVersion, 10);
        _board.Clock.At(Second + 100_000, () => _board.Radio.IsConnected = false);
        _board.Clock.At(Second + 200_000, () => _board.Radio.IsConnected = true);
        _board.Write(Second + 300_000, ControlPoint.OpGetVersion, 99);
        _board.Run(1.5);
        Assert.All(_board.Answers, a => Assert.Equal(ControlPoint.ResultSuccess, a[3]));
    }

    [Fact]
    public void The_clock_is_told_at_taking_and_at_answering()
    {
        _board.Radio.IsBusy = uuid => uuid == GattUuids.ControlPoint && _board.Clock.Microseconds < Second + 45_000;
        _board.Write(Second - 5000, ControlPoint.OpSyncClock, 3);
        _board.Run(1.5);
        var answer = Assert.Single(_board.Answers);
        Assert.Equal(20, answer.Length);
        Assert.Equal(Second, LittleEndian.ReadUInt64(answer, 4));
        Assert.Equal(Second + 50_000, LittleEndian.ReadUInt64(answer, 12));
    }

    [Fact]
    public void While_streaming_neither_start_nor_settings_are_permitted()
    {
        _board.StreamFromOneSecond();
        SetStream(_board, Second + 200_000, 500, 8, 0);
        _board.Command(Second + 300_000, ControlPoint.OpStart);
        _board.Command(Second + 400_000, ControlPoint.OpStop);
        _board.Command(Second + 500_000, ControlPoint.OpStop);
        SetStream(_board, Second + 600_000, 500, 8, 0);
        _board.Run(2.5);
        int[] expected =
        [
            ControlPoint.ResultSuccess, ControlPoint.ResultSuccess,
            ControlPoint.ResultNotPermitted, ControlPoint.ResultNotPermitted,
            ControlPoint.ResultSuccess, ControlPoint.ResultSuccess, ControlPoint.ResultSuccess,
        ];
        Assert.Equal(expected, _board.Answers.Select(a => (int)a[3]));
        Assert.Equal(DeviceStatus.StateIdle, _board.Status.State);
        Assert.Equal(500, _board.Status.RateHz);
        var last = _board.Frames[^1].DeviceTicks;
        Assert.InRange(last, Second + 360_000, Second + 400_000);
    }

    [Fact]
    public void A_busy_radio_keeps_the_answer_and_the_commands_behind_it()
    {
        var busy = true;
        _board.Radio.IsBusy = uuid => busy && uuid == GattUuids.ControlPoint;
        _board.Command(Second, ControlPoint.OpGetVersion);
        _board.Command(Second, 0x77);
        _board.Clock.At(Second + 100_000, () => Assert.Empty(_board.Answers));
        _board.Clock.At(Second + 100_000, () => busy = false);
        _board.Run(1.5);
        Assert.Equal([ControlPoint.OpGetVersion, 0x77], _board.Answers.Select(a => a[1]));
        Assert.True(_board.Status.RadioBusy > 0);
    }

    [Fact]
    public void A_lost_link_throws_away_its_commands_and_answers()
    {
        _board.Radio.IsBusy = uuid => uuid == GattUuids.ControlPoint && _board.Clock.Microseconds < Second + 300_000;
        _board.Command(Second, ControlPoint.OpGetVersion);
        _board.Command(Second + 100_000, ControlPoint.OpStart);
        _board.Clock.At(Second + 150_000, () => _board.Radio.IsConnected = false);
        _board.Clock.At(Second + 200_000, () => _board.Radio.IsConnected = true);
        _board.Run(2);
        Assert.Empty(_board.Answers);
        Assert.Equal(DeviceStatus.StateIdle, _board.Status.State);
    }

    [Fact]
    public void A_link_that_is_lost_and_made_again_within_a_turn_ends_the_stream_and_begins_with_any_number()
    {
        _board.Command(Second, ControlPoint.OpSelectInput, ControlPoint.InputTestSignal);
        _board.Command(Second, ControlPoint.OpStart);
        _board.Clock.At((2 * Second) - 5000, () => _board.Radio.Reconnect());
        _board.Write(2 * Second, ControlPoint.OpGetVersion, 99);
        _board.Write(3 * Second, ControlPoint.OpStart, 100);
        _board.Clock.At(3 * Second, () => Assert.Equal(DeviceStatus.StateIdle, _board.Status.State));
        _board.Run(5);
        Assert.Equal([99, 100], _board.Answers[2..].Select(a => (int)a[2]));
        Assert.All(_board.Answers, a => Assert.Equal(ControlPoint.ResultSuccess, a[3]));
        Assert.InRange(_board.Frames.TakeWhile(f => f.DeviceTicks < 3 * Second).Last().DeviceTicks, 1_900_000u, 2_000_000u);
        Assert.All(_board.Frames.Where(f => f.DeviceTicks > 3_500_000), f => Assert.All(f.Samples[..f.Length], s => Assert.InRange<short>(s, -20, 20)));
    }

    [Fact]
    public void A_central_that_does_not_listen_is_obeyed_without_an_answer()
    {
        _board.Radio.Listens = uuid => uuid != GattUuids.ControlPoint;
        _board.Command(Second, ControlPoint.OpStart);
        _board.Run(2);
        Assert.Empty(_board.Answers);
        Assert.Equal(DeviceStatus.StateStreaming, _board.Status.State);
    }

    private static void SetStream(Board board, long at, int rateHz, int channels, int coding) =>
        board.Command(at, ControlPoint.OpSetStream, (byte)rateHz, (byte)(rateHz >> 8), (byte)channels, (byte)coding);
}
