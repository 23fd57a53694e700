namespace NeuralGlasses.Sound.Mix;

/// <summary>Settings of the mixer.</summary>
public sealed record MixerOptions
{
    /// <summary>Most sound that waits in the speaker, in milliseconds, 20 to 500: a cut is heard that much later, a caller that comes by more rarely leaves gaps.</summary>
    public double AheadMs { get; init; } = 100;

    /// <summary>Time in which a gain goes from full to nothing, in milliseconds, 20 to 50, and -18 dB in 7/8 of it.</summary>
    public double RampMs { get; init; } = 40;

    /// <summary>Time for which others stay turned down after the last sound, in milliseconds, so that pauses between sentences do not pump. A guess.</summary>
    public double HoldMs { get; init; } = 300;

    /// <summary>Time in which the limiter lets go, in milliseconds from nothing to full. A guess.</summary>
    public double ReleaseMs { get; init; } = 400;
}
