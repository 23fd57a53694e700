using NeuralGlasses.VirtualAir.Radio;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class AirScheduleTests
{
    private readonly AirConditions _air = new() { IntervalMs = 10 };
    private readonly AirCounters _counters = new();

    [Fact]
    public void A_packet_waits_for_the_next_connection_event()
    {
        var schedule = Make();
        schedule.Add([1], Ms(3));
        Assert.Equal(Ms(10), schedule.Next);
        Assert.Empty(schedule.Advance(Ms(9.9)));
        Assert.Equal([1], Assert.Single(schedule.Advance(Ms(10))));
        Assert.Null(schedule.Next);
        Assert.Equal(Ms(7), _counters.LongestHold);
        Assert.Equal(1, _counters.Carried);
    }

    [Fact]
    public void A_packet_that_comes_after_its_event_waits_for_the_next_one()
    {
        var schedule = Make();
        schedule.Add([1], Ms(10));
        Assert.Single(schedule.Advance(Ms(10)));
        schedule.Add([2], Ms(10));
        Assert.Equal(Ms(20), schedule.Next);
        schedule.Add([3], Ms(23));
        Assert.Equal([[2]], schedule.Advance(Ms(25)).ToArray());
        Assert.Equal(Ms(30), schedule.Next);
    }

    [Fact]
    public void Without_an_interval_packets_pass_at_once()
    {
        _air.IntervalMs = 0;
        var schedule = Make(most: 1);
        for (byte i = 0; i < 3; i++)
            schedule.Add([i], Ms(3));
        Assert.Equal([[0], [1], [2]], schedule.Advance(Ms(3)).ToArray());
        schedule.Add([3], Ms(4));
        Assert.Equal([[3]], schedule.Advance(Ms(4)).ToArray());
    }

    [Fact]
    public void One_event_carries_only_so_many()
    {
        var schedule = Make(most: 2);
        for (byte i = 0; i < 5; i++)
            schedule.Add([i], Ms(1));
        Assert.Equal([[0], [1]], schedule.Advance(Ms(10)).ToArray());
        Assert.Equal([[2], [3]], schedule.Advance(Ms(20)).ToArray());
        Assert.Equal([[4]], schedule.Advance(Ms(30)).ToArray());
    }

    [Fact]
    public void The_delay_comes_on_top()
    {
        _air.DelayMs = 25;
        var schedule = Make();
        schedule.Add([1], Ms(3));
        Assert.Empty(schedule.Advance(Ms(10)));
        Assert.Equal(Ms(35), schedule.Next);
        Assert.Single(schedule.Advance(Ms(35)));
    }

    [Fact]
    public void A_delay_that_shrinks_does_not_reorder()
    {
        _air.DelayMs = 50;
        var schedule = Make();
        schedule.Add([1], Ms(3));
        Assert.Empty(schedule.Advance(Ms(10)));
        _air.DelayMs = 0;
        schedule.Add([2], Ms(13));
        Assert.Empty(schedule.Advance(Ms(20)));
        Assert.Equal([[1], [2]], schedule.Advance(Ms(60)).ToArray());
    }

    [Fact]
    public void Loss_costs_time_but_neither_content_nor_order()
    {
        _air.Loss = 0.4;
        var schedule = Make(most: 3);
        var arrived = new List<byte>();
        for (var event_ = 0; event_ < 400; event_++)
        {
            if (event_ < 100)
                schedule.Add([(byte)event_], Ms((event_ * 10) + 1));
            arrived.AddRange(schedule.Advance(Ms((event_ + 1) * 10)).Select(packet => packet[0]));
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (byte)i), arrived);
        Assert.InRange(_counters.Retransmitted, 30, 120);
    }

    [Fact]
    public void The_same_seed_makes_the_same_air()
    {
        _air.Loss = 0.5;
        Assert.Equal(Arrivals(seed: 7), Arrivals(seed: 7));
        Assert.NotEqual(Arrivals(seed: 7), Arrivals(seed: 8));
    }

    [Fact]
    public void A_packet_that_fails_comes_one_interval_later()
    {
        _air.Loss = 0.999999;
        var schedule = Make();
        schedule.Add([1], Ms(3));
        Assert.Empty(schedule.Advance(Ms(10)));
        _air.Loss = 0;
        Assert.Equal(Ms(20), schedule.Next);
        Assert.Single(schedule.Advance(Ms(20)));
        Assert.Equal(1, _counters.Retransmitted);
    }

    [Fact]
    public void Dead_air_holds_everything()
    {
        var schedule = Make();
        _air.IsDead = true;
        schedule.Add([1], Ms(3));
        Assert.Empty(schedule.Advance(Ms(200)));
        Assert.Equal(20, _counters.Retransmitted);
        _air.IsDead = false;
        Assert.Single(schedule.Advance(Ms(210)));
    }

    [Fact]
    public void What_is_forgotten_never_arrives()
    {
        _air.DelayMs = 5;
        var schedule = Make();
        schedule.Add([1], Ms(3));
        Assert.Empty(schedule.Advance(Ms(10)));
        schedule.Add([2], Ms(12));
        Assert.Equal(2, schedule.Clear());
        Assert.Null(schedule.Next);
        Assert.Empty(schedule.Advance(Ms(100)));
    }

    private List<(int Event, byte Packet)> Arrivals(int seed)
    {
        var schedule = Make(seed: seed);
        for (byte i = 0; i < 50; i++)
            schedule.Add([i], Ms(1));
        return [.. Enumerable.Range(1, 300).SelectMany(i => schedule.Advance(Ms(i * 10)).Select(packet => (i, packet[0])))];
    }

    private AirSchedule Make(int most = 12, int seed = 1) => new(_air, _counters, new Random(seed), most);

    private static TimeSpan Ms(double ms) => TimeSpan.FromMilliseconds(ms);
}
