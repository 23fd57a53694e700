using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class RequestTests
{
    private static readonly WristbandLinkOptions Silent = new() { ClockSync = new ClockSyncOptions { Enabled = false } };

    [Fact]
    public void A_missing_frame_is_asked_for_after_the_grace_and_again_after_a_round_trip()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(0), 0);
        central.Notify(FrameBytes.Make(2), 10);
        Assert.Equal(At(12), link.DueAt);
        link.Expire(At(11.9));
        Assert.Empty(Requests(central));
        link.Expire(At(12));
        Assert.Equal(["0503010001"], Requests(central));
        Assert.Equal(At(60), link.DueAt);
        link.Expire(At(59.9));
        Assert.Single(Requests(central));
        link.Expire(At(60));
        Assert.Equal(["0503010001", "0504010001"], Requests(central));

        central.Notify(FrameBytes.Make(1), 70);
        Assert.Null(link.DueAt);
        link.Expire(At(150));
        Assert.Equal(2, Requests(central).Count);
        Assert.Equal((3, 0, 1, 1, 0), (link.Counters.Received, link.Counters.Lost, link.Counters.Requested, link.Counters.Recovered, link.Counters.Reordered));
    }

    [Fact]
    public void A_frame_that_was_merely_overtaken_is_not_asked_for()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(1), 0);
        central.Notify(FrameBytes.Make(0), 1.5);
        link.Expire(At(100));
        Assert.Empty(Requests(central));
        Assert.Equal((1, 0), (link.Counters.Reordered, link.Counters.Recovered));
    }

    [Fact]
    public void Missing_frames_are_asked_for_in_six_ranges_a_command()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        for (var sequence = 0; sequence <= 18; sequence += 2)
            central.Notify(FrameBytes.Make(sequence), 1);
        link.Expire(At(3));
        Assert.Equal(["0503" + "010001" + "030001" + "050001" + "070001" + "090001" + "0B0001"], Requests(central));

        // One command a connection event.
        link.Expire(At(16.7));
        Assert.Single(Requests(central));
        link.Expire(At(16.75));
        Assert.Equal("0504" + "0D0001" + "0F0001" + "110001", Requests(central)[^1]);
        Assert.Equal(9, link.Counters.Requested);
    }

    // A wristband refuses a command that asks for more whole, and would so send none of them.
    [Fact]
    public void Never_are_more_frames_asked_for_at_once_than_a_wristband_has_room_for_and_the_oldest_go_first()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(0), 0);
        central.Notify(FrameBytes.Make(31), 1);
        central.Notify(FrameBytes.Make(130), 1);
        link.Expire(At(3));
        Assert.Equal(["0503" + "01001E" + "200022"], Requests(central));
        link.Expire(At(16.75));
        Assert.Equal("0504" + "420040", Requests(central)[^1]);
        Assert.Equal(128, link.Counters.Requested);
    }

    [Fact]
    public void Ranges_pass_the_wrap_of_the_sequence()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(65533, flags: EmgStreamFormat.FlagStreamStart), 0);
        central.Notify(FrameBytes.Make(2), 1);
        link.Expire(At(3));
        Assert.Equal(["0503FEFF04"], Requests(central));
    }

    [Fact]
    public void A_frame_that_never_comes_is_given_up_when_its_wait_is_over()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(0), 0);
        central.Notify(FrameBytes.Make(2), 10);
        for (double ms = 11; ms <= 300; ms++)
            link.Expire(At(ms));
        Assert.Equal(4, Requests(central).Count);
        Assert.Equal((2, 1, 1, 0), (link.Counters.Received, link.Counters.Lost, link.Counters.Requested, link.Counters.Recovered));
        central.Notify(FrameBytes.Make(1), 310);
        Assert.Equal((1, 0), (link.Counters.Late, link.Counters.Duplicate));
    }

    [Fact]
    public void An_original_and_its_repetition_that_both_come_are_one_frame_and_one_duplicate()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(0), 0);
        central.Notify(FrameBytes.Make(2), 10);
        link.Expire(At(12));
        central.Notify(FrameBytes.Make(1), 14);
        central.Notify(FrameBytes.Make(1), 40);
        Assert.Equal((3, 0, 1, 1), (link.Counters.Received, link.Counters.Lost, link.Counters.Recovered, link.Counters.Duplicate));
    }

    [Fact]
    public void Any_number_of_repetitions_that_come_too_late_is_no_new_stream()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(0), 0);
        central.Notify(FrameBytes.Make(40), 10);
        link.Expire(At(12));
        link.Expire(At(191));
        for (var sequence = 1; sequence < 40; sequence++)
            central.Notify(FrameBytes.Make(sequence), 200);
        central.Notify(FrameBytes.Make(41), 210);
        Assert.Equal((0, 39, 39), (link.Counters.Resyncs, link.Counters.Lost, link.Counters.Late));
    }

    [Theory]
    [InlineData(ControlPoint.ResultNotSupported)]
    [InlineData(ControlPoint.ResultNotPermitted)]
    [InlineData(ControlPoint.ResultInvalidOperand)]
    public void A_wristband_that_cannot_send_again_is_asked_once_and_its_losses_wait_no_longer_than_before(int result)
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Results[ControlPoint.OpRetransmit] = result;
        central.Notify(FrameBytes.Make(0), 0);
        central.Notify(FrameBytes.Make(2), 10);
        link.Expire(At(12));
        central.Notify(FrameBytes.Make(4), 30);
        link.Expire(At(40.1));
        Assert.Equal((1, 1), (link.Counters.Lost, Requests(central).Count));
        link.Expire(At(60.1));
        Assert.Equal((2, 1), (link.Counters.Lost, Requests(central).Count));
        Assert.Null(link.DueAt);

        central.Disconnect();
        central.Connect();
        central.Results[ControlPoint.OpRetransmit] = ControlPoint.ResultSuccess;
        central.Notify(FrameBytes.Make(1), 1000);
        link.Expire(At(1002));
        Assert.Equal(2, Requests(central).Count);
    }

    [Fact]
    public void A_wristband_that_does_not_know_its_time_is_asked_once_in_all_streams_of_a_connection()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        for (var stream = 0; stream < 2; stream++)
        {
            for (double ms = 0; ms <= 1000; ms += 10)
                link.Expire(At((2000 * stream) + ms));
            Assert.True(link.StopStream(At((2000 * stream) + 1500)));
            Assert.True(link.StartStream(At((2000 * stream) + 1600)));
            Assert.Equal(LinkState.Streaming, link.State);
        }

        Assert.Single(central.Requests, r => r.StartsWith("write control 06", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_a_frame_that_is_taken_counts_as_an_arrival()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(0), 0);
        central.Notify(FrameBytes.Make(0), 5);
        Assert.True(link.TryTakeArrival(out var arrival));
        Assert.Equal(At(0), arrival.ArrivedAt);
        Assert.False(link.TryTakeArrival(out _));
    }

    [Fact]
    public void A_wristband_that_is_asked_too_much_is_asked_again_later()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Results[ControlPoint.OpRetransmit] = ControlPoint.ResultLimited;
        central.Notify(FrameBytes.Make(1), 0);
        link.Expire(At(2));
        link.Expire(At(50));
        Assert.Equal(2, Requests(central).Count);
    }

    [Fact]
    public void A_new_stream_forgets_what_the_one_before_missed()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(5), 0);
        link.Expire(At(2));
        central.Disconnect();
        central.Connect();
        link.Expire(At(100));
        Assert.Single(Requests(central));
        Assert.Null(link.DueAt);
    }

    // An idle wristband sends one block a second, under the numbers of all that it formed.
    [Fact]
    public void A_pause_of_the_wristband_is_neither_asked_for_nor_waited_for()
    {
        WristbandLink link = Streaming(out ScriptedCentral central);
        central.Notify(FrameBytes.Make(0), 0);
        central.Notify(FrameBytes.Make(200), 1000);
        Assert.True(link.TryTake(out _));
        Assert.True(link.TryTake(out ReceivedFrame received));
        Assert.Equal((200, 199), (received.Frame.Sequence, received.LostBefore));
        link.Expire(At(1100));
        Assert.Empty(Requests(central));
        Assert.Equal((2, 199, 0), (link.Counters.Received, link.Counters.Lost, link.Counters.Resyncs));
    }

    [Fact]
    public void Nothing_is_asked_for_where_that_is_turned_off()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central, ScriptedCentral.Plain);
        central.Notify(FrameBytes.Make(1), 0);
        link.Expire(At(10));
        Assert.Empty(Requests(central));
        Assert.Null(link.DueAt);
        link.Expire(At(31));
        Assert.Equal(1, link.Counters.Lost);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(-1)]
    public void A_wait_that_a_decision_could_not_bear_is_refused(double maxWaitMs)
    {
        var options = new WristbandLinkOptions { Retransmit = new RetransmitOptions { MaxWaitMs = maxWaitMs } };
        Assert.Throws<ArgumentOutOfRangeException>(() => new WristbandLink(new ScriptedCentral(), options));
    }

    private static HostTime At(double milliseconds) => new((long)(milliseconds * 1000));

    private static WristbandLink Streaming(out ScriptedCentral central)
    {
        WristbandLink link = ScriptedCentral.Streaming(out central, Silent);
        central.Results.Clear();
        return link;
    }

    private static List<string> Requests(ScriptedCentral central) =>
        [.. central.Requests.Where(r => r.StartsWith("write control 05", StringComparison.Ordinal)).Select(r => r["write control ".Length..])];
}
