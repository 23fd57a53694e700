using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class HandshakeTests
{
    private readonly ScriptedCentral _central = new();
    private readonly WristbandLink _link;

    public HandshakeTests() => _link = new WristbandLink(_central, new WristbandLinkOptions());

    [Fact]
    public void A_wristband_is_checked_set_read_again_and_started_in_this_order()
    {
        _central.Connect();
        Assert.Equal(
            ["read status", "subscribe control", "subscribe status", "subscribe frames", "write control 0301E8030801", "read status", "write control 0102", "subscribe condition", "subscribe measurement", "read condition"],
            _central.Requests);
        Assert.Equal(LinkState.Streaming, _link.State);
        Assert.Null(_link.Problem);
        Assert.Equal(new StreamDescription(8, 1000), _link.Stream);
        Assert.Equal(1_000_000u, _link.LsbPicovolts);
        Assert.Equal(1, _link.StreamNumber);
    }

    [Fact]
    public void A_wristband_that_still_streams_is_stopped_first()
    {
        _central.Status.State = DeviceStatus.StateStreaming;
        _central.Connect();
        Assert.Equal(["write control 0201", "write control 0302E8030801", "read status", "write control 0103", "subscribe condition", "subscribe measurement", "read condition"], _central.Requests[4..]);
        Assert.Equal(LinkState.Streaming, _link.State);
    }

    [Fact]
    public void A_reconnect_makes_the_same_handshake_and_a_new_stream()
    {
        _central.Connect();
        _central.Notify(FrameBytes.Make(0, flags: EmgStreamFormat.FlagStreamStart), 0);
        _central.Notify(FrameBytes.Make(2), 10);
        _central.Disconnect();
        Assert.Equal((2, 1), (_link.Counters.Received, _link.Counters.Lost));
        Assert.Equal(LinkState.Disconnected, _link.State);
        Assert.True(_link.TryTake(out _));
        Assert.True(_link.TryTake(out _));
        int asked = _central.Requests.Count;

        _central.Connect();
        Assert.Equal(_central.Requests[..asked], _central.Requests[asked..]);
        Assert.Equal(2, _link.StreamNumber);
        _central.Notify(FrameBytes.Make(0, flags: EmgStreamFormat.FlagStreamStart), 500);
        Assert.True(_link.TryTake(out ReceivedFrame received));
        Assert.Equal((0, 0, true), (received.Frame.Sequence, received.LostBefore, received.Restarted));
        Assert.Equal((3, 1, 0), (_link.Counters.Received, _link.Counters.Lost, _link.Counters.Resyncs));
    }

    [Fact]
    public void Frames_before_the_start_are_counted_and_not_given_out()
    {
        _central.AnswersReads = false;
        _central.Connect();
        _central.Notify(FrameBytes.Make(17), 0);
        Assert.Equal((1, 0), (_link.Counters.OutOfTurn, _link.Counters.Received));
        Assert.False(_link.TryTake(out _));
    }

    [Fact]
    public void Frames_that_overtake_the_answer_to_start_are_taken()
    {
        _central.Connect();
        _central.Disconnect();
        _central.AnswersCommands = false;
        _central.Connect();
        _central.Listener!.OnValue(GattUuids.ControlPoint, [ControlPoint.ResponseCode, ControlPoint.OpSetStream, 1, ControlPoint.ResultSuccess], default);
        Assert.Equal(LinkState.Starting, _link.State);
        _central.Notify(FrameBytes.Make(0, flags: EmgStreamFormat.FlagStreamStart), 0);
        Assert.True(_link.TryTake(out _));
        _central.Listener.OnValue(GattUuids.ControlPoint, [ControlPoint.ResponseCode, ControlPoint.OpStart, 2, ControlPoint.ResultSuccess], default);
        Assert.Equal(LinkState.Streaming, _link.State);
    }

    [Theory]
    [InlineData(2, "The wristband speaks protocol version 2, these glasses understand version 1; update the software of the glasses.")]
    [InlineData(0, "The wristband speaks protocol version 0, these glasses understand version 1; update the firmware of the wristband.")]
    public void A_status_of_another_version_is_refused_in_one_sentence(int version, string sentence)
    {
        _central.Status.ProtocolVersion = version;
        _central.Connect();
        Assert.Equal((LinkState.Refused, sentence), (_link.State, _link.Problem));
        Assert.Equal(["read status"], _central.Requests);
    }

    [Theory]
    [InlineData(3, "The wristband takes commands of version 3, these glasses give version 2; update the software of the glasses.")]
    [InlineData(1, "The wristband takes commands of version 1, these glasses give version 2; update the firmware of the wristband.")]
    public void A_control_point_of_another_version_is_not_written_to(int version, string sentence)
    {
        _central.Status.ControlPointVersion = version;
        _central.Connect();
        Assert.Equal((LinkState.Refused, sentence), (_link.State, _link.Problem));
        Assert.Equal(["read status"], _central.Requests);
    }

    [Fact]
    public void A_longer_status_of_a_later_version_is_understood_as_far_as_the_sentence_needs()
    {
        _central.AnswersReads = false;
        _central.Connect();
        _central.Status.ProtocolVersion = 3;
        _central.SendStatus([.. _central.StatusBytes(), 1, 2, 3, 4]);
        Assert.Contains("protocol version 3", _link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_of_a_newer_version_stops_the_stream_with_a_sentence()
    {
        _central.Connect();
        _central.Notify(FrameBytes.OtherVersion(2, 0), 0);
        Assert.Equal(1, _link.Counters.UnsupportedVersion);
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Equal("The wristband speaks protocol version 2, these glasses understand version 1; update the software of the glasses.", _link.Problem);
        _central.Notify(FrameBytes.Make(0), 1);
        Assert.False(_link.TryTake(out _));
    }

    [Theory]
    [InlineData(ControlPoint.OpSetStream, ControlPoint.ResultInvalidOperand, "it does not offer 8 channels at 1000 Hz with coding 1")]
    [InlineData(ControlPoint.OpSetStream, ControlPoint.ResultNotPermitted, "refused to set the stream: it does not allow the command now")]
    [InlineData(ControlPoint.OpStart, ControlPoint.ResultNotSupported, "refused to start the stream: it does not know the command")]
    [InlineData(ControlPoint.OpStart, 99, "it answered with result 99")]
    public void A_refused_command_is_a_problem(int opcode, int result, string words)
    {
        _central.Results[opcode] = result;
        _central.Connect();
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Contains(words, _link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_start_names_the_fault_that_the_status_states()
    {
        _central.Results[ControlPoint.OpStart] = ControlPoint.ResultFailed;
        _central.Status.Fault = FaultCode.AfeIdentity;
        _central.Connect();
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Equal(
            "The wristband failed to start the stream: its EMG front end is missing or another chip than expected; have the wristband repaired.",
            _link.Problem);
    }

    [Fact]
    public void A_fault_while_streaming_is_a_problem()
    {
        _central.Connect();
        _central.Status.State = DeviceStatus.StateFault;
        _central.Status.Fault = FaultCode.AfeRegister;
        _central.SendStatus();
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Contains("does not keep its settings", _link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_without_a_scale_is_a_problem()
    {
        _central.Status.LsbPicovolts = 0;
        _central.Connect();
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Contains("LSB of 0 pV", _link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_status_is_a_problem()
    {
        _central.AnswersReads = false;
        _central.Connect();
        _central.SendStatus([1, 0, 0]);
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Contains("has 3 bytes, expected at least 20", _link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wristband_that_does_not_answer_is_a_problem_after_the_timeout_and_not_before()
    {
        _central.AnswersCommands = false;
        _central.Connect();
        _link.Expire(new HostTime(5_000_000));
        Assert.Equal(LinkState.Setting, _link.State);
        _link.Expire(new HostTime(5_001_000));
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Equal("The wristband did not answer within 5 s when asked to set the stream; bring it closer or restart it.", _link.Problem);
    }

    [Fact]
    public void A_wristband_that_owes_an_answer_is_asked_again_less_and_less_often()
    {
        _central.AnswersReads = false;
        _central.Connect();
        _link.Expire(new HostTime(5_001_000));
        int asked = _central.Requests.Count;
        var times = new List<double>();
        for (double second = 6; second <= 200; second++)
        {
            _link.Expire(new HostTime((long)(second * 1e6)));
            if (_central.Requests.Count > asked)
                times.Add(second);
            asked = _central.Requests.Count;
        }

        // 5 s after it was given up, then 10, 20, 40 and 60 s later.
        Assert.Equal([11, 21, 41, 81, 141], times);
        Assert.Equal(new HostTime(201_000_000), _link.DueAt);
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.StartsWith("The wristband did not answer within 5 s", _link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_comes_late_brings_the_stream()
    {
        _central.AnswersReads = false;
        _central.Connect();
        _link.Expire(new HostTime(5_001_000));
        Assert.Equal(LinkState.Refused, _link.State);

        _central.AnswersReads = true;
        _link.Expire(new HostTime(10_001_000));
        Assert.Equal(LinkState.Streaming, _link.State);
        Assert.Null(_link.Problem);
        Assert.Equal(1, _link.StreamNumber);
    }

    [Fact]
    public void A_wristband_that_answered_with_another_version_is_not_asked_again()
    {
        _central.Status.ProtocolVersion = 2;
        _central.AnswersReads = false;
        _central.Connect();
        _link.Expire(new HostTime(5_001_000));
        _central.AnswersReads = true;
        _link.Expire(new HostTime(10_001_000));
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Null(_link.DueAt);
        int asked = _central.Requests.Count;
        _link.Expire(new HostTime(100_000_000));
        Assert.Equal(asked, _central.Requests.Count);
    }

    [Fact]
    public void A_new_connection_forgets_the_problem()
    {
        _central.Status.ProtocolVersion = 2;
        _central.Connect();
        _central.Disconnect();
        _central.Status.ProtocolVersion = EmgStreamFormat.Version;
        _central.Connect();
        Assert.Null(_link.Problem);
        Assert.Equal(LinkState.Streaming, _link.State);
    }
}
