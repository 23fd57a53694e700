using NeuralGlasses.Physiology;
using NeuralGlasses.Simulator.Arm;
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

    /// <summary>Times the reaction to a movement.</summary>
    public ReactionWatch Reaction { get; } = new();

    /// <summary>Faults that last until somebody ends them.</summary>
    public SortedSet<string> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Simulated time, in seconds.</summary>
    public double NowS => Simulation.Clock.Microseconds / 1e6;

    /// <summary>Notes what happened, and returns it with its number.</summary>
    public JournalEntry Note(JournalEntry entry) => note(entry);
}
