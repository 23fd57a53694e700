namespace NeuralGlasses.Drivers.Cameras;

/// <summary>The program that takes a photo.</summary>
public enum CameraProgram
{
    /// <summary>ffmpeg, from a camera of Video4Linux2.</summary>
    Ffmpeg,

    /// <summary>rpicam-still of the Raspberry Pi, from a camera at its ribbon.</summary>
    Rpicam,
}
