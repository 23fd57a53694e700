using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>What is in front of the lens.</summary>
public interface ICameraView
{
    /// <summary>Takes a picture as JPEG in the size of a mode, at a moment.</summary>
    /// <exception cref="DeviceFailedException">There is nothing to be seen; the message says why.</exception>
    byte[] Expose(CameraMode mode, HostTime at);
}
