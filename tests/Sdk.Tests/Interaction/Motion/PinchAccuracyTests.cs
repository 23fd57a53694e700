using NeuralGlasses.Interaction.Motion;
using Xunit;
using static NeuralGlasses.Interaction.Motion.PinchEventKind;

namespace NeuralGlasses.Sdk.Tests.Interaction.Motion;

/// <summary>How right the angle of a pinched wrist is, on either arm, with an offset, and while its wearer walks.</summary>
public sealed class PinchAccuracyTests(ITestOutputHelper output)
{
    // From the palm down supination lifts the thumb: on a right arm, where the thumb is on the left, that is clockwise for who looks along the
    // forearm, and on a left arm, where it is on the right, anticlockwise.
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void What_the_wearer_sees_as_clockwise_is_positive_on_either_arm_and_however_the_band_is_worn(bool isLeftArm, bool isTurnedAround)
    {
        double supination = isLeftArm ? -50 : 50;
        double thumbAtLeft = isLeftArm ? -1 : 1;
        Assert.True(thumbAtLeft * Math.Sin(supination * Math.PI / 180) > 0, "supination lifts the thumb");
        MovedForearm Worn() => new() { IsTurnedAround = isTurnedAround };
        var options = new PinchMotionOptions { IsTurnedAround = isTurnedAround };

        PinchRun turned = new PinchRun(Worn().Turn(1200, 500, supination), PinchWants.Turn, options).Pinch(1000, 2000).To(2500);
        Assert.Equal(isLeftArm ? -4 : 4, turned.Steps);
        PinchRun moved = new PinchRun(Worn().Right(1200, 500, 15).Down(1200, 500, -15), PinchWants.Drag, options).Pinch(1000, 2000).To(2500);
        Assert.True(moved.Events.Sum(e => e.RightDegrees) > 10 && moved.Events.Sum(e => e.DownDegrees) < -10);
    }

    // Offset 1°/s about every axis, noise and steps of the sensor, 52 Hz, turns of 15 to 90° in 0.3 to 1.5 s, and the arm raised, turned or neither.
    [Theory]
    [InlineData(1000, false, 0.25)]
    [InlineData(3000, false, 0.3)]
    [InlineData(1000, true, 1.2)]
    [InlineData(3000, true, 2)]
    public void The_angle_is_right_to_within(double afterMs, bool withoutRest, double mostDegrees)
    {
        var random = new Random(9);
        double worst = 0, squares = 0;
        const int Runs = 200;
        for (var i = 0; i < Runs; i++)
        {
            double degrees = (random.Next(2) == 0 ? -1 : 1) * (15 + (75 * random.NextDouble()));
            double within = 300 + (Math.Min(1200, afterMs - 400) * random.NextDouble());
            MovedForearm arm = new MovedForearm(i).Lying(360 * random.NextDouble(), (120 * random.NextDouble()) - 60).Turn(1020, within, degrees);
            if (withoutRest)
                arm.Turn(0, 1000, 40);
            PinchRun run = new PinchRun(arm, PinchWants.Turn).Pinch(1000, 9000).To(1000 + afterMs);
            double truth = arm.TurnedDegrees - (withoutRest ? 40 : 0);
            Assert.Equal(!withoutRest, run.Motion.Counters.Rests > 0);
            double error = Math.Abs(run.Motion.TurnDegrees - truth);
            worst = Math.Max(worst, error);
            squares += error * error;
        }

        output.WriteLine($"after {afterMs} ms, {(withoutRest ? "offset unknown" : "offset learnt")}: worst {worst:F2}°, RMS {Math.Sqrt(squares / Runs):F2}°");
        Assert.InRange(worst, 0, mostDegrees);
    }

    [Fact]
    public void An_offset_that_is_not_known_turns_nothing_while_the_hand_is_still()
    {
        MovedForearm arm = new MovedForearm { OffsetDps = 1.5 }.Turn(0, 1000, 40);
        PinchRun run = new PinchRun(arm, PinchWants.Turn | PinchWants.Drag).Pinch(1000, 9000).To(9500);
        Assert.Equal([Tap, End], run.Kinds);
    }

    [Fact]
    public void An_arm_that_swings_turns_nothing_without_a_pinch()
    {
        PinchRun run = new PinchRun(new MovedForearm { AskewDegrees = 10 }.Walk(1000, 60_000), PinchWants.Turn | PinchWants.Drag | PinchWants.Hold).To(60_000);
        Assert.Empty(run.Events);
        Assert.True(run.Motion.Counters.Samples > 3000);
    }

    // The arm swings by 18° to and fro, the forearm turns by 3° with it, and the band sits 10° askew: what of the swing looks like a turn, with the
    // lag of the samples on top.
    [Fact]
    public void Who_walks_turns_a_dial_by_what_the_forearm_turns_and_an_error_below_nine_degrees()
    {
        double worst = 0;
        var turned = 0;
        for (var i = 0; i < 60; i++)
        {
            MovedForearm still = new MovedForearm(i) { AskewDegrees = i % 2 == 0 ? 10 : -10 }.Walk(1000, 20_000, 0.85 + (0.004 * i));
            turned += new PinchRun(still, PinchWants.Turn).Pinch(2000 + (i * 37), 5000 + (i * 37)).To(6000 + (i * 37)).Steps == 0 ? 0 : 1;

            double began = 2000 + (i * 37);
            MovedForearm turning = new MovedForearm(i) { AskewDegrees = i % 2 == 0 ? 10 : -10 }.Walk(1000, 20_000, 0.85 + (0.004 * i)).Turn(began + 100, 500, 45);
            PinchRun run = new PinchRun(turning, PinchWants.Turn);
            run.To(began);
            double before = turning.TurnedDegrees;
            run.Pinch(began, began + 5000);
            for (double ms = began + 700; ms < began + 3000; ms += 10)
            {
                run.To(ms);
                worst = Math.Max(worst, Math.Abs(run.Motion.TurnDegrees - (turning.TurnedDegrees - before)));
            }
        }

        output.WriteLine($"worst error of a turn while walking {worst:F1}°; {turned} of 60 pinches of three seconds that were not turned told a step");
        Assert.InRange(worst, 0, 9);
        Assert.InRange(turned, 0, 3);
    }
}
