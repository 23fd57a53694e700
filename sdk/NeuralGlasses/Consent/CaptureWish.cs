namespace NeuralGlasses.Consent;

/// <summary>A capture that somebody asks for.</summary>
/// <param name="App">Id of the app that wants it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Cause">What the wearer did.</param>
public readonly record struct CaptureWish(string App, CaptureKind Kind, CaptureCause Cause)
{
    /// <summary>Whether a video has sound.</summary>
    public bool WithSound { get; init; }

    /// <summary>Whether it needs the camera.</summary>
    public bool UsesCamera => Kind != CaptureKind.Sound;

    /// <summary>Whether it needs the microphone.</summary>
    public bool UsesMicrophone => Kind == CaptureKind.Sound || (Kind == CaptureKind.Video && WithSound);

    /// <summary>Whether it takes pictures for longer than a photo, which warms the glasses.</summary>
    public bool IsLong => Kind is CaptureKind.Burst or CaptureKind.Video or CaptureKind.Viewfinder;
}
