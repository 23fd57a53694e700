using NeuralGlasses.Devices;

namespace NeuralGlasses.Simulator.Glasses.Profiles;

/// <summary>A camera; one always has the capture light of hardware-spec/glasses.md beside it.</summary>
public sealed record CameraProfile
{
    /// <summary>Width of what it sees, in degrees.</summary>
    public required double HorizontalFieldDegrees { get; init; }

    /// <summary>Time of an exposure, in milliseconds: the light has to be lit from its start to its end.</summary>
    public required double ExposureMs { get; init; }

    /// <summary>Sizes and rates, the usual one first.</summary>
    public required IReadOnlyList<CameraMode> Modes { get; init; }
}
