namespace NeuralGlasses.Capture;

/// <summary>How captures are made. The numbers are guesses.</summary>
public sealed record CaptureRoomOptions
{
    /// <summary>Pictures a second of a video, if its mode has as many.</summary>
    public double VideoPerSecond { get; init; } = 15;

    /// <summary>Most pictures a second of the viewfinder.</summary>
    public double ViewfinderPerSecond { get; init; } = 10;

    /// <summary>Most pixels of the viewfinder's picture across.</summary>
    public int ViewfinderWidthPixels { get; init; } = 240;

    /// <summary>Most pixels of the viewfinder's picture down.</summary>
    public int ViewfinderHeightPixels { get; init; } = 180;

    /// <summary>Most photos of a burst.</summary>
    public int MostBurst { get; init; } = 50;

    /// <summary>Longest countdown, in seconds.</summary>
    public double MostDelayS { get; init; } = 15;

    /// <summary>Time after which what was recorded is made certain, in milliseconds; a power cut costs no more than that.</summary>
    public double FlushMs { get; init; } = 1000;
}
