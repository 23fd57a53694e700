using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>An attribute of the peripheral: of several characteristics with one UUID the instance, from 0; the descriptor, or an empty UUID for the value itself.</summary>
public readonly record struct VirtualAttribute(Guid Characteristic, int Instance, Guid Descriptor);

/// <summary>A listener that tells characteristics with the same UUID apart and reads descriptors, as a host does that goes by handles.</summary>
public interface IAttributeListener : IGattCentralListener
{
    /// <summary>A notification or the answer to a read arrived, in the place of <see cref="IGattCentralListener.OnValue"/>; the bytes are valid during the call.</summary>
    void OnAttribute(VirtualAttribute attribute, ReadOnlySpan<byte> value, HostTime arrivedAt);
}
