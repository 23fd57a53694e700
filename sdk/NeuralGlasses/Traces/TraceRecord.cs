using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>A record of a trace.</summary>
/// <param name="Number">Its place in the trace, from 0.</param>
/// <param name="Kind">What it says.</param>
/// <param name="At">Host time.</param>
/// <param name="Payload">The rest, as the kind lays it out.</param>
public readonly record struct TraceRecord(long Number, TraceRecordKind Kind, HostTime At, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Begins to read the payload.</summary>
    public TracePayload Open() => new(this);

    /// <summary>Whether both say the same, wherever they stand.</summary>
    public bool SaysTheSameAs(TraceRecord other) => Kind == other.Kind && At == other.At && Payload.Span.SequenceEqual(other.Payload.Span);
}
