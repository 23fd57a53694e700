using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.World;

namespace NeuralGlasses.Simulator.Faults;

/// <summary>Lets a scenario's faults begin and end at their times.</summary>
internal sealed class FaultPlan : IWorldParticipant
{
    private readonly (long Microseconds, Action<FaultLevers> Act, string Note)[] _steps;
    private readonly FaultLevers _levers;
    private readonly IRunObserver? _observer;
    private int _next;

    /// <summary>Plans the faults of a scenario.</summary>
    public FaultPlan(IReadOnlyList<FaultScenario> faults, FaultLevers levers, IRunObserver? observer)
    {
        _levers = levers;
        _observer = observer;
        _steps = [.. faults.SelectMany(Steps).OrderBy(step => step.Microseconds)];
    }

    /// <inheritdoc/>
    public long NextMicroseconds => _next < _steps.Length ? _steps[_next].Microseconds : long.MaxValue;

    /// <inheritdoc/>
    public void Act()
    {
        var (at, act, note) = _steps[_next++];
        act(_levers);
        _observer?.OnNote(at / 1e6, note);
    }

    private static IEnumerable<(long Microseconds, Action<FaultLevers> Act, string Note)> Steps(FaultScenario fault)
    {
        var kind = FaultCatalogue.Find(fault.Fault);
        yield return ((long)(fault.AtS * 1e6), kind.Begin, $"fault {kind.Name}");
        if (fault.ForS is { } length && kind.End is { } end)
            yield return ((long)((fault.AtS + length) * 1e6), end, $"fault {kind.Name} is over");
    }
}
