using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Tests;
using Xunit;
using static NeuralGlasses.Interaction.Motion.PinchEventKind;

namespace NeuralGlasses.Sdk.Tests.Interaction.Motion;

/// <summary>What pinches become while a wrist moves, and what of it is never told.</summary>
public sealed class PinchMotionTests
{
    private const PinchWants All = PinchWants.Turn | PinchWants.Drag | PinchWants.Hold;

    [Fact]
    public void A_short_pinch_of_a_still_wrist_is_a_tap_at_its_release()
    {
        PinchRun run = new PinchRun(new MovedForearm(), All).Pinch(1000, 1150).To(2000);
        Assert.Equal([Tap, End], run.Kinds);
        Assert.Equal(PinchRun.At(1150), run.Events[0].At);
        Assert.Equal(("index_press", PinchEnd.Released), (run.Events[1].Press.Gesture, run.Events[1].End));
        Assert.Equal((1, 1, 0, 0), (run.Motion.Counters.Pinches, run.Motion.Counters.Taps, run.Motion.Counters.Doubtful, run.Motion.Counters.Unreleased));
    }

    [Fact]
    public void Every_finger_is_told_by_the_stem_of_its_name()
    {
        PinchRun run = new PinchRun(new MovedForearm(), All).Pinch(1000, 1150, "middle").Gesture(1500, "ring_press").Gesture(1600, "index_release").Gesture(1700, "ring_release").To(2500);
        Assert.Equal(["middle_press", "middle_press", "ring_press", "ring_press"], run.Events.Select(e => e.Press.Gesture));
        Assert.Equal([Tap, End, Tap, End], run.Kinds);
        Assert.Equal(1, run.Motion.Counters.Stray);
    }

    [Theory]
    [InlineData(40, 3)]
    [InlineData(-40, -3)]
    [InlineData(130, 10)]
    [InlineData(-25, -2)]
    [InlineData(9.5, 0)]
    public void A_pinch_that_turns_is_a_dial_in_steps_and_no_tap(double degrees, int steps)
    {
        PinchRun run = new PinchRun(new MovedForearm().Turn(1200, 600, degrees), All).Pinch(1000, 2200).To(3000);
        Assert.Equal(steps == 0 ? [TurnStart, End] : [TurnStart, TurnBy, End], run.Kinds);
        Assert.Equal(steps, run.Steps);
        Assert.All(run.Events, e => Assert.True(e.Steps == 0 || Math.Sign(e.Steps) == Math.Sign(steps)));
    }

    [Fact]
    public void A_turn_within_the_dead_zone_leaves_the_pinch_a_tap()
    {
        Assert.Equal([Tap, End], new PinchRun(new MovedForearm().Turn(1050, 200, 7), All).Pinch(1000, 1300).To(2000).Kinds);
    }

    [Fact]
    public void A_forearm_that_trembles_about_a_step_tells_it_once()
    {
        var arm = new MovedForearm().Turn(1200, 300, 13);
        for (var i = 0; i < 10; i++)
            arm.Turn(1600 + (i * 200), 200, i % 2 == 0 ? -2.5 : 2.5);
        PinchRun run = new PinchRun(arm, PinchWants.Turn).Pinch(1000, 3800).To(4500);
        Assert.Equal([1], run.Events.Where(e => e.Kind == TurnBy).Select(e => e.Steps));
    }

    [Fact]
    public void A_forearm_that_comes_back_has_turned_nothing_in_sum_even_where_big_turns_count_for_more()
    {
        var options = new PinchMotionOptions { AccelerateFromDegrees = 48, AcceleratedSteps = 4 };
        PinchRun run = new PinchRun(new MovedForearm().Turn(1200, 500, 85).Turn(2000, 700, -85), PinchWants.Turn, options).Pinch(1000, 3200);
        Assert.Equal(4 + (3 * 4), run.To(1990).Steps);
        Assert.Equal(0, run.To(4000).Steps);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(60, 0)]
    [InlineData(-90, 0)]
    [InlineData(90, 30)]
    public void A_drag_goes_where_the_wearer_sees_it_go_however_the_forearm_lies(double clockwise, double raised)
    {
        MovedForearm arm = new MovedForearm().Lying(clockwise, raised, 20).Right(1200, 500, 12).Down(1900, 500, 8);
        PinchRun run = new PinchRun(arm, All).Pinch(1000, 2700).To(3200);
        Assert.Equal([DragStart, DragBy, End], run.Kinds);
        double cos = Math.Cos(raised * Math.PI / 180);
        // The dead zone of 5° is not dragged, and about an axis upright in the room a raised forearm turns the less.
        Assert.Equal((12 * cos) - 5, run.Events.Sum(e => e.RightDegrees), raised > 0 ? 1.0 : 0.6);
        Assert.Equal(8, run.Events.Sum(e => e.DownDegrees), raised > 0 ? 1.0 : 0.4);
        Assert.Equal(0, run.Steps);
    }

    [Fact]
    public void Whichever_of_turn_and_drag_comes_first_owns_the_pinch_to_its_end()
    {
        MovedForearm Both(bool turnsFirst) => new MovedForearm().Turn(turnsFirst ? 1200 : 1800, 400, 60).Right(turnsFirst ? 1800 : 1200, 400, 30);
        Assert.Equal([TurnStart, TurnBy, End], new PinchRun(Both(true), All).Pinch(1000, 2500).To(3000).Kinds);
        Assert.Equal([DragStart, DragBy, End], new PinchRun(Both(false), All).Pinch(1000, 2500).To(3000).Kinds);
    }

    [Fact]
    public void What_a_scene_does_not_want_is_not_told()
    {
        MovedForearm Moving() => new MovedForearm().Turn(1200, 400, 60).Right(1800, 400, 30);
        Assert.Equal([DragStart, DragBy, End], new PinchRun(Moving(), PinchWants.Drag).Pinch(1000, 2500).To(3000).Kinds);
        Assert.Equal([Tap, End], new PinchRun(Moving(), PinchWants.None).Pinch(1000, 2500).To(3000).Kinds);
        Assert.Equal([Tap, End], new PinchRun(Moving(), PinchWants.Hold).Pinch(1000, 2500).To(3000).Kinds);
        Assert.Equal([Hold, End], new PinchRun(Moving(), PinchWants.Hold).Gesture(1000, "index_press").Gesture(1500, "index_hold").Gesture(2500, "index_release").To(3000).Kinds);
    }

    [Fact]
    public void A_hold_is_told_once_and_nothing_turns_or_taps_behind_it()
    {
        PinchRun run = new PinchRun(new MovedForearm().Turn(1700, 400, 60), All).Gesture(1000, "index_press").Gesture(1500, "index_hold").Gesture(1600, "index_hold").Gesture(2500, "index_release").To(3000);
        Assert.Equal([Hold, End], run.Kinds);
    }

    [Fact]
    public void A_wrist_that_is_on_its_way_is_no_hold_and_turns_on()
    {
        PinchRun run = new PinchRun(new MovedForearm().Turn(1300, 2000, 50), All).Gesture(1000, "index_press").Gesture(1700, "index_hold").Gesture(3500, "index_release").To(4000);
        Assert.Equal([TurnStart, TurnBy, End], run.Kinds);
        Assert.Equal((4, 1, 0), (run.Steps, run.Motion.Counters.Doubtful, run.Motion.Counters.Holds));
    }

    [Fact]
    public void A_dial_that_was_turned_back_is_no_hold_and_no_tap()
    {
        PinchRun run = new PinchRun(new MovedForearm().Turn(1100, 300, 30).Turn(1500, 300, -30), All).Gesture(1000, "index_press").Gesture(2000, "index_hold").Gesture(2500, "index_release").To(3000);
        Assert.Equal([TurnStart, TurnBy, End], run.Kinds);
        Assert.Equal(0, run.Steps);
    }

    [Fact]
    public void A_hold_that_no_scene_wants_is_no_tap_and_may_still_turn()
    {
        PinchRun Held(MovedForearm arm) => new PinchRun(arm, PinchWants.Turn).Gesture(1000, "index_press").Gesture(1500, "index_hold").Gesture(2500, "index_release").To(3000);
        Assert.Equal([End], Held(new MovedForearm()).Kinds);
        Assert.Equal([TurnStart, TurnBy, End], Held(new MovedForearm().Turn(1700, 400, 60)).Kinds);
        Assert.Equal([TurnStart, TurnBy, End], Held(new MovedForearm().Turn(1100, 300, 60)).Kinds);
    }

    [Fact]
    public void A_release_that_is_missed_ends_the_pinch_with_the_next_press_or_after_the_longest_one_and_never_as_a_tap()
    {
        PinchRun run = new PinchRun(new MovedForearm(), All).Gesture(1000, "index_press").Gesture(1600, "middle_press").Gesture(2000, "fist").Gesture(2400, "index_press").Gesture(2500, "index_double").To(13_000);
        Assert.Equal([PinchEnd.NextPress, PinchEnd.OtherGesture, PinchEnd.TooLong], run.Events.Select(e => e.End));
        Assert.InRange(run.Events[2].At.MillisecondsSince(PinchRun.At(2400)), 10_000, 10_020);
        run.Gesture(13_000, "index_release").To(14_000);
        Assert.Equal((3, 3, 1, 0), (run.Motion.Counters.Unreleased, run.Events.Count, run.Motion.Counters.Stray, run.Motion.Counters.Taps));
    }

    [Fact]
    public void What_is_old_when_it_comes_is_no_tap_no_hold_and_no_turn()
    {
        var motion = new PinchMotion(new PinchMotionOptions());
        motion.Note(new("index_press", 1, PinchRun.At(1000)));
        motion.Advance(PinchRun.At(1100));
        motion.Note(new("index_release", 1, PinchRun.At(1200)));
        motion.Advance(PinchRun.At(1551));
        Assert.True(motion.TryTake(out PinchEvent told));
        Assert.Equal((End, false), (told.Kind, motion.TryTake(out _)));
        motion.Note(new("index_press", 1, PinchRun.At(1600)));
        motion.Note(new("index_release", 1, PinchRun.At(1700)));
        motion.Advance(PinchRun.At(1951));
        Assert.False(motion.TryTake(out _));
        Assert.Equal((2, 1), (motion.Counters.Stale, motion.Counters.Stray));
    }

    [Theory]
    [InlineData(1030, 1090)]
    [InlineData(980, 1010)]
    public void Where_the_wrist_was_not_seen_a_tap_is_in_doubt(double lostFromMs, double lostToMs)
    {
        PinchRun run = new PinchRun(new MovedForearm(), All) { Lost = (lostFromMs, lostToMs) }.Pinch(1000, 1150).To(2000);
        Assert.Equal([End], run.Kinds);
        Assert.Equal(1, run.Motion.Counters.Doubtful);
    }

    [Fact]
    public void A_dial_whose_samples_are_lost_turns_no_further_and_the_next_pinch_does()
    {
        MovedForearm arm = new MovedForearm().Turn(1200, 300, 40).Turn(2000, 300, 40).Turn(3500, 300, 40);
        PinchRun run = new PinchRun(arm, All) { Lost = (1700, 1760) }.Pinch(1000, 2500).Pinch(3300, 4000).To(4500);
        Assert.Equal([TurnStart, TurnBy, End, TurnStart, TurnBy, End], run.Kinds);
        Assert.Equal((6, 1), (run.Steps, run.Motion.Counters.LostMotion));
    }

    [Fact]
    public void A_wrist_faster_than_its_sensor_is_not_believed()
    {
        PinchRun run = new PinchRun(new MovedForearm().Turn(1200, 120, 90), All).Pinch(1000, 2000).To(2500);
        Assert.Equal(End, run.Kinds.Last());
        Assert.True(run.Steps <= 1, $"{run.Steps} steps were told before the sensor was at its end");
        Assert.Equal((1, 0), (run.Motion.Counters.Saturated, run.Motion.Counters.Taps));
    }

    [Fact]
    public void Without_motion_nothing_is_told_but_the_end_and_the_host_can_see_it()
    {
        PinchRun run = new PinchRun(new MovedForearm(), All) { Lost = (0, 1e9) }.Pinch(1000, 1150).To(2000);
        Assert.Equal([End], run.Kinds);
        Assert.False(run.Motion.Follows(PinchRun.At(2000)));
        Assert.True(run.Events[0].At <= PinchRun.At(1150));
        run.Motion.Wants = PinchWants.Hold;
        Assert.Equal([End, Tap, End], run.Pinch(2500, 2650).To(3000).Kinds);
    }

    [Fact]
    public void Motion_that_begins_with_the_press_turns_a_dial_from_its_first_sample_on_and_leaves_taps_in_doubt()
    {
        PinchRun late = new PinchRun(new MovedForearm().Turn(1400, 400, 40), All) { Lost = (0, 1150) }.Pinch(1000, 2500).To(3000);
        Assert.Equal([TurnStart, TurnBy, End], late.Kinds);
        Assert.Equal(3, late.Steps);
        Assert.Equal([End], new PinchRun(new MovedForearm(), All) { Lost = (0, 1050) }.Pinch(1000, 1150).To(2000).Kinds);
    }

    [Fact]
    public void A_pinch_whose_scene_has_gone_says_no_more()
    {
        PinchRun run = new PinchRun(new MovedForearm().Turn(1200, 1500, 90), PinchWants.Turn).Pinch(1000, 3000).To(1900);
        run.Motion.Cancel(PinchRun.At(1900));
        run.To(4000);
        Assert.Equal([TurnStart, TurnBy, End], run.Kinds);
        Assert.Equal((PinchEnd.Cancelled, 1), (run.Events[^1].End, run.Motion.Counters.Stray));
    }

    [Fact]
    public void Events_that_nobody_takes_become_few_and_every_pinch_still_ends()
    {
        var motion = new PinchMotion(new PinchMotionOptions()) { Wants = PinchWants.Turn };
        var arm = new MovedForearm();
        for (var i = 0; i < 40; i++)
        {
            int began = 1000 + (i * 1000);
            arm.Turn(began + 100, 200, 60).Turn(began + 400, 200, -60);
            foreach (var sample in arm.RunTo(began + 800))
                motion.Push(sample);
            motion.Note(new("index_press", 1, PinchRun.At(began)));
            motion.Advance(PinchRun.At(began + 300));
            motion.Note(new("index_release", 1, PinchRun.At(began + 700)));
            motion.Advance(PinchRun.At(began + 800));
        }

        var ends = 0;
        while (motion.TryTake(out PinchEvent told))
            ends += told.Kind == End ? 1 : 0;
        Assert.Equal(motion.Counters.Pinches, ends);
        Assert.True(motion.Counters.Overflowed > 0 && ends >= 16, $"{ends} pinches of 40 were let in");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Samples_that_cannot_be_are_counted_and_end_what_is_known(double rate)
    {
        var motion = new PinchMotion(new PinchMotionOptions()) { Wants = PinchWants.Turn };
        motion.Note(new("index_press", 1, PinchRun.At(50)));
        for (var i = 0; i < 20; i++)
            motion.Push(new(PinchRun.At(i * 20), i == 0 ? 0 : 20, 0, 0, 1, i == 10 ? (float)rate : 300, 0, 0));
        motion.Push(new(PinchRun.At(300), 20, 0, 0, 1, 300, 0, 0));
        motion.Advance(PinchRun.At(400));
        Assert.Equal((2, 1, 1), (motion.Counters.Disordered, motion.Counters.LostMotion, motion.Counters.Turns));
        Assert.InRange(motion.TurnDegrees, 30, 45);
        Assert.ThrowsAny<ArgumentException>(() => motion.Note(default));
    }

    [Fact]
    public void A_setting_out_of_its_range_is_one_sentence()
    {
        (PinchMotionOptions Options, string Sentence)[] wrong =
        [
            (new() { TurnDeadZoneDegrees = 0 }, "PinchMotionOptions.TurnDeadZoneDegrees is 0; expected 1 to 90°."),
            (new() { HysteresisDegrees = 12 }, "PinchMotionOptions.HysteresisDegrees is 12; expected 0° to less than StepDegrees, which is 12."),
            (new() { MotionLagMs = 350 }, "PinchMotionOptions.MotionLagMs is 350; expected 0 ms to less than MaxAgeMs, which is 350."),
            (new() { AcceleratedSteps = 0 }, "PinchMotionOptions.AcceleratedSteps is 0; expected 1 to 100."),
            (new() { RestSpanDps = double.NaN }, "PinchMotionOptions.RestSpanDps is NaN; expected above 0, at most 100°/s."),
        ];
        foreach ((PinchMotionOptions options, string sentence) in wrong)
            Assert.Equal(sentence, Assert.Throws<ArgumentException>(() => new PinchMotion(options)).Message);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var motion = new PinchMotion(new PinchMotionOptions()) { Wants = All };
        var arm = new MovedForearm();
        for (var i = 0; i < 60; i++)
            arm.Turn((i * 1000) + 300, 300, i % 2 == 0 ? 60 : -60);
        var samples = arm.RunTo(60_000).ToArray();
        var told = 0;
        Assert.Equal(0, Allocation.LeastOf(3, stretch =>
        {
            for (int i = stretch * 1000; i < (stretch + 1) * 1000; i++)
            {
                motion.Push(samples[i]);
                if (i % 52 is 10 or 40)
                    motion.Note(new(i % 52 == 10 ? "index_press" : "index_release", 1, samples[i].At));
                motion.Advance(samples[i].At);
                while (motion.TryTake(out _))
                    told++;
            }
        }));
        Assert.True(told > 200, $"{told} events");
    }
}
