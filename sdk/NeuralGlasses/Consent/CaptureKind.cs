namespace NeuralGlasses.Consent;

/// <summary>What an app wants to capture.</summary>
public enum CaptureKind
{
    /// <summary>One photo.</summary>
    Photo = 0,

    /// <summary>Photos in a row.</summary>
    Burst = 1,

    /// <summary>Pictures in a row that become a film.</summary>
    Video = 2,

    /// <summary>Small pictures for the display that are never kept.</summary>
    Viewfinder = 3,

    /// <summary>Sound alone.</summary>
    Sound = 4,
}
