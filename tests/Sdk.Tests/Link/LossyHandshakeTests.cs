using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class LossyHandshakeTests
{
    private readonly ScriptedCentral _central = new();
    private readonly WristbandLink _link;

    public LossyHandshakeTests() => _link = new WristbandLink(_central, new WristbandLinkOptions());

    [Theory]
    [InlineData(0.05, 300, 2.5)]
    [InlineData(0.5, 300, 20)]
    public void A_link_always_comes_up_through_a_host_that_loses_notifications(double loss, int seeds, double withinS)
    {
        var slowest = 0.0;
        for (var seed = 0; seed < seeds; seed++)
        {
            var band = new ScriptedWristband(new ScriptedWristbandOptions { Seed = seed, Loss = loss, TimerMs = 1 });
            var link = new WristbandLink(band, new WristbandLinkOptions { ChannelCount = 1 });
            band.DueAt = () => link.DueAt;
            band.Process = link.Expire;
            band.Connect();
            double began = band.Now;
            while (link.State != LinkState.Streaming && band.Now < began + (withinS * 1e6))
                band.RunFor(0.05);
            Assert.True(link.State == LinkState.Streaming, $"seed {seed}: {link.State} after {withinS} s, {link.Problem}");
            slowest = Math.Max(slowest, (band.Now - began) / 1e6);

            // A command whose answer was lost came twice and was carried out once.
            Assert.Equal(2, band.Handshake.Count);
            band.RunFor(1);
            Assert.InRange(link.Counters.Received, 50, 400);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"slowest {slowest:F2} s at a loss of {loss}");
    }

    [Theory]
    [InlineData(ControlPoint.OpStop)]
    [InlineData(ControlPoint.OpSetStream)]
    [InlineData(ControlPoint.OpStart)]
    public void A_command_whose_answer_was_lost_is_confirmed_by_the_status(int opcode)
    {
        if (opcode == ControlPoint.OpStop)
            _central.Status.State = DeviceStatus.StateStreaming;
        _central.LosesAnswerTo = opcode;
        _central.Connect();
        Assert.NotEqual(LinkState.Streaming, _link.State);
        _link.Expire(new HostTime(249_000));
        int asked = _central.Requests.Count;
        _link.Expire(new HostTime(250_000));
        Assert.Equal(LinkState.Streaming, _link.State);
        Assert.Equal(_central.Requests[asked - 1], _central.Requests[asked]);
        Assert.Equal("read status", _central.Requests[asked + 1]);
        Assert.Null(_link.Problem);
    }

    // The wristband took the write and could not carry it out: only the answer would have told why.
    [Fact]
    public void A_refusal_that_was_lost_is_asked_for_once_more()
    {
        _central.Results[ControlPoint.OpSetStream] = ControlPoint.ResultInvalidOperand;
        _central.LosesAnswerTo = ControlPoint.OpSetStream;
        _central.Connect();
        _link.Expire(new HostTime(250_000));
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Contains("it does not offer 8 channels", _link.Problem, StringComparison.Ordinal);
        Assert.Equal(["write control 0301E8030801", "write control 0301E8030801", "read status", "write control 0302E8030801"], _central.Requests[^4..]);
    }

    [Fact]
    public void A_start_whose_failure_was_lost_names_the_fault()
    {
        _central.Results[ControlPoint.OpStart] = ControlPoint.ResultFailed;
        _central.LosesAnswerTo = ControlPoint.OpStart;
        _central.Connect();
        _central.Status.State = DeviceStatus.StateFault;
        _central.Status.Fault = FaultCode.AfeIdentity;
        _link.Expire(new HostTime(250_000));
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Contains("front end is missing", _link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_from_before_the_start_does_not_make_the_second_start_a_problem()
    {
        _central.LosesAnswerTo = ControlPoint.OpStart;
        _central.Connect();
        _central.Status.State = DeviceStatus.StateIdle;
        _central.AnswersReads = false;
        _link.Expire(new HostTime(250_000));
        Assert.Equal(LinkState.Confirming, _link.State);
        _central.Results[ControlPoint.OpStart] = ControlPoint.ResultNotPermitted;
        _central.SendStatus();
        Assert.Equal(LinkState.Confirming, _link.State);
        _central.Status.State = DeviceStatus.StateStreaming;
        _central.SendStatus();
        Assert.Equal(LinkState.Streaming, _link.State);
    }

    [Fact]
    public void Real_silence_is_still_a_problem_after_the_timeout()
    {
        _central.AnswersCommands = false;
        _central.Connect();
        for (var ms = 0; ms <= 5000; ms += 10)
            _link.Expire(new HostTime(ms * 1000));
        Assert.Equal(LinkState.Setting, _link.State);
        _link.Expire(new HostTime(5_001_000));
        Assert.Equal(LinkState.Refused, _link.State);
        int written = _central.Requests.Count;
        _link.Expire(new HostTime(9_000_000));
        Assert.Equal(written, _central.Requests.Count);
    }
}
