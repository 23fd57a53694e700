using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Physiology.Skin;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>A simulated person wears the band: muscles, contact and motion all reach the wristband.</summary>
public sealed class PersonTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_person_and_a_seed_give_the_same_trace_twice()
    {
        var first = _runs.Run(Living());
        Assert.Equal(first.TraceHash, _runs.Run(Living()).TraceHash);
        Assert.NotEqual(first.TraceHash, _runs.Run(Living(person: 2)).TraceHash);
        Assert.NotEqual(first.TraceHash, _runs.Run(Living(), seed: 2).TraceHash);
    }

    [Fact]
    public void Movements_are_the_truth_and_daily_life_is_not()
    {
        var report = _runs.Run(Living());
        Assert.Equal(0, report.Link.FramesLost);
        Assert.Equal(1, report.Gestures.Expected);
        Assert.Equal(1, report.Gestures.UnknownToModel);
    }

    [Theory]
    [InlineData(300, "expected 130 to 210 millimetres")]
    [InlineData(20, "expected 130 to 210 millimetres")]
    public void An_impossible_arm_is_refused_in_a_sentence(double circumference, string expected)
    {
        var scenario = Living();
        var wrong = scenario with { Person = scenario.Person! with { Traits = new() { CircumferenceMm = circumference } } };
        Assert.Contains(expected, Assert.Throws<ScenarioException>(() => _runs.Make(wrong)).Message, StringComparison.Ordinal);
    }

    private static Scenario Living(int person = 1) => new()
    {
        Name = "living",
        DurationS = 8,
        Arm = new ArmScenario { Gestures = [new GestureScenario(1, 1.5, "fist", MovementForm.Hold, 0.3), new GestureScenario(3.5, 0, "index_pinch")] },
        Person = new PersonScenario
        {
            Seed = person,
            Donning = new Donning { RotationDeg = 4, Seed = 3 },
            Skin = new SkinConditions { Looseness = 0.2 },
            Activities = [new ActivityScenario(4, 8, "walking")],
            Redonnings = [new RedonningScenario(6, new Donning { RotationDeg = -10, Seed = 4 })],
        },
    };
}
