using NeuralGlasses.Devices;

namespace NeuralGlasses.Consent;

/// <summary>A way out of the glasses. Only the egress gate may hold one.</summary>
public interface IEgressRoute
{
    /// <summary>Sends bytes, or takes them to be sent at once; what then fails is told to the gate by <see cref="EgressGate.NoteFailed"/>.</summary>
    /// <exception cref="DeviceFailedException">They could not be sent, or not all of them; the message says why.</exception>
    void Send(string destination, ReadOnlyMemory<byte> bytes);
}
