using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Movements;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

public sealed class MuscleTableTests
{
    [Fact]
    public void Every_muscle_has_its_line()
    {
        Assert.Equal(28, MuscleTable.Count);
        Assert.Equal(Enum.GetValues<Muscle>(), MuscleTable.Muscles.Select(m => m.Muscle));
        Assert.All(MuscleTable.Muscles, m => Assert.InRange(m.MotorUnits, 30, 200));
    }

    [Fact]
    public void Every_muscle_is_used_by_a_movement()
    {
        var used = MovementTable.Names.SelectMany(name => MovementTable.Of(name).Makes.Keys.Concat(MovementTable.Of(name).Undoes.Keys)).ToHashSet();
        Assert.Empty(Enum.GetValues<Muscle>().Except(used));
    }

    [Fact]
    public void A_given_trait_leaves_all_others_as_they_were_drawn()
    {
        var drawn = Person.Draw(5);
        var given = Person.Draw(5, new PersonTraits { FatMm = 4 });
        Assert.Equal(4, given.FatMm);
        Assert.Equal((drawn.CircumferenceMm, drawn.Wears, drawn.DryPairKilohms), (given.CircumferenceMm, given.Wears, given.DryPairKilohms));
        Assert.Equal(drawn.Muscles, given.Muscles);
    }

    [Theory]
    [InlineData(90.0, null, "person.circumferenceMm is 90; expected 130 to 210 millimetres.")]
    [InlineData(null, 30.0, "person.fatMm is 30; expected 0.3 to 12 millimetres.")]
    [InlineData(130.0, 12.0, "fat of 12.0 mm leaves no room in an arm 130 mm round for muscles 12 mm deep; expected at most 7.3 mm of fat, or a thicker arm.")]
    public void An_impossible_person_is_refused_in_a_sentence(double? circumference, double? fat, string sentence)
    {
        var refused = Assert.Throws<PhysiologyException>(() => Person.Draw(1, new PersonTraits { CircumferenceMm = circumference, FatMm = fat }));
        Assert.Equal(sentence, refused.Message);
    }
}
