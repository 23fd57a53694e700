namespace NeuralGlasses.Pointing.Options;

/// <summary>How much a decoder's velocity and its angle count beside each other; chosen on simulated people.</summary>
public sealed record AngleFusionOptions
{
    /// <summary>Share of the decoded velocity that counts at once, 0 to 2.</summary>
    public double VelocityShare { get; init; } = 1;

    /// <summary>Share of what is missing to the decoded angle that a second brings, 0.1 to 100: higher is quicker and less steady.</summary>
    public double PullPerSecond { get; init; } = 4;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Setting.Require(VelocityShare is >= 0 and <= 2, nameof(AngleFusionOptions), nameof(VelocityShare), VelocityShare, "0 to 2");
        Setting.Require(PullPerSecond is >= 0.1 and <= 100, nameof(AngleFusionOptions), nameof(PullPerSecond), PullPerSecond, "0.1 to 100 a second");
    }
}
