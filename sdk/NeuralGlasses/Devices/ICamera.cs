using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>The camera of the glasses. Nothing in it waits: an exposure is begun, and asked for at every turn until it is over.</summary>
public interface ICamera
{
    /// <summary>Sizes and rates that it offers, the usual one first; empty for glasses without a camera.</summary>
    IReadOnlyList<CameraMode> Modes { get; }

    /// <summary>Width of what it sees, in degrees; 0 for glasses without a camera.</summary>
    double HorizontalFieldDegrees { get; }

    /// <summary>
    /// Gives the photo of the exposure that goes on, or begins one if none does; a burst is photos in a row, no faster than the size allows.
    /// </summary>
    /// <param name="mode">One of <see cref="Modes"/>, the same until the photo is there.</param>
    /// <param name="at">The present moment.</param>
    /// <returns>The photo; null while it is exposed: ask again later, or <see cref="Drop"/> it.</returns>
    /// <exception cref="DeviceFailedException">No photo could be taken, or it was wanted too soon after the one before; the message says why, and no exposure goes on.</exception>
    Photo? Take(CameraMode mode, HostTime at);

    /// <summary>Gives up the exposure that goes on, whose photo then reaches nobody; nothing happens if none does.</summary>
    void Drop();
}
