using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class CommandChannelTests
{
    private readonly ScriptedCentral _central = new() { AnswersCommands = false };
    private readonly CommandChannel _channel;

    public CommandChannelTests()
    {
        _channel = new CommandChannel(_central, retryMs: 250);
        _channel.Begin();
    }

    [Fact]
    public void An_asked_command_is_repeated_with_its_number_until_it_is_answered()
    {
        Ask(ControlPoint.OpStop, 0);
        _channel.Repeat(At(249));
        Assert.Equal(["write control 0201"], _central.Requests);
        _channel.Repeat(At(250));
        _channel.Repeat(At(499));
        _channel.Repeat(At(500));
        Assert.Equal(["write control 0201", "write control 0201", "write control 0201"], _central.Requests);

        Assert.Equal(CommandAnswerKind.Asked, Answer(ControlPoint.OpStop, 1, ControlPoint.ResultSuccess).Kind);
        _channel.Repeat(At(5000));
        Assert.Equal(3, _central.Requests.Count);
        Assert.Equal(CommandAnswerKind.Unexpected, Answer(ControlPoint.OpStop, 1, ControlPoint.ResultReplayed).Kind);
        Ask(ControlPoint.OpStart, 600);
        Assert.Equal("write control 0102", _central.Requests[^1]);
    }

    [Fact]
    public void A_command_out_of_order_takes_the_number_that_is_due_and_is_given_again()
    {
        Ask(ControlPoint.OpStop, 0);
        Assert.Equal(CommandAnswerKind.Expected, Answer(ControlPoint.OpStop, 1, ControlPoint.ResultOutOfOrder, 0x2A).Kind);
        _channel.Repeat(At(1));
        Assert.Equal("write control 022A", _central.Requests[^1]);
        Assert.Equal(CommandAnswerKind.Unexpected, Answer(ControlPoint.OpStop, 1, ControlPoint.ResultSuccess).Kind);
        Assert.Equal(CommandAnswerKind.Asked, Answer(ControlPoint.OpStop, 0x2A, ControlPoint.ResultSuccess).Kind);
        Ask(ControlPoint.OpStart, 2);
        Assert.Equal("write control 012B", _central.Requests[^1]);
    }

    [Fact]
    public void Posted_commands_go_out_one_behind_the_other_and_are_told_apart_by_their_numbers()
    {
        Post(ControlPoint.OpSyncClock, 10);
        Post(ControlPoint.OpSyncClock, 20);
        Post(ControlPoint.OpSyncClock, 30);
        Assert.Equal(["write control 0601", "write control 0602", "write control 0603"], _central.Requests);
        Assert.Equal((CommandAnswerKind.Posted, At(30)), KindAndTime(Answer(ControlPoint.OpSyncClock, 3, ControlPoint.ResultSuccess)));
        Assert.Equal((CommandAnswerKind.Posted, At(10)), KindAndTime(Answer(ControlPoint.OpSyncClock, 1, ControlPoint.ResultSuccess)));
        Assert.Equal(CommandAnswerKind.Unexpected, Answer(ControlPoint.OpSyncClock, 1, ControlPoint.ResultSuccess).Kind);
        Assert.Equal(CommandAnswerKind.Unexpected, Answer(ControlPoint.OpRetransmit, 2, ControlPoint.ResultSuccess).Kind);
    }

    [Fact]
    public void Posted_commands_behind_one_that_never_arrived_move_the_number_once()
    {
        for (var i = 0; i < 4; i++)
            Post(ControlPoint.OpSyncClock, i);
        Answer(ControlPoint.OpSyncClock, 3, ControlPoint.ResultOutOfOrder, 2);
        Assert.Equal(CommandAnswerKind.Unexpected, Answer(ControlPoint.OpSyncClock, 4, ControlPoint.ResultOutOfOrder, 2).Kind);
        Post(ControlPoint.OpSyncClock, 10);
        Post(ControlPoint.OpSyncClock, 11);
        Assert.Equal(["write control 0602", "write control 0603"], _central.Requests[^2..]);
    }

    [Fact]
    public void Numbers_wrap_and_a_connection_begins_with_1()
    {
        for (var i = 0; i < 256; i++)
            Post(ControlPoint.OpSyncClock, i);
        Assert.Equal(["write control 06FF", "write control 0600"], _central.Requests[^2..]);
        _channel.Begin();
        Assert.Equal(CommandAnswerKind.Unexpected, Answer(ControlPoint.OpSyncClock, 0, ControlPoint.ResultSuccess).Kind);
        Post(ControlPoint.OpSyncClock, 300);
        Assert.Equal("write control 0601", _central.Requests[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8006")]
    [InlineData("800601")]
    [InlineData("81060101")]
    public void Bytes_that_are_no_answer_are_unexpected(string bytes)
    {
        Post(ControlPoint.OpSyncClock, 0);
        Assert.Equal(CommandAnswerKind.Unexpected, _channel.Take(Convert.FromHexString(bytes), At(1)).Kind);
    }

    private static HostTime At(double milliseconds) => new((long)(milliseconds * 1000));

    private static (CommandAnswerKind Kind, HostTime WrittenAt) KindAndTime(CommandAnswer answer) => (answer.Kind, answer.WrittenAt);

    private void Ask(int opcode, double atMs) => _channel.Ask(ControlPoint.WriteCommand(_channel.Command, opcode, 0), At(atMs));

    private void Post(int opcode, double atMs) => _channel.Post(ControlPoint.WriteCommand(_channel.Command, opcode, 0), At(atMs));

    private CommandAnswer Answer(int opcode, int number, int result, params byte[] more) =>
        _channel.Take([ControlPoint.ResponseCode, (byte)opcode, (byte)number, (byte)result, .. more], At(0));
}
