namespace NeuralGlasses.Pointing.Options;

/// <summary>Which way of the wrist is right and which is up. All times and angles are guesses: no wearer has tried them.</summary>
public sealed record WristAxesOptions
{
    /// <summary>The arm that wears the band.</summary>
    public WristSide Side { get; init; } = WristSide.Right;

    /// <summary>How the forearm lies as long as gravity does not say it.</summary>
    public ForearmLay Lay { get; init; } = ForearmLay.ThumbUp;

    /// <summary>Whether the band is worn with its hand side towards the elbow (hardware-spec/wristband.md, "Axes of the motion sensor").</summary>
    public bool IsTurnedAround { get; init; }

    /// <summary>Time constant of the mean of gravity, in milliseconds, 10 to 10000.</summary>
    public double GravityMs { get; init; } = 400;

    /// <summary>How far the forearm must have turned for the axes to follow, in degrees, 0 to 90.</summary>
    public double HysteresisDegrees { get; init; } = 12;

    /// <summary>How fast the axes turn after the forearm, in degrees a second, above 0, at most 3600; they only do so while the cursor rests.</summary>
    public double FollowDps { get; init; } = 120;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Setting.Require(Side is WristSide.Left or WristSide.Right, nameof(WristAxesOptions), nameof(Side), (int)Side, "the left arm, 1, or the right one, 2");
        Setting.Require(Lay is ForearmLay.ThumbUp or ForearmLay.PalmDown, nameof(WristAxesOptions), nameof(Lay), (int)Lay, "the thumb up, 1, or the palm down, 2");
        Setting.Require(GravityMs is >= 10 and <= 10_000, nameof(WristAxesOptions), nameof(GravityMs), GravityMs, "10 to 10000 ms");
        Setting.Require(HysteresisDegrees is >= 0 and <= 90, nameof(WristAxesOptions), nameof(HysteresisDegrees), HysteresisDegrees, "0 to 90°");
        Setting.Require(FollowDps is > 0 and <= 3600, nameof(WristAxesOptions), nameof(FollowDps), FollowDps, "above 0, at most 3600°/s");
    }
}
