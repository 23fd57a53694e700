namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>Where a camera's pictures come from.</summary>
public enum CameraSource
{
    /// <summary>A drawn room whose clock shows the simulated time.</summary>
    Room,

    /// <summary>One picture, whenever a photo is taken.</summary>
    Image,

    /// <summary>The pictures of a folder in turn, in order of their names.</summary>
    Folder,

    /// <summary>A video, at the simulated time.</summary>
    Video,

    /// <summary>A camera of this machine. What it sees is no function of scenario and seed.</summary>
    Webcam,
}

/// <summary>What the camera sees.</summary>
public sealed record CameraScenario
{
    /// <summary>Where the pictures come from.</summary>
    public CameraSource Source { get; init; } = CameraSource.Room;

    /// <summary>Picture, folder or video, relative to the scenario's file; for a webcam its device, empty for the first one; empty for the drawn room.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether a video begins anew at its end; else its last picture stays.</summary>
    public bool Loops { get; init; } = true;
}
