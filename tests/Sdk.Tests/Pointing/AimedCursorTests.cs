using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Sdk.Tests.Interaction.Motion;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Pointing;

/// <summary>A cursor that the forearm leads and the muscles press.</summary>
public sealed class AimedCursorTests
{
    private const double Gain = 0.02;
    private readonly WristCursor _cursor = new(CursorRun.Plain with { Way = PointingWay.Aim, Aim = Options }, 640, 400);
    private readonly List<CursorEvent> _events = [];
    private readonly MovedForearm _arm = new MovedForearm(3).Lying(90, 0);
    private double _ms;
    private double _press;
    private bool _isLost;

    private static AimOptions Options { get; } = new() { LiftFactor = 2, Gain = new GainOptions { SlowHeights = Gain, FastHeights = Gain } };

    [Fact]
    public void The_cursor_goes_as_far_as_the_forearm_turns_and_lifts_and_stays_there()
    {
        _arm.Turn(2000, 500, 20).Down(3000, 400, -6);
        To(4000);

        // 8 pixels a degree; the slow ends of a movement are within the dead zone.
        Assert.InRange(_cursor.Position.X - 319.5, 140, 165);
        Assert.InRange(199.5 - _cursor.Position.Y, 82, 100);
        var at = (_cursor.Position.X, _cursor.Position.Y);

        To(19_000);
        Assert.Equal(at, (_cursor.Position.X, _cursor.Position.Y));
        Assert.Equal(0, _cursor.Counters.Gaps);
    }

    [Fact]
    public void A_pinch_clicks_where_the_cursor_was_and_its_push_moves_nothing()
    {
        _arm.Turn(2000, 400, 20).Turn(2990, 120, 3);
        To(2980);
        var x = _cursor.Position.X;
        Press(3000, 3150);
        To(3600);

        var click = Assert.Single(_events, told => told.Kind == CursorEventKind.Clicked);
        Assert.Equal(x, click.X, 3.0);
    }

    [Fact]
    public void A_pinch_that_lasts_drags_with_the_forearm_and_where_a_turn_is_a_dial_it_does_not()
    {
        foreach (var mayDrag in new[] { true, false })
        {
            _events.Clear();
            _cursor.MayDrag = mayDrag;
            var from = _ms + 1000;
            _arm.Turn(from + 400, 400, mayDrag ? 20 : -20);
            To(from);
            Press(from, from + 1500);
            To(from + 2000);

            Assert.Equal(mayDrag, _events.Exists(told => told.Kind == CursorEventKind.DragEnded));
            Assert.Equal(mayDrag, _events.Exists(told => told.Kind == CursorEventKind.DraggedBy));
        }
    }

    [Fact]
    public void A_press_in_which_the_forearm_turned_far_clicks_nothing_even_where_nothing_is_dragged()
    {
        _cursor.MayDrag = false;
        _arm.Turn(2100, 300, 25);
        To(2000);
        Press(2000, 2500);
        To(3000);

        Assert.Equal((1, 0, 1), (_cursor.Counters.Presses, _cursor.Counters.Clicks, _cursor.Counters.Carried));
        Assert.DoesNotContain(_events, told => told.Kind == CursorEventKind.Clicked);
    }

    [Fact]
    public void While_the_forearm_turns_a_probability_that_dips_lets_nothing_go()
    {
        _arm.Turn(2300, 500, 60);
        To(2000);
        Press(2000, 2500);
        // As of muscles that hide those that press, and then as of fingers that part.
        To(2620);
        Assert.True(_cursor.IsPressed);
        Press(2620, 3200);
        Assert.True(_cursor.IsPressed);
        To(3280);
        Assert.False(_cursor.IsPressed);
    }

    [Fact]
    public void After_a_dial_the_forearm_turns_back_and_the_cursor_stands()
    {
        _cursor.MayDrag = false;
        _arm.Turn(2300, 400, 50).Turn(3150, 500, -50);
        To(2000);
        Press(2000, 2250);
        _cursor.TakeOverPress();
        var x = _cursor.Position.X;
        Press(2250, 3000);
        To(4000);

        Assert.Equal(x, _cursor.Position.X, 1.0);
        Assert.DoesNotContain(_events, told => told.Kind == CursorEventKind.Clicked);
    }

    [Fact]
    public void Without_the_bands_motion_the_bent_wrist_steers_and_it_is_counted()
    {
        To(1500);
        // The first step came before the first sample of which something is known.
        Assert.InRange(_cursor.Counters.Unaimed, 1, 3);
        _isLost = true;
        To(4000, extension: 12);

        Assert.True(_cursor.Position.X > 400 || _cursor.Position.Y < 100, $"{_cursor.Position.X} {_cursor.Position.Y}");
        Assert.InRange(_cursor.Counters.Unaimed, 90, 110);
        Assert.True(_cursor.IsMoving);

        // It comes back, and the wrist no longer leads.
        _isLost = false;
        var unaimed = _cursor.Counters.Unaimed;
        To(4200, extension: 12);
        var at = _cursor.Position.X;
        To(6000, extension: 12);
        Assert.Equal(at, _cursor.Position.X);
        Assert.InRange(_cursor.Counters.Unaimed - unaimed, 0, 2);
    }

    [Fact]
    public void Nothing_moves_while_nobody_decodes()
    {
        _arm.Turn(500, 400, 30);
        foreach (var sample in _arm.RunTo(1500))
            _cursor.Feel(sample);

        Assert.Equal(319.5, _cursor.Position.X);
        Assert.False(_cursor.TryTake(out _));
    }

    [Fact]
    public void A_sample_allocates_nothing()
    {
        To(2000);
        var samples = _arm.RunTo(4000).ToArray();
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            foreach (var sample in samples)
                _cursor.Feel(sample);
        }));
    }

    private void Press(double from, double to)
    {
        To(from);
        _press = 1;
        To(to);
        _press = 0;
    }

    // Every 20 ms a step of the decoder, and the samples that the sensor took since.
    private void To(double ms, double extension = 0)
    {
        for (; _ms < ms; _ms += CursorRun.StepMs)
        {
            foreach (var sample in _arm.RunTo(_ms))
            {
                if (!_isLost)
                    _cursor.Feel(sample);
            }

            _cursor.Push(new CursorStep(0, 0, (float)_press, new HostTime((long)(_ms * 1000)), 1) { Angle = new WristAngle((float)extension, 0) });
            while (_cursor.TryTake(out var told))
                _events.Add(told);
        }
    }
}
