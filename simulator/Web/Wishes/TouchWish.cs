using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>The wearer is to put a finger on the temple of the glasses now.</summary>
/// <param name="Action">What it does, as in scenarios.</param>
/// <param name="HoldS">Time until it lets go, 0.001 to 60 s; the usual one of the action if null. How long it is, and not its name, makes a press a long one.</param>
internal sealed record TouchWish(string Action, double? HoldS = null) : Wish
{
    /// <inheritdoc/>
    public override void Check(Scenario scenario)
    {
        var action = NamesOf<ButtonAction>.Find(Action, "action");
        RequireRange(HoldS ?? 1, 0.001, 60, "holdS", "seconds");
        var glasses = GlassesProfile.Load(scenario.Glasses.Profile);
        if (!glasses.Buttons.Actions.Contains(action))
            throw RefusalException.NotNow($"The glasses {glasses.Name} cannot tell {Action}; expected one of {string.Join(", ", glasses.Buttons.Actions.Select(NamesOf<ButtonAction>.Of))}.");
    }

    /// <inheritdoc/>
    public override JournalEntry Do(LiveWorld world)
    {
        if (!world.Simulation.Glasses.Buttons.TryTouch(new ButtonTouch(world.NowS, NamesOf<ButtonAction>.Find(Action, "action"), HoldS)))
            throw RefusalException.NotNow("Another finger is at the temple meanwhile; wait until it lets go.");
        return new JournalEntry { Kind = "touch", AtS = world.NowS, Name = Action, Text = $"finger at the temple, {Action}{(HoldS is { } hold ? $", {hold} s" : "")}" };
    }
}
