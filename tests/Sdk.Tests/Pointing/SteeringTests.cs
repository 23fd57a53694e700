using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Pointing;

/// <summary>A cursor that is steered by a bent wrist, and how a decoder's velocity and angle are joined for one that reaches.</summary>
public sealed class SteeringTests
{
    private const int StepMs = CursorRun.StepMs;
    private static readonly SteeringOptions Options = new() { PullPerSecond = 100 };
    private readonly WristCursor _cursor = new(CursorRun.Plain with { Way = PointingWay.Steer, Steering = Options }, 640, 400);
    private readonly List<CursorEvent> _events = [];
    private long _ms;

    [Fact]
    public void The_cursor_goes_as_long_as_the_hand_is_bent_and_stands_when_it_is_let_go()
    {
        For(200, 0);
        For(500, 15);
        var top = _cursor.Position.Y;
        Assert.InRange(top, 0, 170);
        Assert.Equal(320, _cursor.Position.X, 1.0);

        For(100, 0);
        var stands = _cursor.Position.Y;
        For(1000, 0);

        Assert.Equal(stands, _cursor.Position.Y);
        Assert.InRange(stands, top - 12, top);
    }

    [Fact]
    public void It_is_quicker_the_further_the_hand_is_bent_up_to_the_greatest_speed()
    {
        var steering = new Steering(Options, 400);

        Assert.Equal(0, steering.PixelsPerSecond(Options.RestDegrees));
        Assert.True(steering.PixelsPerSecond(8) > 2 * steering.PixelsPerSecond(4));
        Assert.Equal(400 * Options.MostHeights, steering.PixelsPerSecond(Options.MostDegrees), 6);
        Assert.Equal(400 * Options.MostHeights, steering.PixelsPerSecond(80), 6);
    }

    [Fact]
    public void A_resting_hand_that_the_decoder_has_elsewhere_becomes_the_middle()
    {
        For(20_000, 1);
        Assert.Empty(_events);

        // From there on the same bend steers as much one way as the other.
        For(300, 1 + 10);
        var up = 200 - _cursor.Position.Y;
        For(200, 1);
        var from = _cursor.Position.Y;
        For(300, 1 - 10);
        Assert.Equal(up, _cursor.Position.Y - from, 0.1 * up);
    }

    [Fact]
    public void Sideways_counts_by_as_much_more_as_a_wrist_bends_less_far()
    {
        var steering = new Steering(Options, 400);
        steering.Take(new WristAngle(0, 0), StepMs, true);
        for (var i = 0; i < 100; i++)
            steering.Take(new WristAngle(10, 10), StepMs, true);

        var bent = steering.Take(new WristAngle(10, 10), StepMs, true);

        Assert.Equal(10, bent.ExtensionDeg, 0.01);
        Assert.Equal(10 * Options.RadialFactor, bent.RadialDeg, 0.02);
    }

    [Fact]
    public void A_pinch_that_bends_the_wrist_clicks_where_the_cursor_was()
    {
        var (x, y) = (_cursor.Position.X, _cursor.Position.Y);
        For(500, 0);
        For(100, 0, 0.5f);
        For(300, 8, 0.95f);
        For(200, 0);

        Assert.Contains(_events, told => told.Kind == CursorEventKind.Clicked && told.X == x && told.Y == y);
        Assert.Equal(y, _cursor.Position.Y);
    }

    [Fact]
    public void What_is_no_angle_moves_nothing_and_a_decoder_without_angles_is_followed_as_one_reaches()
    {
        For(100, 0);
        _cursor.Push(new CursorStep(0, 0, 0, At(), 1) { Angle = new WristAngle(float.NaN, 0) });
        Assert.Equal(1, _cursor.Counters.Invalid);

        var reaching = new CursorRun(CursorRun.Plain with { Way = PointingWay.Steer }).For(200, extension: 50);
        Assert.True(reaching.Cursor.Position.Y < 200);
    }

    [Fact]
    public void A_setting_out_of_range_is_named() => Assert.Contains(
        "SteeringOptions.MostDegrees is 1; expected above LeaveDegrees, which is 1.5",
        Assert.Throws<ArgumentException>(() => new Steering(new SteeringOptions { MostDegrees = 1 }, 400)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_velocity_that_says_half_comes_to_where_the_angle_is()
    {
        var fusion = new AngleFusion(new AngleFusionOptions { PullPerSecond = 4 });
        var (went, steps) = (0.0, 0);
        Assert.Equal(default, fusion.Take(Step(0, 0), StepMs));
        for (; steps < 200; steps++)
        {
            // 20 degrees in half a second, of which the velocity says the half.
            var angle = Math.Min(20, 40 * steps * 0.02);
            went += fusion.Take(Step(angle, angle < 20 ? 20 : 0), StepMs).ExtensionDps * 0.02;
        }

        Assert.Equal(20, went, 0.1);
        Assert.Equal(30, fusion.Take(new CursorStep(30, 0, 0, new HostTime(0), 1), StepMs).ExtensionDps);

        static CursorStep Step(double angle, double dps) => new((float)dps, 0, 0, new HostTime(0), 1) { Angle = new WristAngle((float)angle, 0) };
    }

    private HostTime At() => new((_ms += StepMs) * 1000);

    private void For(int ms, double extension, float press = 0)
    {
        for (var end = _ms + ms; _ms < end;)
        {
            _cursor.Push(new CursorStep(0, 0, press, At(), 1) { Angle = new WristAngle((float)extension, 0) });
            while (_cursor.TryTake(out var told))
                _events.Add(told);
        }
    }
}
