using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

/// <summary>A simulated person in a scenario's file.</summary>
public sealed class PersonReadingTests
{
    [Fact]
    public void A_seed_makes_a_person_and_every_field_arrives()
    {
        var scenario = Scenario.Parse(
            """
            duration: 30 s
            person: { seed: 7, wrist: 16 cm, fat: 3 mm, wears: left, effort_habit: 0.8, dry_pair: 400 kΩ, rest_tone: 1 % }
            donning: { rotation: -12 deg, shift: 4 mm, tilt: 2 deg, contact: 5, worn: 10 min, sweat: 20 %, looseness: 0.1, again: [{ at: 12 s, rotation: 10 deg }] }
            movements:
              - { at: 1 s, movement: index_pinch }
              - { at: 3 s, movement: middle_pinch, form: twice, effort: 10 % }
              - { at: 5 s, movement: fist, hold: 2 s }
            activities:
              - { from: 10 s, to: 20 s, activity: typing }
            """,
            "x.yaml");
        var person = Assert.IsType<PersonScenario>(scenario.Person);
        Assert.Equal((7, 160, 3, Arm.Left), (person.Seed, person.Traits.CircumferenceMm, person.Traits.FatMm, person.Traits.Wears));
        Assert.Equal((0.8, 400, 0.01), (person.Traits.EffortHabit, person.Traits.DryPairKilohms, person.Traits.RestTone));
        Assert.Equal((-12, 4, 2, 5), (person.Donning.RotationDeg, person.Donning.ShiftMm, person.Donning.TiltDeg, person.Donning.Seed));
        Assert.Equal((600, 0.2, 0.1), (person.Skin.WornS, person.Skin.Sweat, person.Skin.Looseness));
        Assert.Equal((12, 10), (person.Redonnings[0].AtS, person.Redonnings[0].Donning.RotationDeg));
        Assert.Equal(new GestureScenario(3, 0, "middle_pinch", MovementForm.Twice, 0.1), scenario.Arm.Gestures[1]);
        Assert.Equal(new ActivityScenario(10, 20, "typing"), Assert.Single(person.Activities));
    }

    [Theory]
    [InlineData("person: { seed: 1, wrist: 300 mm }", "person.wrist")]
    [InlineData("person: { seed: 1, fat: 40 mm }", "person.fat")]
    [InlineData("person: { seed: 1 }\nmovements:\n  - { at: 1 s, movement: snap }", "movements.movement is snap")]
    [InlineData("movements:\n  - { at: 1 s, movement: index_pinch, hold: 1 s }", "movements.movement is index_pinch, which the arm of statistics never made")]
    [InlineData("movements:\n  - { at: 1 s, movement: fist }", "movements has no hold")]
    [InlineData("movements:\n  - { at: 1 s, movement: fist, hold: 1 s, effort: 0.5 }", "has a form or an effort")]
    [InlineData("activities:\n  - { from: 10 s, to: 5 s, activity: typing }", "expected time to run forwards")]
    [InlineData("activities:\n  - { from: 10 s, to: 90 s, activity: typing }", "expected activities within it")]
    [InlineData("activities:\n  - { from: 10 s, to: 20 s, activity: knitting }", "activities.activity is knitting")]
    [InlineData("person: { seed: 1 }\ndonning: { again: [{ at: 9 s }, { at: 3 s }] }", "expected them in order of time")]
    public void What_cannot_be_is_refused_with_its_line(string yaml, string sentence)
    {
        var refused = Assert.Throws<ScenarioException>(() => Scenario.Parse(yaml, "x.yaml"));
        Assert.Matches(@"^x\.yaml:\d+", refused.Message);
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }
}
