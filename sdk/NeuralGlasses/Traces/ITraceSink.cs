using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>Takes the records of a run in their order.</summary>
public interface ITraceSink
{
    /// <summary>Takes a record; the payload is valid during the call.</summary>
    void Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload);
}
