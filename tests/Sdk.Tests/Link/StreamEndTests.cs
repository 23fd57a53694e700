using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

/// <summary>A wristband ends the stream by itself, as it does on its charger.</summary>
public sealed class StreamEndTests
{
    private readonly WristbandLink _link;
    private readonly ScriptedCentral _central;

    public StreamEndTests() => _link = ScriptedCentral.Streaming(out _central);

    [Fact]
    public void A_stream_that_the_wristband_has_ended_is_started_again_with_the_weight_of_now()
    {
        End();
        _central.Status.LsbPicovolts = 2_000_000;
        _link.Expire(default);
        Assert.Equal(["read status", "write control 0103"], _central.Requests.Where(IsOfStream).TakeLast(2));
        Assert.Equal((LinkState.Streaming, 2, 2_000_000u), (_link.State, _link.StreamNumber, _link.LsbPicovolts));
    }

    [Fact]
    public void A_status_from_before_the_start_that_comes_late_ends_nothing()
    {
        End();
        _central.Status.State = DeviceStatus.StateStreaming;
        _link.Expire(default);
        Assert.Equal("read status", _central.Requests.Last(IsOfStream));
        Assert.Equal((LinkState.Streaming, 1), (_link.State, _link.StreamNumber));
        int asked = _central.Requests.Count(IsOfStream);
        _link.Expire(default);
        Assert.Equal(asked, _central.Requests.Count(IsOfStream));
    }

    [Fact]
    public void On_the_charger_the_wearer_is_told_and_off_it_the_stream_begins_again()
    {
        Dock();
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Contains("take it off its charger", _link.Problem, StringComparison.Ordinal);
        Tell(BandCondition.FlagCharging);
        Tell(BandCondition.FlagCharging | BandCondition.FlagStill);
        Assert.Equal(LinkState.Refused, _link.State);
        _central.Results.Remove(ControlPoint.OpStart);
        Tell(0);
        Assert.Equal((LinkState.Streaming, null, 3), (_link.State, _link.Problem, _link.StreamNumber));
    }

    [Fact]
    public void A_start_that_is_not_permitted_for_another_reason_is_not_tried_for_ever()
    {
        Dock();
        int asked = _central.Requests.Count;
        Tell(0);
        Tell(BandCondition.FlagStill);
        Assert.Equal(asked, _central.Requests.Count);
        Assert.Equal(LinkState.Refused, _link.State);
    }

    [Fact]
    public void A_refusal_that_has_nothing_to_do_with_the_charger_outlives_it()
    {
        Dock();
        Tell(BandCondition.FlagCharging);
        _central.Status.ProtocolVersion = 2;
        _central.SendStatus();
        Tell(0);
        Assert.Equal(LinkState.Refused, _link.State);
        Assert.Contains("protocol version 2", _link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_is_told_when_to_stream_starts_none_by_itself()
    {
        var central = new ScriptedCentral();
        var link = new WristbandLink(central, new WristbandLinkOptions { StartsStream = false });
        central.Connect();
        Assert.True(link.StartStream(default));
        Assert.Equal(LinkState.Streaming, link.State);
        central.Status.State = DeviceStatus.StateIdle;
        central.SendStatus();
        link.Expire(default);
        Assert.Equal(1, link.StreamNumber);
    }

    private static bool IsOfStream(string request) => request is "read status" || (request.StartsWith("write control 0", StringComparison.Ordinal) && request[15] is '1' or '2' or '3');

    private void End()
    {
        _central.Status.State = DeviceStatus.StateIdle;
        _central.SendStatus();
    }

    private void Dock()
    {
        _central.Results[ControlPoint.OpStart] = ControlPoint.ResultNotPermitted;
        End();
        _link.Expire(default);
    }

    private void Tell(int flags)
    {
        var bytes = new byte[BandCondition.Length];
        new BandCondition { Flags = flags }.Write(bytes);
        _central.Listener!.OnValue(GattUuids.BandCondition, bytes, default);
    }
}
