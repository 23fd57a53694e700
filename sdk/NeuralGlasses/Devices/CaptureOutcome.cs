namespace NeuralGlasses.Devices;

/// <summary>What became of a wish for a photo.</summary>
public enum CaptureOutcome
{
    /// <summary>A photo was taken and kept.</summary>
    Saved = 0,

    /// <summary>Nothing was captured, because the capture light was not lit.</summary>
    RefusedLedDark = 1,

    /// <summary>The light went dark during the exposure, and the photo was thrown away.</summary>
    DiscardedLedDark = 2,

    /// <summary>The camera failed.</summary>
    CameraFailed = 3,

    /// <summary>A photo was taken and could not be kept.</summary>
    StoreFailed = 4,
}
