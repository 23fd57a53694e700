using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>Whoever wants to hear what a <see cref="IGattCentral"/> receives.</summary>
public interface IGattCentralListener
{
    /// <summary>A wristband connected; nothing is subscribed yet.</summary>
    void OnConnected(HostTime at);

    /// <summary>The connection ended.</summary>
    void OnDisconnected(HostTime at);

    /// <summary>A notification or the answer to a read arrived; the bytes are valid during the call.</summary>
    void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt);
}
