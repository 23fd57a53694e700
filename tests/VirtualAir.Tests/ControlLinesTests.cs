using Microsoft.Extensions.Time.Testing;
using NeuralGlasses.VirtualAir.Commands;
using NeuralGlasses.VirtualAir.Radio;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class ControlLinesTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly AirConditions _conditions = new();
    private readonly Air _air;
    private readonly ControlLines _control;

    public ControlLinesTests()
    {
        _air = new Air(_conditions, seed: 1, _time);
        _control = new ControlLines(_air);
    }

    public void Dispose() => _air.Dispose();

    [Fact]
    public void The_air_is_changed()
    {
        Assert.Equal("A share of 0.1 of the packets is sent again.", _control.Answer("loss 0.1"));
        Assert.Equal("A connection event comes every 30 ms.", _control.Answer(" interval  30 "));
        Assert.Equal("Packets take 5 ms more.", _control.Answer("delay 5"));
        Assert.Equal((0.1, 30, 5), (_conditions.Loss, _conditions.IntervalMs, _conditions.DelayMs));
        Assert.Equal("Packets wait for no connection event.", _control.Answer("interval 0"));
    }

    [Fact]
    public void The_air_dies_for_a_time()
    {
        Assert.Equal("The air is dead for 2 s.", _control.Answer("drop 2"));
        Assert.True(_conditions.IsDead);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(_conditions.IsDead);
    }

    [Fact]
    public void The_counters_are_told() =>
        Assert.Equal("0 packets from hosts, 0 from controllers, 0 through the air, 0 retransmitted, 0 dropped while the air was dead, 0 links lost, longest hold 0.0 ms.", _control.Answer("status"));

    [Theory]
    [InlineData("loss 1", "'loss' takes a share, 0 to less than 1, not '1'.")]
    [InlineData("loss -0.1", "'loss' takes a share, 0 to less than 1, not '-0.1'.")]
    [InlineData("loss NaN", "'loss' takes a share, 0 to less than 1, not 'NaN'.")]
    [InlineData("interval 1e9", "'interval' takes milliseconds, 0 to 4000, not '1e9'.")]
    [InlineData("delay much", "'delay' takes milliseconds, 0 to 60000, not 'much'.")]
    [InlineData("drop 0", "'drop' takes seconds, more than 0 to 86400, not '0'.")]
    [InlineData("shout", "'shout' is not understood: say drop SECONDS, loss SHARE, interval MS, delay MS or status.")]
    [InlineData("drop", "'drop' is not understood: say drop SECONDS, loss SHARE, interval MS, delay MS or status.")]
    [InlineData("drop 1 2", "'drop 1 2' is not understood: say drop SECONDS, loss SHARE, interval MS, delay MS or status.")]
    [InlineData("", "'' is not understood: say drop SECONDS, loss SHARE, interval MS, delay MS or status.")]
    public void What_is_wrong_is_answered_with_one_sentence(string line, string answer)
    {
        Assert.Equal(answer, _control.Answer(line));
        Assert.Equal((0, 13.75, 0, false), (_conditions.Loss, _conditions.IntervalMs, _conditions.DelayMs, _conditions.IsDead));
    }
}
