using NeuralGlasses.Physiology;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>The running world as a wish finds it; only the world's own thread touches it.</summary>
internal sealed class LiveWorld(Simulation simulation, Scenario scenario, Func<JournalEntry, JournalEntry> note)
{
    /// <summary>The world.</summary>
    public Simulation Simulation { get; } = simulation;

    /// <summary>What it was made from.</summary>
    public Scenario Scenario { get; } = scenario;

    /// <summary>The simulated person's arm; null where a recording or statistics move it.</summary>
    public SimulatedForearm? Forearm { get; } = (simulation.Arm as ForearmArm)?.Forearm;

    /// <summary>What a fault can lay hands on.</summary>
    public FaultLevers Levers { get; } = new(simulation.Board, simulation.Radio, simulation.Glasses);

    /// <summary>Times the reaction to a movement.</summary>
    public ReactionWatch Reaction { get; } = new();

    /// <summary>Faults that last until somebody ends them.</summary>
    public SortedSet<string> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Sounds that the run's folder keeps.</summary>
    public int SoundsKept { get; set; }

    /// <summary>Simulated time, in seconds.</summary>
    public double NowS => Simulation.Clock.Microseconds / 1e6;

    /// <summary>Notes a reaction, in the trace as well; <paramref name="frame"/> is the number of the display's frame, if it showed one.</summary>
    public void Note(in Reaction reaction, int? frame)
    {
        Simulation.Remember(reaction);
        var asked = reaction.AskedS;
        double Ms(double atS) => Math.Round((atS - asked) * 1000, 1);
        var seen = reaction.FrameS is { } shown ? $"the display after {Ms(shown):F0} ms" : "the display had nothing to change";
        Note(new JournalEntry
        {
            Kind = "reaction",
            AtS = reaction.FrameS ?? reaction.EventS,
            Name = reaction.Movement,
            Text = $"From the wish for {reaction.Movement}: muscles after {Ms(reaction.OnsetS):F0} ms, event {reaction.Gesture} after {Ms(reaction.EventS):F0} ms, {seen}.",
            ToOnsetMs = Ms(reaction.OnsetS),
            ToEventMs = Ms(reaction.EventS),
            ToHudMs = reaction.FrameS is { } frameS ? Ms(frameS) : null,
            Frame = frame,
        });
    }

    /// <summary>Notes what happened, and returns it with its number.</summary>
    public JournalEntry Note(JournalEntry entry) => note(entry);
}
