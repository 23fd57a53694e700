using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>A radio out of whose reach every band is.</summary>
internal sealed class NoBand : IBand, IGattCentral
{
    public IGattCentral Radio => this;

    public HostTime? DueAt => null;

    public bool IsConnected => false;

    public void Bring(HostTime now)
    {
    }

    public void Listen(IGattCentralListener listener)
    {
    }

    public void Subscribe(Guid characteristic)
    {
    }

    public void Read(Guid characteristic)
    {
    }

    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
    }

    public void Dispose()
    {
    }
}
