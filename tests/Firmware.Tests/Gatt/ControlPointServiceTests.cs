using NeuralGlasses.Contract;
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
        _board.Command(Second, SetStream(2000, 8, 0));
        _board.Command(Second + 100_000, SetStream(rateHz, channels, coding));
        _board.Run(2);
        Assert.Equal([0x80, ControlPoint.OpSetStream, (byte)result], _board.Answers[1]);
        var kept = result == ControlPoint.ResultSuccess ? rateHz : 2000;
        Assert.Equal(kept, _board.Status.RateHz);
        Assert.Equal(8, _board.Status.ChannelCount);
        Assert.Equal(result == ControlPoint.ResultSuccess ? coding : 0, _board.Status.Coding);
    }

    [Fact]
    public void Two_chips_take_sixteen_channels()
    {
        var board = new Board(afeCount: 2);
        board.Command(Second, SetStream(1000, 16, 0));
        board.Run(1.5);
        Assert.Equal(ControlPoint.ResultSuccess, Assert.Single(board.Answers)[2]);
        Assert.Equal(16, board.Status.ChannelCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(30)]
    public void SetStream_of_another_length_is_an_invalid_operand(int length)
    {
        var command = new byte[length];
        SetStream(1000, 8, 0).AsSpan(0, Math.Min(5, length)).CopyTo(command);
        _board.Command(Second, command);
        _board.Run(1.5);
        Assert.Equal(ControlPoint.ResultInvalidOperand, Assert.Single(_board.Answers)[2]);
    }

    [Theory]
    [InlineData(0x05)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void An_unknown_opcode_is_not_supported(byte opcode)
    {
        _board.Command(Second, opcode);
        _board.Run(1.5);
        Assert.Equal([0x80, opcode, ControlPoint.ResultNotSupported], Assert.Single(_board.Answers));
    }

    [Fact]
    public void An_empty_write_is_answered_like_an_unknown_opcode()
    {
        _board.Command(Second);
        _board.Run(1.5);
        Assert.Equal([0x80, 0, ControlPoint.ResultNotSupported], Assert.Single(_board.Answers));
    }

    [Fact]
    public void While_streaming_neither_start_nor_settings_are_permitted()
    {
        _board.StreamFromOneSecond();
        _board.Command(Second + 200_000, SetStream(500, 8, 0));
        _board.Command(Second + 300_000, ControlPoint.OpStart);
        _board.Command(Second + 400_000, ControlPoint.OpStop);
        _board.Command(Second + 500_000, ControlPoint.OpStop);
        _board.Command(Second + 600_000, SetStream(500, 8, 0));
        _board.Run(2.5);
        int[] expected =
        [
            ControlPoint.ResultSuccess, ControlPoint.ResultSuccess,
            ControlPoint.ResultNotPermitted, ControlPoint.ResultNotPermitted,
            ControlPoint.ResultSuccess, ControlPoint.ResultSuccess, ControlPoint.ResultSuccess,
        ];
        Assert.Equal(expected, _board.Answers.Select(a => (int)a[2]));
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
    public void A_central_that_does_not_listen_is_obeyed_without_an_answer()
    {
        _board.Radio.Listens = uuid => uuid != GattUuids.ControlPoint;
        _board.Command(Second, ControlPoint.OpStart);
        _board.Run(2);
        Assert.Empty(_board.Answers);
        Assert.Equal(DeviceStatus.StateStreaming, _board.Status.State);
    }

    private static byte[] SetStream(int rateHz, int channels, int coding)
    {
        var command = new byte[ControlPoint.SetStreamLength];
        ControlPoint.WriteSetStream(command, rateHz, channels, coding);
        return command;
    }
}
