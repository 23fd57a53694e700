using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>What came of a replay.</summary>
public sealed record ReplayOutcome
{
    /// <summary>The trace's header.</summary>
    public required TraceHeader Header { get; init; }

    /// <summary>The first difference; null if everything was the same.</summary>
    public TraceDifference? Difference { get; init; }

    /// <summary>One sentence that says where the trace is cut; null for a whole one, or where a difference came first.</summary>
    public string? Cut { get; init; }

    /// <summary>Host time of the last thing replayed, in seconds.</summary>
    public required double EndS { get; init; }

    /// <summary>Host time of the first thing replayed, in seconds.</summary>
    public required double BeginS { get; init; }

    /// <summary>Records compared or given to the glasses, by kind.</summary>
    public required IReadOnlyDictionary<TraceRecordKind, long> Counts { get; init; }
}
