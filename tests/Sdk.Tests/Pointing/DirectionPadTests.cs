using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Pointing;

public sealed class DirectionPadTests
{
    private readonly DirectionPad _pad = new(new DirectionPadOptions(), CursorRun.Plain);
    private readonly List<GestureEvent> _flicks = [];
    private long _ms;

    [Theory]
    [InlineData(0, -1, "wrist_right")]
    [InlineData(0, 1, "wrist_left")]
    [InlineData(1, 0, "wrist_up")]
    [InlineData(-1, 0, "wrist_down")]
    public void A_flick_fires_once_and_its_way_back_nothing(double extension, double radial, string expected)
    {
        For(300).Flick(25 * extension, 25 * radial, 180).For(100).Flick(-25 * extension, -25 * radial, 180).For(500);

        Assert.Equal([expected], _flicks.Select(flick => flick.Gesture));
        Assert.Equal(1, _pad.WaysBack);
    }

    [Fact]
    public void Flicks_follow_each_other_with_ways_back_between()
    {
        For(300);
        for (var i = 0; i < 4; i++)
            Flick(25, 0, 160).For(60).Flick(-25, 0, 200).For(120);
        Flick(-25, 0, 160).For(60).Flick(25, 0, 200);

        Assert.Equal(["wrist_up", "wrist_up", "wrist_up", "wrist_up", "wrist_down"], _flicks.Select(flick => flick.Gesture));
    }

    [Fact]
    public void A_slow_way_out_and_a_fast_way_back_fire_nothing()
    {
        For(300).Flick(25, 0, 1500).For(100).Flick(-25, 0, 160).For(300);

        Assert.Empty(_flicks);
        Assert.Equal(1, _pad.WaysBack);
    }

    [Fact]
    public void Between_two_directions_nothing_fires()
    {
        For(300).Flick(20, -20, 180).For(500);

        Assert.Empty(_flicks);
        Assert.Equal(1, _pad.Unclear);
    }

    [Fact]
    public void A_flick_with_fingers_pressed_fires_nothing()
    {
        For(300).Flick(25, 0, 180, press: 0.9f).For(300);

        Assert.Empty(_flicks);
        Assert.Equal(1, _pad.Doubtful);
    }

    [Fact]
    public void A_flick_across_a_loss_fires_nothing()
    {
        For(300);
        _ms += 200;
        Flick(25, 0, 180).For(400);

        Assert.Empty(_flicks);
        Assert.Equal(1, _pad.Invalid);
        Flick(25, 0, 180);
        Assert.Single(_flicks);
    }

    [Fact]
    public void Lists_move_by_flicks_as_the_settings_ship()
    {
        var map = IntentMap.CreateDefault();

        Assert.All(WristFlick.All, gesture => Assert.True(map.Means(IntentMap.HomeContext, gesture)));
        Assert.True(map.TryMap(IntentMap.HomeContext, new GestureEvent(WristFlick.Right, 1, default), default, out var intent));
        Assert.Equal(IntentKind.FocusNext, intent.Kind);
        Assert.True(map.TryMap(IntentMap.HomeContext, new GestureEvent(WristFlick.Up, 1, default), default, out intent));
        Assert.Equal(IntentKind.FocusPrevious, intent.Kind);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        For(300).Flick(25, 0, 180).Flick(-25, 0, 180).For(300);
        _flicks.Capacity = 100;

        Assert.Equal(0, Allocation.LeastOf(3, _ => Flick(25, 0, 180).For(100).Flick(-25, 0, 180).For(1000)));
        Assert.InRange(_flicks.Count, 3, 6);
    }

    private DirectionPadTests For(int ms) => Flick(0, 0, ms);

    // A movement of minimum jerk.
    private DirectionPadTests Flick(double extension, double radial, int ms, float press = 0)
    {
        for (var at = 20; at <= ms; at += 20)
        {
            var share = (at - 10) / (double)ms;
            var speed = 30 * share * share * (1 - share) * (1 - share) * 1000 / ms;
            _ms += 20;
            if (_pad.TryStep(new CursorStep((float)(extension * speed), (float)(radial * speed), press, new HostTime(_ms * 1000), 1), out var flick))
                _flicks.Add(flick);
        }

        return this;
    }
}
