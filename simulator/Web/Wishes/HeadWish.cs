using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>The wearer is to move the head now; movements at one time add up.</summary>
/// <param name="Movement">Its name, as in scenarios.</param>
/// <param name="ForS">How long it lasts, 0.2 to 3600 s.</param>
/// <param name="AngleDeg">Largest angle, 1 to 180 degrees; the usual one of the movement if null. Walking has none.</param>
internal sealed record HeadWish(string Movement, double ForS = 1.5, double? AngleDeg = null) : Wish
{
    /// <inheritdoc/>
    public override void Check(Scenario scenario)
    {
        var movement = NamesOf<HeadMovement>.Find(Movement, "movement");
        RequireRange(ForS, 0.2, 3600, "forS", "seconds");
        RequireRange(AngleDeg ?? 1, 1, 180, "angleDeg", "degrees");
        if (movement == HeadMovement.Walk && AngleDeg is not null)
            throw RefusalException.Wrong("angleDeg is given, but walking has none; leave it out.");
    }

    /// <inheritdoc/>
    public override JournalEntry Do(LiveWorld world)
    {
        world.Simulation.Glasses.Head.Add(new HeadMove(world.NowS, ForS, NamesOf<HeadMovement>.Find(Movement, "movement"), AngleDeg));
        return new JournalEntry
        {
            Kind = "head",
            AtS = world.NowS,
            Name = Movement,
            OnsetS = world.NowS,
            EndS = world.NowS + ForS,
            Text = $"head {Movement}, {(AngleDeg is { } angle ? $"{angle}°, " : "")}{ForS} s",
        };
    }
}
