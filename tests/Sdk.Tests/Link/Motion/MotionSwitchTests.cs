using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link.Motion;

/// <summary>When the band's motion is switched, and by what.</summary>
public sealed class MotionSwitchTests
{
    private static readonly string Subscribe = $"subscribe {GattUuids.MotionFrames}";

    [Fact]
    public void A_link_without_the_option_asks_for_no_motion_and_counts_what_comes_all_the_same()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        link.Motion.IsWanted = true;
        Run(link, 0, 20_000);
        central.Listener!.OnValue(GattUuids.MotionFrames, MotionBytes.Make(0), new HostTime(5));
        Assert.False(link.Motion.IsWanted || link.Motion.IsOn || link.Motion.TryTake(out _));
        Assert.Equal((1, 0), (link.Counters.OutOfTurn, link.Motion.Counters.Received));
        Assert.DoesNotContain(Subscribe, central.Requests);
        Assert.Empty(Rates(central));
    }

    [Fact]
    public void Motion_that_nobody_wants_is_switched_off_once_because_another_host_may_have_left_it_on()
    {
        WristbandLink link = Link(out ScriptedCentral central);
        Run(link, 0, 60_000);
        Assert.Contains(Subscribe, central.Requests);
        Assert.Equal([0], Rates(central));
    }

    [Fact]
    public void Motion_runs_while_it_is_wanted_and_lingers_for_a_while()
    {
        WristbandLink link = Link(out ScriptedCentral central);
        Run(link, 0, 1000);
        link.Motion.IsWanted = true;
        Run(link, 1000, 2000);
        Assert.True(link.Motion.IsOn);
        link.Motion.IsWanted = false;
        Run(link, 2000, 11_000);
        link.Motion.IsWanted = true;
        Run(link, 11_000, 12_000);
        link.Motion.IsWanted = false;
        Run(link, 12_000, 21_500);
        Assert.Equal([0, 50], Rates(central));
        Run(link, 21_500, 30_000);
        Assert.Equal([0, 50, 0], Rates(central));
        Assert.False(link.Motion.IsOn);
        Assert.Equal(3, link.Motion.Counters.Switched);
        Assert.Null(link.DueAt);
    }

    [Fact]
    public void A_host_that_waits_for_the_due_time_switches_in_time()
    {
        WristbandLink link = Link(out ScriptedCentral central);
        Assert.True(link.DueAt <= new HostTime(1));
        link.Motion.IsWanted = true;
        link.Expire(new HostTime(1));
        Assert.Equal([50], Rates(central));
        Assert.Null(link.DueAt);
        link.Motion.IsWanted = false;
        link.Expire(link.DueAt!.Value);
        Assert.Equal(new HostTime(10_000_000), link.DueAt);
        link.Expire(link.DueAt!.Value);
        Assert.Equal([50, 0], Rates(central));
    }

    [Fact]
    public void A_rate_whose_answer_is_lost_is_set_again()
    {
        WristbandLink link = Link(out ScriptedCentral central);
        link.Motion.IsWanted = true;
        central.LosesAnswerTo = ControlPoint.OpSetSetting;
        Run(link, 0, 400);
        Assert.False(link.Motion.IsOn);
        Run(link, 400, 2000);
        Assert.True(link.Motion.IsOn);
        Assert.Equal([50, 50], Rates(central));
    }

    [Theory]
    [InlineData(ControlPoint.ResultNotSupported)]
    [InlineData(ControlPoint.ResultInvalidOperand)]
    public void A_band_that_refuses_is_not_asked_again_before_the_next_connection(int result)
    {
        WristbandLink link = Link(out ScriptedCentral central);
        link.Motion.IsWanted = true;
        central.Results[ControlPoint.OpSetSetting] = result;
        Run(link, 0, 20_000);
        Assert.Equal([50], Rates(central));
        Assert.Equal((LinkState.Streaming, 1, false), (link.State, link.Motion.Counters.Refused, link.Motion.IsOn));

        central.Results.Remove(ControlPoint.OpSetSetting);
        central.Disconnect();
        central.Connect();
        Run(link, 20_000, 21_000);
        Assert.True(link.Motion.IsOn);
        Assert.Equal([50, 50], Rates(central));
    }

    [Fact]
    public void A_band_that_is_busy_is_asked_again_and_not_without_end()
    {
        WristbandLink link = Link(out ScriptedCentral central);
        link.Motion.IsWanted = true;
        central.Results[ControlPoint.OpSetSetting] = ControlPoint.ResultLimited;
        Run(link, 0, 4_999);
        Assert.Equal(10, Rates(central).Count);
    }

    [Fact]
    public void The_first_frame_after_a_start_follows_nothing()
    {
        WristbandLink link = Link(out ScriptedCentral central);
        link.Motion.IsWanted = true;
        Run(link, 0, 100);
        Send(MotionBytes.Make(10), MotionBytes.Make(11));
        link.Motion.IsWanted = false;
        Run(link, 100, 20_000);
        link.Motion.IsWanted = true;
        Run(link, 20_000, 20_100);
        Send(MotionBytes.Make(400), MotionBytes.Make(401));
        List<int> between = [];
        while (link.Motion.TryTake(out MotionReading reading))
            between.Add(reading.SinceLastMicroseconds);
        Assert.Equal([0, 1, 1, 1, 0, 1, 1, 1], between.Select(b => b == 0 ? 0 : 1));
        Assert.Equal((4, 0, 0), (link.Motion.Counters.Received, link.Motion.Counters.Lost, link.Motion.Counters.Resyncs));

        void Send(params byte[][] frames)
        {
            foreach (byte[] frame in frames)
                central.Listener!.OnValue(GattUuids.MotionFrames, frame, new HostTime(50_000));
        }
    }

    [Fact]
    public void Commands_of_somebody_else_go_on_beside_it()
    {
        WristbandLink link = Link(out ScriptedCentral central);
        link.Motion.IsWanted = true;
        central.LosesAnswerTo = ControlPoint.OpGetSetting;
        Assert.True(link.TryAsk(ControlPoint.OpGetSetting, [8], new HostTime(0)));
        Run(link, 0, 1000);
        Assert.True(link.TryTakeReply(out CommandReply reply));
        Assert.Equal(ControlPoint.ResultReplayed, reply.Result);
        Assert.True(link.Motion.IsOn);
    }

    [Theory]
    [InlineData(60, 10_000, 500, 30, "MotionOptions.RateHz is 60; expected one of 50, 100, 200 Hz")]
    [InlineData(50, -1, 500, 30, "MotionOptions.LingerMs is -1; expected 0 ms or more")]
    [InlineData(50, 0, 0, 30, "MotionOptions.AnswerRetryMs is 0; expected above 0 ms")]
    [InlineData(50, 0, 500, double.NaN, "MotionOptions.MaxWaitMs is NaN; expected 0 ms or more")]
    public void An_option_out_of_its_range_is_one_sentence(int rate, double linger, double retry, double wait, string expected)
    {
        var options = new WristbandLinkOptions { Motion = new MotionOptions { RateHz = rate, LingerMs = linger, AnswerRetryMs = retry, MaxWaitMs = wait } };
        Assert.StartsWith(expected, Assert.Throws<ArgumentOutOfRangeException>(() => new WristbandLink(new ScriptedCentral(), options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_carries_the_options_and_one_without_motion_says_nothing_of_it()
    {
        JsonTypeInfo type = TraceHeaderJson.Default.GetTypeInfo(typeof(WristbandLinkOptions))!;
        string text = JsonSerializer.Serialize(new WristbandLinkOptions { Motion = new MotionOptions { RateHz = 200, LingerMs = 7 } }, type);
        MotionOptions? read = ((WristbandLinkOptions)JsonSerializer.Deserialize(text, type)!).Motion;
        Assert.Equal((200, 7), (read?.RateHz, read?.LingerMs));
        Assert.DoesNotContain("motion", JsonSerializer.Serialize(new WristbandLinkOptions(), type), StringComparison.Ordinal);
    }

    private static WristbandLink Link(out ScriptedCentral central) =>
        ScriptedCentral.Streaming(out central, new WristbandLinkOptions { Motion = new MotionOptions(), ClockSync = new ClockSyncOptions { Enabled = false } });

    private static void Run(WristbandLink link, int fromMs, int toMs)
    {
        for (int now = fromMs; now <= toMs; now += 10)
            link.Expire(new HostTime(now * 1000L));
    }

    private static List<int> Rates(ScriptedCentral central) =>
        [.. from request in central.Requests where request.StartsWith("write control 0C", StringComparison.Ordinal) select (int)Convert.FromHexString(request[^8..])[0]];
}
