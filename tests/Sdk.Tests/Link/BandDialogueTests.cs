using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class BandDialogueTests
{
    private readonly ScriptedCentral _central = new();
    private readonly WristbandLink _link;

    public BandDialogueTests() => _link = new WristbandLink(_central, new WristbandLinkOptions { StartsStream = false });

    [Fact]
    public void A_link_that_does_not_stream_by_itself_is_ready_and_streams_when_told()
    {
        _central.Connect();
        Assert.Equal(LinkState.Ready, _link.State);
        Assert.DoesNotContain(_central.Requests, r => r.StartsWith("write", StringComparison.Ordinal));
        Assert.True(_link.StartStream(_central.Now));
        Assert.Equal(LinkState.Streaming, _link.State);
        Assert.False(_link.StartStream(_central.Now));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stream_that_is_stopped_leaves_the_link_ready_whether_it_began_by_itself_or_not(bool startsStream)
    {
        var link = new WristbandLink(_central, new WristbandLinkOptions { StartsStream = startsStream });
        _central.Connect();
        link.StartStream(_central.Now);
        _central.Notify(FrameBytes.Make(0, flags: EmgStreamFormat.FlagStreamStart), 0);
        _central.Notify(FrameBytes.Make(2), 10);
        Assert.True(link.StopStream(_central.Now));
        Assert.Equal((LinkState.Ready, DeviceStatus.StateIdle), (link.State, _central.Status.State));
        Assert.False(link.StopStream(_central.Now));
        Assert.Equal((2, 1), (link.Counters.Received, link.Counters.Lost));
        Assert.True(link.StartStream(_central.Now));
        Assert.Equal((LinkState.Streaming, 2), (link.State, link.StreamNumber));
    }

    [Fact]
    public void A_stop_whose_answer_was_lost_is_confirmed_by_the_status()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        central.LosesAnswerTo = ControlPoint.OpStop;
        Assert.True(link.StopStream(default));
        Assert.Equal(LinkState.Stopping, link.State);
        link.Expire(new HostTime(300_000));
        Assert.Equal(LinkState.Ready, link.State);
    }

    [Fact]
    public void After_a_stop_a_new_connection_streams_by_itself_again()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        link.StopStream(central.Now);
        central.Disconnect();
        central.Connect();
        Assert.Equal(LinkState.Streaming, link.State);
    }

    [Fact]
    public void A_command_is_answered_with_what_it_returned()
    {
        _central.AnswersCommands = false;
        _central.Connect();
        Assert.True(_link.TryAsk(ControlPoint.OpGetSetting, [3], _central.Now));
        Assert.False(_link.TryAsk(ControlPoint.OpGetSetting, [4], _central.Now));
        Assert.Equal("write control 0B0103", _central.Requests[^1]);
        _central.Listener!.OnValue(GattUuids.ControlPoint, [0x80, ControlPoint.OpGetSetting, 1, ControlPoint.ResultSuccess, 2, 0, 0, 0], _central.Now);
        Assert.True(_link.TryTakeReply(out var reply));
        Assert.Equal((ControlPoint.OpGetSetting, ControlPoint.ResultSuccess), (reply.Opcode, reply.Result));
        Assert.Equal([2, 0, 0, 0], reply.Returned.ToArray());
        Assert.False(_link.IsAsking);
    }

    [Fact]
    public void A_command_without_an_answer_is_repeated_under_its_number_and_given_up_after_the_timeout()
    {
        _central.AnswersCommands = false;
        _central.Connect();
        _link.TryAsk(ControlPoint.OpIdentify, [5], default);
        _link.Expire(new HostTime(300_000));
        Assert.Equal(_central.Requests[^2], _central.Requests[^1]);
        _link.Expire(new HostTime(5_100_000));
        Assert.True(_link.TryTakeReply(out var reply));
        Assert.Equal((ControlPoint.OpIdentify, 0), (reply.Opcode, reply.Result));
        Assert.Equal(LinkState.Ready, _link.State);
        Assert.True(_link.TryAsk(ControlPoint.OpIdentify, [0], new HostTime(5_200_000)));
    }

    [Fact]
    public void A_command_whose_answer_is_still_to_come_when_the_link_is_lost_is_given_up_with_a_reply()
    {
        _central.AnswersCommands = false;
        _central.Connect();
        Assert.True(_link.TryAsk(ControlPoint.OpIdentify, [5], default));
        _central.Disconnect();
        Assert.False(_link.IsAsking);
        Assert.True(_link.TryTakeReply(out var reply));
        Assert.Equal((ControlPoint.OpIdentify, 0), (reply.Opcode, reply.Result));
        Assert.False(_link.TryAsk(ControlPoint.OpIdentify, [5], default));
    }

    [Fact]
    public void Condition_and_measurements_are_taken_and_what_is_malformed_is_counted()
    {
        _central.Connect();
        var condition = new byte[BandCondition.Length];
        new BandCondition { BatteryPercent = 55, Power = BandCondition.PowerConnected, Faults = 1u << 6 }.Write(condition);
        _central.Listener!.OnValue(GattUuids.BandCondition, condition, default);
        Assert.Equal((55, 1u << 6), (_link.Condition.BatteryPercent, _link.Condition.Faults));
        var report = new byte[MeasurementReport.Length];
        new MeasurementReport { Kind = ControlPoint.MeasureNoise, Result = ControlPoint.ResultSuccess }.Write(report);
        _central.Listener.OnValue(GattUuids.Measurement, report, default);
        Assert.True(_link.TryTakeMeasurement(out var taken));
        Assert.Equal(ControlPoint.MeasureNoise, taken.Kind);
        var before = _link.Counters.OutOfTurn;
        _central.Listener.OnValue(GattUuids.BandCondition, condition.AsSpan(0, 5), default);
        _central.Listener.OnValue(GattUuids.Measurement, report.AsSpan(0, 5), default);
        Assert.Equal(before + 2, _link.Counters.OutOfTurn);
    }

    [Fact]
    public void What_a_later_version_appends_to_condition_measurement_and_answers_is_passed_over()
    {
        _central.Connect();
        var condition = new byte[BandCondition.Length + 3];
        new BandCondition { BatteryPercent = 55 }.Write(condition);
        _central.Listener!.OnValue(GattUuids.BandCondition, condition, default);
        Assert.Equal(55, _link.Condition.BatteryPercent);
        var report = new byte[MeasurementReport.Length + 4];
        new MeasurementReport { Kind = ControlPoint.MeasureNoise }.Write(report);
        _central.Listener.OnValue(GattUuids.Measurement, report, default);
        Assert.True(_link.TryTakeMeasurement(out var taken));
        Assert.Equal(ControlPoint.MeasureNoise, taken.Kind);
        Assert.Equal(0, _link.Counters.OutOfTurn);
    }

    [Fact]
    public void The_time_is_taken_from_an_answer_that_goes_on_behind_it()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        central.Results.Clear();
        central.AnswersCommands = false;
        link.Expire(new HostTime(1_000_000));
        var asked = Convert.FromHexString(central.Requests[^1]["write control ".Length..]);
        Assert.Equal(ControlPoint.OpSyncClock, asked[0]);
        var answer = new byte[ControlPoint.ResponseHeaderLength + 16 + 4];
        ControlPoint.WriteResponse(answer, asked[0], asked[1], ControlPoint.ResultSuccess);
        LittleEndian.WriteUInt64(answer, 4, 7_000_000);
        LittleEndian.WriteUInt64(answer, 12, 7_000_500);
        central.Listener!.OnValue(GattUuids.ControlPoint, answer, new HostTime(1_010_000));
        Assert.True(link.TryTakeExchange(out ClockExchange exchange));
        Assert.Equal((7_000_000, 7_000_500), (exchange.TakenTicks, exchange.AnsweredTicks));
    }

    [Fact]
    public void What_belongs_to_the_stream_is_the_link_s_own()
    {
        _central.Connect();
        Assert.Throws<ArgumentException>(() => _link.TryAsk(ControlPoint.OpStart, [], default));
        Assert.Throws<ArgumentException>(() => _link.TryAsk(ControlPoint.OpGetSetting, new byte[19], default));
    }

    [Fact]
    public void Frames_left_out_by_an_idle_band_are_paused_and_neither_lost_nor_asked_for()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(0, flags: EmgStreamFormat.FlagStreamStart), 0);
        central.Notify(FrameBytes.Make(1), 5);
        central.Notify(FrameBytes.Make(301, flags: EmgStreamFormat.FlagPaused), 1505);
        central.Notify(FrameBytes.Make(302), 1510);
        link.Expire(central.Now.Plus(100_000));
        Assert.Equal((4, 0, 299, 0), (link.Counters.Received, link.Counters.Lost, link.Counters.Paused, link.Counters.Resyncs));
        Assert.DoesNotContain(central.Requests, r => r.StartsWith("write control 05", StringComparison.Ordinal));
        List<(int Sequence, int Lost)> taken = [];
        while (link.TryTake(out ReceivedFrame received))
            taken.Add((received.Frame.Sequence, received.LostBefore));
        Assert.Equal([(0, 0), (1, 0), (301, 0), (302, 0)], taken);
    }
}
