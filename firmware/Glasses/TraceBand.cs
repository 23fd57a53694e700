using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Glasses;

/// <summary>A recorded trace as the band.</summary>
internal sealed class TraceBand : IBand
{
    private readonly TraceReader _reader;
    private readonly TraceCentral _central;

    /// <summary>Opens the trace, which begins at a moment.</summary>
    /// <exception cref="TraceException">It is missing, damaged, or no trace.</exception>
    public TraceBand(string path, HostTime beginsAt)
    {
        _reader = new TraceReader(path);
        _central = new TraceCentral(_reader, beginsAt);
    }

    public TraceHeader Header => _reader.Header;

    public IGattCentral Radio => _central;

    public HostTime? DueAt => _central.DueAt;

    public void Bring(HostTime now) => _central.Bring(now);

    public void Dispose() => _reader.Dispose();
}
