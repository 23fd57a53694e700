using System.Text.Json.Serialization;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>Something that a person wants to happen in a running world. It is kept with the simulated time at which it was done, so that a session can be played again.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "wish")]
[JsonDerivedType(typeof(MovementWish), "movement")]
[JsonDerivedType(typeof(ActivityWish), "activity")]
[JsonDerivedType(typeof(ConditionsWish), "conditions")]
[JsonDerivedType(typeof(FaultWish), "fault")]
[JsonDerivedType(typeof(SoundWish), "sound")]
[JsonDerivedType(typeof(ToneWish), "tone")]
[JsonDerivedType(typeof(HeadWish), "head")]
[JsonDerivedType(typeof(TouchWish), "touch")]
internal abstract record Wish
{
    /// <summary>Checks what can be checked without a world.</summary>
    /// <exception cref="RefusalException">Something is wrong, or not possible in this scenario.</exception>
    public abstract void Check(Scenario scenario);

    /// <summary>Does what takes long and touches nothing of the world; any thread may do it.</summary>
    public virtual void Prepare(LiveWorld world)
    {
    }

    /// <summary>Does it, on the world's thread.</summary>
    public abstract JournalEntry Do(LiveWorld world);

    /// <summary>Refuses what only a simulated person can do.</summary>
    protected static void RequirePerson(Scenario scenario, string what)
    {
        if (scenario.Person is null)
            throw RefusalException.NotNow($"In scenario '{scenario.Name}' no simulated person wears the band, so {what}; choose a scenario with a person, such as '{PlayScenario.Name}'.");
    }

    /// <summary>Refuses a number out of its range.</summary>
    protected static void RequireRange(double value, double least, double most, string field, string unit)
    {
        if (!(value >= least && value <= most))
            throw RefusalException.Wrong($"{field} is {value}; expected {least} to {most} {unit}.");
    }
}
