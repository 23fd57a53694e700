using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;
using static NeuralGlasses.Pointing.CursorEventKind;

namespace NeuralGlasses.Sdk.Tests.Pointing;

public sealed class WristCursorTests
{
    [Fact]
    public void Ulnar_deviation_of_a_right_palm_moves_to_the_right_by_gain_times_angle()
    {
        var run = new CursorRun().For(100).For(200, radial: -50);

        // 10° at 0.02 of 400 pixels a degree; the filter's corner of 100 Hz lags by 1.6 ms.
        Assert.Equal(319.5 + 80, run.Cursor.Position.X, 2.0);
        Assert.Equal(199.5, run.Cursor.Position.Y, 0.001);
        Assert.All(run.Events, told => Assert.Equal(Moved, told.Kind));
        Assert.Equal(run.Cursor.Position.X - 319.5, run.Events.Sum(told => told.RightPixels), 6);
    }

    [Fact]
    public void Extension_of_a_palm_that_is_down_moves_up()
    {
        var run = new CursorRun().For(100).For(200, extension: 50);

        Assert.Equal(199.5 - 80, run.Cursor.Position.Y, 2.0);
    }

    [Fact]
    public void The_cursor_stays_on_the_display()
    {
        var run = new CursorRun().For(100).For(5000, extension: -200, radial: 200);

        Assert.Equal((0, 399), (run.Cursor.Position.X, run.Cursor.Position.Y));
    }

    [Fact]
    public void A_slow_wrist_does_not_move_it()
    {
        var run = new CursorRun().For(2000, extension: 3, radial: 3);

        Assert.Empty(run.Events);
    }

    [Fact]
    public void A_pinch_clicks_once_where_the_cursor_was_before_it()
    {
        var run = new CursorRun().For(300).For(200, radial: -50).For(300);
        var (x, y) = (run.Cursor.Position.X, run.Cursor.Position.Y);

        // The pinch moves the wrist 80 ms before it is known, while it is, and when it is let go.
        run.For(80, extension: 30).For(40, extension: 30, press: 0.4).For(200, extension: 20, press: 0.95).For(60, extension: -30).For(300);

        Assert.Equal([Pressed, Clicked, Released], run.Kinds);
        var click = run.Events.Single(told => told.Kind == Clicked);
        Assert.Equal((x, y), (click.X, click.Y));
        Assert.Equal((1, 1), (run.Cursor.Counters.Clicks, run.Cursor.Counters.Presses));
    }

    [Fact]
    public void A_probability_that_rises_and_falls_again_stops_the_cursor_and_clicks_nothing()
    {
        var run = new CursorRun().For(300).For(60, press: 0.5).For(100);

        Assert.Empty(run.Kinds);
        Assert.Equal(1, run.Cursor.Counters.FalseOnsets);
        run.For(100, radial: -50);
        Assert.NotEmpty(run.Events);
    }

    [Fact]
    public void A_probability_that_stays_half_high_does_not_hold_the_cursor_for_ever()
    {
        var run = new CursorRun().For(300).For(1000, radial: -50, press: 0.4);

        Assert.True(run.Cursor.Position.X > 500);
        Assert.Empty(run.Kinds);
    }

    [Fact]
    public void A_press_that_is_held_long_is_no_click()
    {
        var run = new CursorRun().For(300).For(1500, press: 0.95).For(300);

        Assert.Equal([Pressed, Held, Released], run.Kinds);
        Assert.Equal(1, run.Cursor.Counters.Held);
    }

    [Fact]
    public void A_press_that_somebody_else_took_over_neither_clicks_nor_drags_nor_asks_for_a_menu()
    {
        var run = new CursorRun().For(300).For(200, press: 0.95);
        run.Cursor.TakeOverPress();
        run.For(1500, radial: 30, press: 0.95).For(300);

        Assert.Equal([Pressed, Released], run.Kinds);
        run.For(200, press: 0.95).For(300);
        Assert.Contains(Clicked, run.Kinds);
    }

    [Fact]
    public void A_press_in_the_middle_of_a_throw_is_none_until_the_fingers_were_open()
    {
        var run = new CursorRun().For(300).For(200, radial: -300, press: 0.95).For(500, press: 0.95).For(300);

        Assert.Empty(run.Kinds);
        Assert.Equal(1, run.Cursor.Doubtful);
        run.For(200, press: 0.95).For(300);
        Assert.Contains(Clicked, run.Kinds);
    }

    [Fact]
    public void Fingers_that_are_busy_with_something_else_click_nothing_until_they_were_quiet()
    {
        var run = new CursorRun().For(300);
        for (var key = 0; key < 8; key++)
            run.For(80, press: key % 4 == 3 ? 0.9 : 0.4).For(400);

        // Three stirs had to come before anybody could know.
        Assert.Empty(run.Kinds);
        Assert.Equal(2, run.Cursor.Doubtful);
        run.For(8500).For(200, press: 0.9).For(300);
        Assert.Equal([Pressed, Clicked, Released], run.Kinds);
    }

    [Fact]
    public void Clicks_one_after_the_other_are_no_restless_fingers()
    {
        var run = new CursorRun().For(300);
        for (var click = 0; click < 6; click++)
            run.For(150, press: 0.95).For(200);

        Assert.Equal(6, run.Cursor.Counters.Clicks);
        Assert.Equal(0, run.Cursor.Doubtful);
    }

    [Fact]
    public void Clicks_that_fail_do_not_cost_the_next()
    {
        var run = new CursorRun().For(300);
        for (var tried = 0; tried < 4; tried++)
            run.For(100, press: 0.6).For(400);
        run.For(150, press: 0.95).For(300);

        Assert.Equal([Pressed, Clicked, Released], run.Kinds);
    }

    [Fact]
    public void Fingers_that_were_pressed_before_the_start_click_nothing()
    {
        var run = new CursorRun().For(500, press: 0.95).For(300);

        Assert.Empty(run.Kinds);
    }

    [Fact]
    public void A_wrist_that_moves_while_pressed_drags_and_puts_down_where_it_was_before_the_release()
    {
        var run = new CursorRun().For(300).For(300, press: 0.95).For(600, radial: -50, press: 0.95).For(120, press: 0.95);
        var x = run.Cursor.Position.X;
        run.For(60, radial: -50, press: 0.3).For(400);

        Assert.Equal([Pressed, DragBegan, DragEnded, Released], run.Kinds.Where(kind => kind != DraggedBy));
        Assert.Equal(x, run.Cursor.Position.X, 6);
        Assert.True(run.Events.Where(told => told.Kind == DraggedBy).Sum(told => told.RightPixels) > 150);
        Assert.Equal((1, 0), (run.Cursor.Counters.Drags, run.Cursor.Counters.Clicks));
    }

    [Fact]
    public void A_loss_in_a_press_clicks_nothing_and_cancels_a_drag()
    {
        var run = new CursorRun().For(300).For(200, press: 0.95).For(20, press: 0.95, valid: 0.5f).For(400);
        Assert.Equal([Pressed, Released], run.Kinds);

        run.For(300, press: 0.95).For(600, radial: -50, press: 0.95).Skip(100).For(400, press: 0).For(300);

        Assert.Equal([Pressed, DragBegan, DragCancelled, Released], run.Kinds.Skip(2).Where(kind => kind != DraggedBy));
        Assert.Equal((1, 1, 2, 0), (run.Cursor.Counters.Invalid, run.Cursor.Counters.Gaps, run.Cursor.Counters.Lost, run.Cursor.Counters.Clicks));
    }

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(0, float.NaN)]
    [InlineData(float.PositiveInfinity, 0)]
    [InlineData(0, 1.5f)]
    public void What_is_no_number_moves_nothing_and_is_counted(float extension, float press)
    {
        var run = new CursorRun().For(100);
        run.Cursor.Push(new CursorStep(extension, 0, press, new HostTime(120_000), 1));

        Assert.Equal(1, run.Cursor.Counters.Invalid);
        Assert.Equal((319.5, 199.5), (run.Cursor.Position.X, run.Cursor.Position.Y));
    }

    [Fact]
    public void After_a_loss_the_cursor_stands_still_for_a_while()
    {
        var run = new CursorRun().For(300).Skip(200).For(200, radial: -50);
        Assert.Empty(run.Events);

        run.For(200, radial: -50);

        Assert.NotEmpty(run.Events);
    }

    [Fact]
    public void Drift_of_a_resting_wrist_is_taken_off_and_a_movement_is_not_learnt()
    {
        var run = new CursorRun().For(20_000, extension: 3, radial: -2);
        Assert.Equal(3, run.Cursor.Drift.ExtensionDps, 0.1);

        run.For(3000, extension: 23, radial: -2);

        Assert.Equal(3, run.Cursor.Drift.ExtensionDps, 0.1);
        Assert.Equal(319.5, run.Cursor.Position.X, 2.0);
    }

    [Fact]
    public void A_gesture_brings_it_back_to_the_middle_but_not_out_of_a_press()
    {
        var run = new CursorRun().For(300).For(400, radial: -50).For(200);
        var gesture = new GestureEvent(CursorRun.Plain.RecentreGesture, 1, run.Now);
        run.Cursor.Note(gesture with { Gesture = "fist" });
        Assert.NotEqual(319.5, run.Cursor.Position.X);

        run.Cursor.Note(gesture);
        run.Take();

        Assert.Equal((Recentred, 319.5, 199.5), (run.Events[^1].Kind, run.Events[^1].X, run.Events[^1].Y));
        run.For(300, radial: -50).For(200).For(300, press: 0.95).Cursor.Note(gesture);
        Assert.NotEqual(319.5, run.Cursor.Position.X);
    }

    [Fact]
    public void After_a_long_rest_it_begins_in_the_middle()
    {
        var run = new CursorRun(CursorRun.Plain with { RecentreAfterMs = 3000 }).For(300).For(400, radial: -50).For(4000).For(40, radial: -50);

        Assert.Contains(Recentred, run.Kinds);
        Assert.InRange(run.Cursor.Position.X, 319.5, 340);
    }

    [Fact]
    public void Events_that_nobody_takes_never_lose_the_end_of_a_press()
    {
        var run = new CursorRun();
        for (var i = 0; i < 100; i++)
        {
            foreach (var press in new[] { 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0 })
                run.Cursor.Push(new CursorStep(i % 2 == 0 ? 50 : -50, 0, press, run.Skip(20).Now, 1));
        }

        run.Take();

        Assert.True(run.Cursor.Counters.Overflowed > 0);
        Assert.Equal(run.Cursor.Counters.Presses, run.Kinds.Count(kind => kind == Pressed));
        Assert.Equal(run.Cursor.Counters.Presses, run.Kinds.Count(kind => kind == Released));
    }

    [Fact]
    public void A_target_off_the_display_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new CursorRun().Cursor.Position.Place(700, 20));

        Assert.Contains("x 700", error.Message, StringComparison.Ordinal);
        Assert.Contains("640 x 400", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_out_of_range_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new WristCursor(new PointingOptions { Press = new PressOptions { OnsetProbability = 0.9 } }, 640, 400));

        Assert.Contains("PressOptions.OnsetProbability is 0.9", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => new WristCursor(new PointingOptions { Press = new PressOptions { StirProbability = 0.8 } }, 640, 400));
        Assert.Contains("PressOptions.StirProbability is 0.8", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => new WristCursor(new PointingOptions { Press = new PressOptions { RestlessStirs = -1 } }, 640, 400));
        Assert.Contains("PressOptions.RestlessStirs is -1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var run = new CursorRun().For(2000, radial: -20).For(200, press: 0.9).For(200);
        var sample = new WristMotionSample(new HostTime(1), 19, 0, 0, 1, 0, 0, 0);
        var at = run.Now;

        Assert.Equal(0, Allocation.LeastOf(5, part =>
        {
            for (var i = 1 + (100 * part); i <= 100 * (part + 1); i++)
            {
                run.Cursor.Feel(sample);
                run.Cursor.Push(new CursorStep(i % 40, -20, i % 50 < 10 ? 0.9f : 0, at.Plus(i * 20_000), i % 100 == 0 ? 0 : 1));
                while (run.Cursor.TryTake(out _))
                    continue;
            }
        }));
        Assert.True(run.Cursor.Counters.Clicks > 1);
    }
}
