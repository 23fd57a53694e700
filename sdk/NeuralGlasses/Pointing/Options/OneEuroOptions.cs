namespace NeuralGlasses.Pointing.Options;

/// <summary>Corners of the one-euro filter.</summary>
public sealed record OneEuroOptions
{
    /// <summary>Corner of a resting wrist, in hertz, above 0, at most 100.</summary>
    public double LeastHz { get; init; } = 3;

    /// <summary>How much the corner rises with the speed, in hertz for each degree a second, 0 to 10.</summary>
    public double RiseHzPerDps { get; init; } = 0.3;

    /// <summary>Corner of the mean of the speed, in hertz, above 0, at most 100.</summary>
    public double SpeedHz { get; init; } = 6;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Setting.Require(LeastHz is > 0 and <= 100, nameof(OneEuroOptions), nameof(LeastHz), LeastHz, "above 0, at most 100 Hz");
        Setting.Require(RiseHzPerDps is >= 0 and <= 10, nameof(OneEuroOptions), nameof(RiseHzPerDps), RiseHzPerDps, "0 to 10 Hz for each °/s");
        Setting.Require(SpeedHz is > 0 and <= 100, nameof(OneEuroOptions), nameof(SpeedHz), SpeedHz, "above 0, at most 100 Hz");
    }
}
