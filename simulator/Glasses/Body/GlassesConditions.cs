using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>What is broken, covered or switched off at a moment, as the scenario says or somebody does while it runs.</summary>
public sealed class GlassesConditions
{
    private readonly IReadOnlyList<GlassesFault> _faults;
    private readonly IReadOnlyList<TimeSpanScenario> _pauses;
    private readonly IReadOnlyList<TimeSpanScenario> _doffed;
    private readonly List<(GlassesPart Part, GlassesFailure Failure)> _done = [];

    /// <summary>Reads them out of a scenario.</summary>
    public GlassesConditions(GlassesScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _faults = scenario.Faults;
        _pauses = scenario.Pauses;
        _doffed = scenario.Doffed;
    }

    /// <summary>A part fails from now on.</summary>
    public void Begin(GlassesPart part, GlassesFailure failure) => _done.Add((part, failure));

    /// <summary>A part no longer fails so by what <see cref="Begin"/> did.</summary>
    public void End(GlassesPart part, GlassesFailure failure) => _done.Remove((part, failure));

    /// <summary>Whether somebody has put the wearer's switch at pause while it runs.</summary>
    public bool IsSwitchAtPause { get; set; }

    /// <summary>Whether somebody has taken the glasses off the head while it runs.</summary>
    public bool IsTakenOff { get; set; }

    /// <summary>Whether the wearer's switch cuts camera and microphones off.</summary>
    public bool IsPaused(HostTime at) => IsSwitchAtPause || _pauses.Any(p => p.Holds(at.Microseconds));

    /// <summary>Whether the glasses are on a head.</summary>
    public bool IsWorn(HostTime at) => !IsTakenOff && !_doffed.Any(p => p.Holds(at.Microseconds));

    /// <summary>Whether a part does not answer.</summary>
    public bool IsDead(GlassesPart part, HostTime at) => Has(part, GlassesFailure.Dead, at);

    /// <summary>Whether a part fails in this way.</summary>
    public bool Has(GlassesPart part, GlassesFailure failure, HostTime at) =>
        _done.Contains((part, failure)) || _faults.Any(f => f.Part == part && f.Failure == failure && f.Holds(at.Microseconds));

    /// <summary>Whether a fault of a part or a pause begins after one moment and not after another.</summary>
    public bool ChangesWithin(GlassesPart part, HostTime after, HostTime until) =>
        _faults.Where(f => f.Part == part).Select(f => f.FromS).Concat(_pauses.Select(p => p.FromS))
            .Any(from => from * 1e6 > after.Microseconds && from * 1e6 <= until.Microseconds);
}
