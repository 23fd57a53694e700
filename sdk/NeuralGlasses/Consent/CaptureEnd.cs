namespace NeuralGlasses.Consent;

/// <summary>Why nothing is captured, or no more.</summary>
public enum CaptureEnd
{
    /// <summary>It goes on.</summary>
    None = 0,

    /// <summary>All that was asked for was captured.</summary>
    Done = 1,

    /// <summary>The wearer or the app stopped it.</summary>
    Stopped = 2,

    /// <summary>The wearer paused camera and microphone.</summary>
    Paused = 3,

    /// <summary>Nobody wears the glasses.</summary>
    NotWorn = 4,

    /// <summary>The capture light cannot be lit, or its sensor does not agree.</summary>
    LightRefused = 5,

    /// <summary>The capture light went dark or was covered on the way.</summary>
    LightFailed = 6,

    /// <summary>There is no camera.</summary>
    NoCamera = 7,

    /// <summary>There is no microphone.</summary>
    NoMicrophone = 8,

    /// <summary>The camera failed.</summary>
    CameraFailed = 9,

    /// <summary>The microphone failed.</summary>
    MicrophoneFailed = 10,

    /// <summary>The camera gave something that is too large to be a picture of its own.</summary>
    FrameTooLarge = 11,

    /// <summary>Something else is being captured.</summary>
    Busy = 12,

    /// <summary>The glasses are too hot for it.</summary>
    Hot = 13,

    /// <summary>The charge is too low for it.</summary>
    ChargeLow = 14,

    /// <summary>The glasses are off.</summary>
    Off = 15,

    /// <summary>It has lasted as long as its kind may.</summary>
    TooLong = 16,

    /// <summary>There is no room to keep it, or keeping it failed.</summary>
    NotKept = 17,

    /// <summary>The app that wanted it is gone.</summary>
    AppGone = 18,

    /// <summary>The consent log cannot be written.</summary>
    LogFailed = 19,
}
