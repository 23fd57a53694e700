using NeuralGlasses.Simulator.Scenarios.Reading;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>When an expectation is to hold: at a time, within a time of another or of a movement, or from one time to another; else in the whole run.</summary>
public sealed record Timing
{
    /// <summary>Stands for the movement of the event's own name.</summary>
    public const string ItsMovement = "its movement";

    /// <summary>At this time, in seconds.</summary>
    public double? AtS { get; init; }

    /// <summary>Within this time of what the others say, in seconds.</summary>
    public double? WithinS { get; init; }

    /// <summary>Time that "within" counts from, in seconds.</summary>
    public double? OfS { get; init; }

    /// <summary>Label of the movements that "within" counts from, each of them.</summary>
    public string? After { get; init; }

    /// <summary>From this time on, in seconds.</summary>
    public double? FromS { get; init; }

    /// <summary>Up to this time, in seconds.</summary>
    public double? ToS { get; init; }

    /// <summary>The latest time that it names itself, in seconds.</summary>
    public double LatestS => new[] { AtS, OfS, FromS, ToS }.Max() ?? 0;

    /// <summary>The movement that it counts from, or null; <paramref name="own"/> is the one of the expectation's own name, if it has one.</summary>
    public string? Movement(string? own) => After switch
    {
        ItsMovement => own,
        null => WithinS is not null && OfS is null ? own : null,
        _ => After,
    };

    /// <summary>The times in each of which the expectation is to hold.</summary>
    /// <param name="run">The run, for its movements and its end.</param>
    /// <param name="own">The movement of the expectation's own name, or null.</param>
    public IReadOnlyList<Window> Windows(RunEvidence run, string? own)
    {
        if (AtS is { } at)
            return [new(at, at, $"at {Shown(at)}")];
        if (WithinS is not { } within)
            return [new(FromS ?? 0, ToS ?? run.EndS, Span())];
        if (Movement(own) is { } movement)
            return [.. run.Movements.Where(m => m.Gesture == movement).Select(m => new Window(m.BeginS, m.BeginS + within, $"within {Shown(within)} after {movement} at {Shown(m.BeginS)}"))];
        return [new(OfS ?? 0, (OfS ?? 0) + within, $"within {Shown(within)}{(OfS is { } of ? $" of {Shown(of)}" : "")}")];
    }

    private static string Shown(double seconds) => RunTime.Words(seconds);

    private string Span() => (FromS, ToS) switch
    {
        (null, null) => "in the run",
        ({ } from, null) => $"from {Shown(from)}",
        (null, { } to) => $"to {Shown(to)}",
        ({ } from, { } to) => $"from {Shown(from)} to {Shown(to)}",
    };
}

/// <summary>A time in which something is expected.</summary>
/// <param name="FromS">Begin, in seconds.</param>
/// <param name="ToS">End, in seconds; it belongs to it.</param>
/// <param name="Words">The same for a sentence.</param>
public readonly record struct Window(double FromS, double ToS, string Words)
{
    /// <summary>Whether a time lies in it, in seconds.</summary>
    public bool Holds(double atS) => atS >= FromS && atS <= ToS;

    /// <summary>How far a time lies from it, in seconds; 0 within it.</summary>
    public double Distance(double atS) => Math.Max(0, Math.Max(FromS - atS, atS - ToS));
}
