namespace NeuralGlasses.Sound.Hearing;

/// <summary>Settings of the voice activity detection. The thresholds were chosen on synthesised speech in synthesised noise, not on people.</summary>
public sealed record VoiceActivityOptions
{
    /// <summary>Length of a frame, in milliseconds: 10, 20 or 30.</summary>
    public int FrameMs { get; init; } = 20;

    /// <summary>Log likelihood ratio, mean over the bins, above which a frame is taken for voice.</summary>
    public double Threshold { get; init; } = 0.3;

    /// <summary>Time for which voice goes on after its last frame, in milliseconds: pauses between words and quiet ends of words are part of speech.</summary>
    public double HangoverMs { get; init; } = 240;

    /// <summary>Time for which frames have to be voice before it counts, in milliseconds: a click is no voice.</summary>
    public double OnsetMs { get; init; } = 40;

    /// <summary>Level below which nothing is voice, in decibels relative to full scale.</summary>
    public double QuietDecibels { get; init; } = -60;

    /// <summary>Share of the power above the noise in one bin and its neighbours from which a frame is a tone and not voice, 0 to 1.</summary>
    public double ToneShare { get; init; } = 0.85;
}
