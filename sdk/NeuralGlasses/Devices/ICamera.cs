using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>The camera of the glasses.</summary>
public interface ICamera
{
    /// <summary>Takes one photo now.</summary>
    /// <param name="at">The present moment.</param>
    /// <exception cref="DeviceFailedException">No photo could be taken; the message says why.</exception>
    Photo Take(HostTime at);
}
