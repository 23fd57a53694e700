using NeuralGlasses.Training.Discrete;

namespace NeuralGlasses.Training.Pointing;

/// <summary>Who points how often.</summary>
/// <param name="People">Seeds of the people.</param>
/// <param name="Sessions">How often each puts the band on, from 1.</param>
/// <param name="Blocks">Blocks of a session, from 1.</param>
/// <param name="Targets">Targets of each task of holding in a block, from 2.</param>
/// <param name="LifeSeconds">How long each activity of daily life lasts after a session, in seconds; 0 for none.</param>
public sealed record PointingPlan(SeedRange People, int Sessions, int Blocks, int Targets, double LifeSeconds)
{
    /// <exception cref="ArgumentException">A number is out of its range; the sentence names the option.</exception>
    public void Check()
    {
        Require(People.Count is >= 1 and <= 1000, "--people", People.Count, "1 to 1000");
        Require(Sessions is >= 1 and <= 100, "--sessions", Sessions, "1 to 100");
        Require(Blocks is >= 1 and <= 100, "--blocks", Blocks, "1 to 100");
        Require(Targets is >= 2 and <= 1000, "--targets", Targets, "2 to 1000");
        Require(LifeSeconds is 0 or >= 5 and <= 3600, "--life", LifeSeconds, "0, for none, or 5 to 3600 s");
    }

    private static void Require(bool holds, string option, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{option} is {found}; expected {expected}.");
    }
}
