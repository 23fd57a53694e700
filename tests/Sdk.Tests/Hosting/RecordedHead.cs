using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// Keeps what was recorded of a motion sensor, and says it again at the same moments.
internal sealed class RecordedHead : ITraceSink, IHeadMotion
{
    private readonly Queue<TraceRecord> _records = new();

    public double RateHz => 100;

    public long Lost { get; private set; }

    public void Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload) => _records.Enqueue(new TraceRecord(_records.Count, kind, at, payload.ToArray()));

    public void Open(HostTime at)
    {
        TraceRecord record = _records.Dequeue();
        if (record.At != at || record.Open().ReadByte() != 0)
            throw new InvalidOperationException($"It was not opened at {at.Microseconds}.");
    }

    public int Read(Span<HeadSample> samples, HostTime now)
    {
        if (!_records.TryPeek(out TraceRecord record) || record.At != now)
            return 0;
        TracePayload said = _records.Dequeue().Open();
        said.ReadByte();
        Lost = said.ReadInt64();
        int count = said.ReadInt32();
        for (var i = 0; i < count; i++)
            samples[i] = new HeadSample(new HostTime(said.ReadInt64()), said.ReadSingle(), said.ReadSingle(), said.ReadSingle(), said.ReadSingle(), said.ReadSingle(), said.ReadSingle());
        return count;
    }

    public void Close()
    {
    }
}
