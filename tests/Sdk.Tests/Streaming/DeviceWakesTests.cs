using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Streaming;

public sealed class DeviceWakesTests
{
    private readonly DeviceWakes _wakes = new(10);

    public DeviceWakesTests() => _wakes.Clear();

    [Fact]
    public void A_sample_waits_for_the_wake_behind_it()
    {
        Take(30_400, 70_100, 110_100, 150_300);
        Assert.True(_wakes.AreKnown);
        Assert.Equal(6_100, _wakes.WaitFrom(204_000));
        Assert.Equal(0, _wakes.WaitFrom(200_100));
        Assert.Equal(100, _wakes.WaitFrom(210_000));
    }

    [Fact]
    public void A_block_that_was_ready_soon_after_a_wake_may_have_been_collected_by_it_until_it_is_seen_to_be_not()
    {
        Take(30_000, 40_000, 50_000, 60_000);
        Assert.Equal(0, _wakes.WaitFrom(101_500));
        for (var i = 0; i < 3; i++)
            _wakes.Witness(110_000, 101_500);
        Assert.Equal(8_500, _wakes.WaitFrom(101_500));
        Assert.Equal(8_000, _wakes.WaitFrom(102_000));
        Assert.Equal(0, _wakes.WaitFrom(101_400));
    }

    [Fact]
    public void A_frame_that_waited_longer_or_came_first_is_no_witness()
    {
        Take(30_000, 40_000, 50_000, 60_000);
        for (var i = 0; i < 10; i++)
        {
            _wakes.Witness(130_000, 101_500);
            _wakes.Witness(110_000, 111_500);
        }

        Assert.Equal(0, _wakes.WaitFrom(101_500));
    }

    [Fact]
    public void Takings_off_the_grid_make_the_wakes_unknown()
    {
        Take(30_000, 40_000, 50_000, 64_000, 78_000, 83_000);
        Assert.False(_wakes.AreKnown);
    }

    [Fact]
    public void Doubt_lasts_until_all_is_forgotten()
    {
        _wakes.Doubt();
        Take(30_000, 40_000, 50_000, 60_000);
        Assert.False(_wakes.AreKnown);
        _wakes.Clear();
        Assert.False(_wakes.AreKnown);
        Take(30_000, 40_000, 50_000, 60_000);
        Assert.True(_wakes.AreKnown);
    }

    [Fact]
    public void Frames_of_the_same_wake_and_of_the_wake_before_are_ahead_in_the_event()
    {
        var queue = new EventQueue(15, 10);
        Assert.Equal(1000, queue.Give(10_000, 1000));
        Assert.Equal(2000, queue.Give(20_000, 1000));
        Assert.Equal(2500, queue.Give(20_000, 500));
        Assert.Equal(2500, queue.Give(30_000, 1000));

        // The wake at 40,000 gave nothing that arrived.
        Assert.Equal(1000, queue.Give(50_000, 1000));
    }

    [Theory]
    [InlineData(7.5, 1000)]
    [InlineData(10, 1000)]
    [InlineData(11.25, 2250)]
    public void The_wake_before_counts_no_further_than_no_event_can_lie_between(double intervalMs, double expected)
    {
        var queue = new EventQueue(intervalMs, 10);
        queue.Give(10_000, 4000);
        Assert.Equal(expected, queue.Give(20_000, 1000));
    }

    private void Take(params long[] ticks)
    {
        foreach (long at in ticks)
            _wakes.Take(at);
    }
}
