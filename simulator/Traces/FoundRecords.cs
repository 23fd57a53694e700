using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Gathers what replayed glasses ask and make in a step.</summary>
internal sealed class FoundRecords : ITraceSink
{
    private readonly List<TraceRecord> _records = [];

    public IReadOnlyList<TraceRecord> Records => _records;

    public void Clear() => _records.Clear();

    public void Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload)
    {
        if (TraceRecordKinds.RoleOf(kind) is TraceRole.Request or TraceRole.Answer or TraceRole.Event)
            _records.Add(new TraceRecord(-1, kind, at, payload.ToArray()));
    }
}
