namespace NeuralGlasses.Consent;

/// <summary>Limits of what may be captured. All of them are guesses.</summary>
public sealed record ConsentRules
{
    /// <summary>Whether glasses that nobody wears may capture.</summary>
    public bool AllowsUnworn { get; init; }

    /// <summary>Longest time of a photo from its wish on, with its countdown, in milliseconds.</summary>
    public double MostPhotoMs { get; init; } = 20_000;

    /// <summary>Longest time of a burst, in milliseconds.</summary>
    public double MostBurstMs { get; init; } = 60_000;

    /// <summary>Longest time of a video, in milliseconds.</summary>
    public double MostVideoMs { get; init; } = 15 * 60_000;

    /// <summary>Longest time of the viewfinder, in milliseconds.</summary>
    public double MostViewfinderMs { get; init; } = 3 * 60_000;

    /// <summary>Longest time of sound, in milliseconds.</summary>
    public double MostSoundMs { get; init; } = 2 * 3_600_000;

    /// <summary>Most captures at the same time.</summary>
    public int MostAtOnce { get; init; } = 8;

    /// <summary>Failures of the camera in a row that end a burst, a video or the viewfinder; a photo ends with the first.</summary>
    public int MostFailures { get; init; } = 3;

    /// <summary>Most bytes of one encoded frame: an IMX219 has 8 million pixels, and no JPEG of them has more.</summary>
    public int MostFrameBytes { get; init; } = 32 << 20;

    /// <summary>Most pixels of one frame.</summary>
    public long MostFramePixels { get; init; } = 64_000_000;

    /// <summary>Longest time between two looks at the light for which the sound of that time is believed to be lit, in milliseconds.</summary>
    public double MostUnwatchedMs { get; init; } = 250;

    /// <summary>Sound that waits for an app that does not read it, in milliseconds.</summary>
    public double SoundRoomMs { get; init; } = 1000;

    internal double MostMs(CaptureKind kind) => kind switch
    {
        CaptureKind.Photo => MostPhotoMs,
        CaptureKind.Burst => MostBurstMs,
        CaptureKind.Video => MostVideoMs,
        CaptureKind.Viewfinder => MostViewfinderMs,
        _ => MostSoundMs,
    };
}
