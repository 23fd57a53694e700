using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;
using static NeuralGlasses.Interaction.Motion.PinchEventKind;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>A simulated person pinches and turns, and the band's motion sensor tells the glasses by how much: through its registers, the firmware, the air, the link and the clock.</summary>
public sealed class PinchAndTurnTests(ITestOutputHelper output)
{
    private const double ToleranceDegrees = 1;

    [Theory]
    [InlineData(Arm.Right)]
    [InlineData(Arm.Left)]
    public void A_forearm_that_turns_while_fingers_are_pinched_moves_a_dial_by_its_angle(Arm arm)
    {
        using var bench = Make(arm, 14, (3, 1.4, 65), (6, 0.7, -45), (9, 0.3, 0), (11, 2.4, -95));
        bench.Run();

        Assert.Equal([TurnStart, TurnBy, End, TurnStart, TurnBy, End, Tap, End, TurnStart, TurnBy, End], Kinds(bench));
        Assert.Equal(5 - 3 - 7, bench.Events.Sum(e => e.Steps));
        output.WriteLine($"{arm}: turned {string.Join(", ", bench.Turned.Select(t => $"{t:F2}°"))}");
        Assert.Equal([65, -45, -95], bench.Turned, (expected, found) => Math.Abs(expected - found) < ToleranceDegrees);
        var counters = bench.Link.Motion.Counters;
        Assert.True(counters.Received > 200);
        Assert.Equal((0, 0, 0, 0), (counters.Lost, counters.Corrupt, counters.Resyncs, bench.Pinches.Counters.LostMotion));
    }

    [Fact]
    public void A_hand_that_is_raised_and_goes_to_the_right_drags_there()
    {
        using var bench = Make(Arm.Right, 6, (3, 1.6, 0));
        bench.Arm.Forearm.Add(new ArmPiece([], [new ArmSwing(ArmSwingKind.Turn, 0, 3.3, 0.4, 20, 0, 0.25), new ArmSwing(ArmSwingKind.Turn, 2, 3.8, 0.4, -15, 0, 0.3)], []));
        bench.Run();

        Assert.Equal([DragStart, DragBy, End], Kinds(bench));
        // The first 5° are the dead zone, and a sample more.
        Assert.Equal(-15, bench.Events.Sum(e => e.DownDegrees), 2.0);
        Assert.Equal(15, bench.Events.Sum(e => e.RightDegrees), ToleranceDegrees);
    }

    [Fact]
    public void Motion_that_is_wanted_late_or_no_more_turns_nothing_and_tells_no_tap_either()
    {
        using var bench = Make(Arm.Right, 30, (3, 1.4, 60), (7, 1.4, 60), (25, 1.4, 60));
        bench.Wanted = (5, 9);
        bench.Run();

        Assert.Equal([End, TurnStart, TurnBy, End, End], Kinds(bench));
        Assert.Equal(3, bench.Link.Motion.Counters.Switched);
        Assert.False(bench.Link.Motion.IsOn);
    }

    [Fact]
    public void A_band_whose_motion_sensor_is_dead_streams_and_turns_nothing()
    {
        using var bench = Make(Arm.Right, 6, scenario => scenario with { Wristband = scenario.Wristband with { DeadImu = true } }, (3, 1.4, 60));
        bench.Run();

        Assert.Equal([End], Kinds(bench));
        Assert.Equal((true, 0), (bench.Link.Motion.IsOn, bench.Link.Motion.Counters.Received));
    }

    [Fact]
    public void A_radio_that_loses_notifications_turns_no_dial_wrongly()
    {
        (double AtS, double HoldS, double TurnDeg)[] pinches = [.. Enumerable.Range(0, 12).Select(i => (3 + (i * 2.5), 1.2, i % 2 == 0 ? 50.0 : -50))];
        using var bench = Make(Arm.Right, 34, scenario => scenario with { Radio = scenario.Radio with { NotificationLoss = 0.05 } }, pinches);
        bench.Run();

        Assert.True(bench.Link.Motion.Counters.Lost > 10 && bench.Pinches.Counters.LostMotion + bench.Pinches.Counters.Doubtful > 0);
        Assert.Equal(12, bench.Events.Count(e => e.Kind == End));
        for (var i = 0; i < pinches.Length; i++)
        {
            var steps = bench.Events.Where(e => Math.Abs((e.Press.NewestSample.Microseconds / 1e6) - pinches[i].AtS) < 1).Sum(e => e.Steps);
            Assert.InRange(steps * Math.Sign(pinches[i].TurnDeg), 0, 4);
        }
    }

    [Theory]
    [InlineData("person: { seed: 3 }\nmovements:\n  - { at: 1 s, movement: index_pinch, turn: 30 deg }", "the movement is not held; expected a hold to turn in")]
    [InlineData("movements:\n  - { at: 1 s, movement: fist, hold: 1 s, turn: 30 deg }", "the arm of statistics never turned")]
    [InlineData("person: { seed: 3 }\nmovements:\n  - { at: 1 s, movement: index_pinch, hold: 1 s, turn: 200 deg }", "expected an angle from -120 deg to 120 deg")]
    public void A_turn_that_cannot_be_is_refused_with_its_place(string text, string expected)
    {
        Assert.Contains(expected, Assert.Throws<Simulator.ScenarioException>(() => Scenario.Parse(text, "turn.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_says_by_how_much_a_pinch_turns()
    {
        var scenario = Scenario.Parse("person: { seed: 3 }\nmovements:\n  - { at: 1 s, movement: index_pinch, hold: 1 s, turn: -30 deg }", "turn.yaml");
        Assert.Equal(-30, Assert.Single(scenario.Arm.Gestures).TurnDeg);
    }

    private static TurningBench Make(Arm arm, double durationS, params (double AtS, double HoldS, double TurnDeg)[] pinches) => Make(arm, durationS, s => s, pinches);

    private static TurningBench Make(Arm arm, double durationS, Func<Scenario, Scenario> change, params (double AtS, double HoldS, double TurnDeg)[] pinches)
    {
        var pinch = Scenario.Load("first-pinch");
        return new TurningBench(change(pinch with
        {
            DurationS = durationS,
            Person = pinch.Person! with { Traits = new PersonTraits { Wears = arm } },
            Arm = pinch.Arm with { Gestures = [.. pinches.Select(p => new GestureScenario(p.AtS, p.HoldS, "index_pinch", null, 0.35, p.TurnDeg))] },
        }));
    }

    private static IEnumerable<PinchEventKind> Kinds(TurningBench bench)
    {
        PinchEventKind last = default;
        foreach (var told in bench.Events)
        {
            if (told.Kind != last || told.Kind is not (TurnBy or DragBy))
                yield return told.Kind;
            last = told.Kind;
        }
    }
}
