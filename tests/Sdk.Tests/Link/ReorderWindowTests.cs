using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class ReorderWindowTests
{
    private readonly LinkCounters _counters = new();
    private readonly List<int> _taken = [];
    private readonly List<int> _lostBefore = [];
    private readonly List<bool> _restarted = [];
    private readonly ReorderWindow _window;

    public ReorderWindowTests() => _window = new ReorderWindow(_counters, new ReorderWindowOptions { WindowFrames = 8 }, new RetransmitOptions());

    [Fact]
    public void Frames_in_order_come_out_at_once()
    {
        for (var sequence = 0; sequence < 20; sequence++)
        {
            Arrive(sequence, sequence * 5);
            Assert.Equal(sequence + 1, _taken.Count);
        }

        Assert.Equal(Enumerable.Range(0, 20), _taken);
        Assert.Equal((20, 0, 0, 0), (_counters.Received, _counters.Lost, _counters.Reordered, _counters.Resyncs));
        Assert.Equal([true, .. Enumerable.Repeat(false, 19)], _restarted);
    }

    [Fact]
    public void A_frame_that_overtook_another_waits_for_it()
    {
        Arrive(0, 0);
        Arrive(2, 5);
        Assert.Equal([0], _taken);
        Arrive(1, 6);
        Assert.Equal([0, 1, 2], _taken);
        Assert.Equal((3, 0, 1), (_counters.Received, _counters.Lost, _counters.Reordered));
    }

    [Fact]
    public void Order_holds_even_where_the_first_frame_of_a_stream_is_overtaken()
    {
        Arrive(1, 0);
        Arrive(0, 1, EmgStreamFormat.FlagStreamStart);
        Assert.Equal([0, 1], _taken);
        Assert.Equal([true, false], _restarted);
        Assert.Equal(0, _counters.Resyncs);
    }

    [Fact]
    public void A_duplicate_is_dropped_and_counted_while_waiting_and_after()
    {
        Arrive(0, 0);
        Arrive(0, 1);
        Arrive(2, 2);
        Arrive(2, 3);
        Arrive(1, 4);
        Arrive(1, 5);
        Assert.Equal([0, 1, 2], _taken);
        Assert.Equal((3, 3, 0), (_counters.Received, _counters.Duplicate, _counters.Late));
    }

    [Fact]
    public void A_frame_that_comes_after_it_was_given_up_is_late_and_stays_lost()
    {
        Arrive(0, 0);
        Arrive(2, 1);
        Arrive(3, 40);
        Arrive(1, 41);
        Assert.Equal([0, 2, 3], _taken);
        Assert.Equal([0, 1, 0], _lostBefore);
        Assert.Equal((3, 1, 1, 0), (_counters.Received, _counters.Lost, _counters.Late, _counters.Duplicate));
    }

    [Fact]
    public void The_sequence_wraps_after_65535()
    {
        Arrive(65534, 0, EmgStreamFormat.FlagStreamStart);
        Arrive(0, 1);
        Arrive(65535, 2);
        Arrive(2, 3);
        Arrive(1, 4);
        Assert.Equal([65534, 65535, 0, 1, 2], _taken);
        Assert.Equal((5, 0, 2, 0), (_counters.Received, _counters.Lost, _counters.Reordered, _counters.Resyncs));
    }

    [Fact]
    public void A_full_window_gives_up_the_frame_it_waits_for()
    {
        Arrive(0, 0);
        for (var sequence = 2; sequence <= 8; sequence++)
            Arrive(sequence, 1);
        Assert.Equal([0], _taken);
        Arrive(9, 1);
        Assert.Equal([0, 2, 3, 4, 5, 6, 7, 8, 9], _taken);
        Assert.Equal(1, _counters.Lost);
        Assert.Equal(1, _lostBefore[1]);
    }

    [Fact]
    public void A_frame_waits_no_longer_than_the_greatest_wait()
    {
        Arrive(0, 0);
        Arrive(3, 10);
        Expire(40);
        Assert.Equal([0], _taken);
        Expire(40.001);
        Assert.Equal([0, 3], _taken);
        Assert.Equal((2, 2), (_counters.Lost, _lostBefore[1]));
    }

    [Fact]
    public void Only_what_is_overdue_is_given_up()
    {
        Arrive(0, 0);
        Arrive(2, 10);
        Arrive(4, 35);
        Expire(45);
        Assert.Equal([0, 2], _taken);
        Arrive(3, 46);
        Assert.Equal([0, 2, 3, 4], _taken);
        Assert.Equal(1, _counters.Lost);
    }

    [Fact]
    public void Frames_lost_at_the_head_of_a_stream_are_counted()
    {
        Arrive(3, 0);
        Expire(100);
        Assert.Equal([3], _taken);
        Assert.Equal((3, 3, 0), (_counters.Lost, _lostBefore[0], _counters.Resyncs));
        Assert.True(_restarted[0]);
    }

    [Fact]
    public void A_stream_start_with_another_sequence_is_a_resync_and_restarts()
    {
        for (var sequence = 0; sequence < 300; sequence++)
            Arrive(sequence, sequence);
        Arrive(301, 300);
        Arrive(0, 310, EmgStreamFormat.FlagStreamStart);
        Arrive(1, 311);
        Assert.Equal([299, 301, 0, 1], _taken[^4..]);
        Assert.Equal([false, false, true, false], _restarted[^4..]);
        Assert.Equal((1, 1), (_counters.Resyncs, _counters.Lost));
    }

    [Fact]
    public void A_first_frame_that_comes_after_it_was_given_up_is_late_and_begins_nothing()
    {
        Arrive(1, 0, ticks: 10_000);
        Arrive(2, 10, ticks: 20_000);
        Expire(50);
        Arrive(0, 60, EmgStreamFormat.FlagStreamStart);
        Arrive(3, 70, ticks: 30_000);
        Assert.Equal([1, 2, 3], _taken);
        Assert.Equal([true, false, false], _restarted);
        Assert.Equal((0, 1, 1), (_counters.Resyncs, _counters.Lost, _counters.Late));
    }

    [Fact]
    public void What_was_left_out_is_neither_lost_nor_waited_for_where_the_frame_that_says_so_is_overtaken()
    {
        var window = new ReorderWindow(_counters, new ReorderWindowOptions(), new RetransmitOptions());
        Arrive(window, 0, 0, 0);
        Arrive(window, 71, 700, 710_000);
        Arrive(window, 70, 701, 700_000, EmgStreamFormat.FlagPaused);
        Assert.False(window.TryFindNextRequest(out _));
        var command = new byte[ControlPoint.MaxLength];
        Assert.Equal(ControlPoint.CommandHeaderLength, window.AddRequests(command, ControlPoint.CommandHeaderLength, new HostTime(800_000)));
        Assert.True(window.TryTake(out _));
        Assert.True(window.TryTake(out ReceivedFrame paused));
        Assert.Equal((70, 0, false), (paused.Frame.Sequence, paused.LostBefore, paused.Restarted));
        Assert.Equal((3, 0, 69), (_counters.Received, _counters.Lost, _counters.Paused));
    }

    [Fact]
    public void A_pause_told_late_does_not_hide_what_was_lost_before_it()
    {
        var window = new ReorderWindow(_counters, new ReorderWindowOptions(), new RetransmitOptions());
        Arrive(window, 0, 0, 0);
        Arrive(window, 2, 20, 20_000);
        Arrive(window, 52, 520, 520_000);
        Arrive(window, 50, 521, 500_000, EmgStreamFormat.FlagPaused);
        Assert.True(window.TryFindNextRequest(out _));
        window.Expire(new HostTime(1_000_000));
        Assert.Equal((4, 2, 47), (_counters.Received, _counters.Lost, _counters.Paused));
    }

    [Theory]
    [InlineData(ReorderWindow.MaxJumpFrames, 0)]
    [InlineData(ReorderWindow.MaxJumpFrames + 1, 1)]
    [InlineData(32767, 1)]
    [InlineData(32768, 1)]
    [InlineData(65536 - ReorderWindow.MaxBehindFrames - 1, 1)]
    public void A_huge_jump_is_a_resync_and_a_smaller_one_a_loss(int jump, int resyncs)
    {
        Arrive(0, 0);
        Arrive(1 + jump, 1);
        Expire(100);
        Assert.Equal((resyncs, resyncs == 1 ? 0 : jump), (_counters.Resyncs, _counters.Lost));
        Assert.Equal([0, 1 + jump], _taken);
        Assert.Equal(resyncs == 1, _restarted[1]);
    }

    [Fact]
    public void A_stream_that_silently_began_anew_is_found_after_a_run_of_late_frames()
    {
        for (var sequence = 0; sequence < 100; sequence++)
            Arrive(sequence, sequence, ticks: (uint)(1000 * sequence));
        for (var sequence = 1; sequence <= 30; sequence++)
            Arrive(sequence, 200 + sequence, ticks: (uint)(1000 * (200 + sequence)));
        Assert.Equal(1, _counters.Resyncs);
        Assert.Equal(ReorderWindow.MaxBehindRun - 1, _counters.Duplicate);
        Assert.Equal(Enumerable.Range(ReorderWindow.MaxBehindRun, 31 - ReorderWindow.MaxBehindRun), _taken[100..]);
    }

    [Fact]
    public void A_bearer_that_lags_beyond_the_window_costs_its_own_frames_and_nothing_else()
    {
        var window = new ReorderWindow(_counters, new ReorderWindowOptions(), new RetransmitOptions { Enabled = false });
        var taken = new List<int>();
        // Three bearers by turns, 3 ms a frame; the third brings nothing for 400 ms and then all at once.
        var behind = new List<int>();
        for (var sequence = 0; sequence < 600; sequence++)
        {
            double now = 3 * sequence;
            if (sequence % 3 == 2 && now is > 300 and < 700)
                behind.Add(sequence);
            else
                Arrive(window, sequence, now, (uint)(1000 * now));
            if (now >= 700)
            {
                foreach (int late in behind)
                    Arrive(window, late, now, (uint)(3000 * late));
                behind.Clear();
            }

            while (window.TryTake(out ReceivedFrame received))
                taken.Add(received.Frame.Sequence);
        }

        Assert.Equal(0, _counters.Resyncs);
        Assert.InRange(_counters.Late, 2 * ReorderWindow.MaxBehindRun, 44);
        Assert.Equal(_counters.Late, _counters.Lost);
        Assert.Equal(600 - _counters.Lost, taken.Count);
        Assert.Equal(taken.Order(), taken);
    }

    [Fact]
    public void Frames_that_nobody_takes_overflow_and_are_told_to_the_next_one()
    {
        var counters = new LinkCounters();
        var window = new ReorderWindow(counters, new ReorderWindowOptions { ReadyFrames = 4 }, new RetransmitOptions());
        for (var sequence = 0; sequence < 10; sequence++)
        {
            window.Spare.Sequence = sequence;
            window.Spare.Flags = 0;
            window.Accept(new HostTime(sequence), 0);
        }

        Assert.True(window.TryTake(out ReceivedFrame first));
        Assert.Equal((6, 6, true), (first.Frame.Sequence, first.LostBefore, first.Restarted));
        Assert.Equal((10, 6, 0), (counters.Received, counters.Overflowed, counters.Lost));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(2048)]
    public void A_window_that_does_not_divide_the_numbers_is_refused(int frames)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReorderWindow(_counters, new ReorderWindowOptions { WindowFrames = frames }, new RetransmitOptions()));
    }

    private void Arrive(int sequence, double atMs, int flags = 0, uint ticks = 0)
    {
        Arrive(_window, sequence, atMs, ticks, flags);
        Drain();
    }

    private static void Arrive(ReorderWindow window, int sequence, double atMs, uint ticks, int flags = 0)
    {
        window.Spare.Sequence = sequence;
        window.Spare.DeviceTicks = ticks;
        window.Spare.Flags = flags;
        window.Accept(new HostTime((long)(atMs * 1000)), 0);
    }

    private void Expire(double atMs)
    {
        _window.Expire(new HostTime((long)(atMs * 1000)));
        Drain();
    }

    private void Drain()
    {
        while (_window.TryTake(out ReceivedFrame received))
        {
            _taken.Add(received.Frame.Sequence);
            _lostBefore.Add(received.LostBefore);
            _restarted.Add(received.Restarted);
        }
    }
}
