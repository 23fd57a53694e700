using NeuralGlasses.VirtualAir.Radio;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class DeadTimesTests
{
    [Fact]
    public void Air_is_dead_from_the_begin_to_before_the_end()
    {
        var times = new DeadTimes();
        times.Add(S(5), S(2));
        Assert.Null(times.Since(S(4.9)));
        Assert.Equal(S(5), times.Since(S(5)));
        Assert.Equal(S(5), times.Since(S(6.9)));
        Assert.Null(times.Since(S(7)));
    }

    [Fact]
    public void Changes_are_foretold()
    {
        var times = new DeadTimes();
        times.Add(S(9), S(1));
        times.Add(S(5), S(2));
        Assert.Equal(S(5), times.NextChange(S(0)));
        Assert.Equal(S(7), times.NextChange(S(5)));
        Assert.Equal(S(9), times.NextChange(S(7)));
        Assert.Equal(S(10), times.NextChange(S(9)));
        Assert.Null(times.NextChange(S(10)));
    }

    [Fact]
    public void Times_that_touch_are_one()
    {
        var times = new DeadTimes();
        times.Add(S(1), S(2));
        times.Add(S(5), S(2));
        times.Add(S(3), S(2));
        Assert.Equal(S(1), times.Since(S(6)));
        Assert.Equal(S(7), times.NextChange(S(2)));
    }

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);
}
