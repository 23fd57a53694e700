using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>The camera of the glasses.</summary>
public interface ICamera
{
    /// <summary>Sizes and rates that it offers, the usual one first; empty for glasses without a camera.</summary>
    IReadOnlyList<CameraMode> Modes { get; }

    /// <summary>Width of what it sees, in degrees; 0 for glasses without a camera.</summary>
    double HorizontalFieldDegrees { get; }

    /// <summary>Takes one photo now in the usual size.</summary>
    /// <param name="at">The present moment.</param>
    /// <exception cref="DeviceFailedException">No photo could be taken; the message says why.</exception>
    Photo Take(HostTime at);

    /// <summary>Takes one photo now in one of the sizes of <see cref="Modes"/>; a burst is photos in a row, no faster than the size allows.</summary>
    /// <param name="mode">One of <see cref="Modes"/>.</param>
    /// <param name="at">The present moment.</param>
    /// <exception cref="DeviceFailedException">No photo could be taken, or it was wanted too soon after the one before; the message says why.</exception>
    Photo Take(CameraMode mode, HostTime at);
}
