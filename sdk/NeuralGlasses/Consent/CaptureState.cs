namespace NeuralGlasses.Consent;

/// <summary>How far a capture has come.</summary>
public enum CaptureState
{
    /// <summary>It was asked for, and nothing is decided.</summary>
    Asked = 0,

    /// <summary>It may begin: the light is lit and its sensor agrees.</summary>
    Lit = 1,

    /// <summary>Frames or samples are being taken.</summary>
    Capturing = 2,

    /// <summary>It is over, or was refused; it never comes back.</summary>
    Ended = 3,
}
