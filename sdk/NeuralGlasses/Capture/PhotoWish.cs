using NeuralGlasses.Devices;

namespace NeuralGlasses.Capture;

/// <summary>How a photo is wanted.</summary>
public readonly record struct PhotoWish()
{
    /// <summary>Countdown, in seconds; the light is lit from its begin on.</summary>
    public double DelayS { get; init; }

    /// <summary>Digital zoom, 1 to 4.</summary>
    public double Zoom { get; init; } = 1;

    /// <summary>Size; null for the usual one, or one that suits the zoom.</summary>
    public CameraMode? Mode { get; init; }
}
