using NeuralGlasses.Devices;

namespace NeuralGlasses.Drivers.Cameras;

/// <summary>What a camera of a Linux board is.</summary>
public sealed record LinuxCameraOptions
{
    /// <summary>The program that takes its photos.</summary>
    public CameraProgram Program { get; init; }

    /// <summary>Path of a camera of Video4Linux2; of the Raspberry Pi's cameras the first is taken.</summary>
    public string Device { get; init; } = "/dev/video0";

    /// <summary>Sizes in which photos are wanted, the usual one first; what the camera gives is scaled and cropped to them.</summary>
    public IReadOnlyList<CameraMode> Modes { get; init; } = [new CameraMode(1280, 720, 1)];

    /// <summary>Width of what it sees, in degrees, more than 0 and less than 180; 62.2 is that of the Raspberry Pi's camera module 2 (its datasheet).</summary>
    public double HorizontalFieldDegrees { get; init; } = 62.2;

    /// <summary>
    /// Frames that are thrown away before the photo, 0 to 100: a camera that was just opened sees too dark or too bright. A guess. The Raspberry Pi's
    /// program waits for its own half second instead.
    /// </summary>
    public int WarmUpFrames { get; init; } = 3;

    /// <summary>Longest time that a photo may take, warm-up included; then its program is ended.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(4);
}
