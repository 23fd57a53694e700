using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>The wearer is to make a movement now.</summary>
/// <param name="Movement">Its name; an index pinch if left out.</param>
/// <param name="Form">How long it is held.</param>
/// <param name="Effort">Effort of its main muscle, as a share of the greatest drive, 0.02 to 1.</param>
/// <param name="ForS">How long a held or continuous one lasts, 0.05 to 60 s.</param>
internal sealed record MovementWish(string Movement = "index_pinch", MovementForm Form = MovementForm.Tap, double Effort = 0.3, double ForS = 1) : Wish
{
    /// <inheritdoc/>
    public override void Check(Scenario scenario)
    {
        if (!MovementTable.Names.Contains(Movement))
            throw RefusalException.Wrong($"movement is '{Movement}'; expected one of {string.Join(", ", MovementTable.Names)}.");
        RequireRange(Effort, 0.02, 1, "effort", "of the greatest drive");
        RequireRange(ForS, 0.05, 60, "forS", "seconds");
        RequirePerson(scenario, "nobody can make a movement");
    }

    /// <inheritdoc/>
    public override JournalEntry Do(LiveWorld world)
    {
        var arm = world.Forearm!;
        var piece = arm.Mover.Make(Movement, arm.Seconds, Form, Effort, ForS);
        arm.Add(piece);
        foreach (var truth in piece.Truth)
            world.Simulation.Expect(new ScriptedGesture(truth.Movement, truth.OnsetS, truth.EndS));
        var (onset, end) = (piece.Truth[0].OnsetS, piece.Truth[^1].EndS);
        world.Reaction.Begin(Movement, world.NowS, onset, end);
        return new JournalEntry
        {
            Kind = "movement",
            AtS = world.NowS,
            Name = Movement,
            OnsetS = onset,
            EndS = end,
            Text = $"{Movement}, {Form.ToString().ToLowerInvariant()}, effort {Effort:P0}",
        };
    }
}
