namespace NeuralGlasses.Pointing.Options;

/// <summary>How a wrist moves a cursor, station by station; the defaults are what the product ships.</summary>
public sealed record PointingOptions
{
    /// <summary>The settings that the product ships.</summary>
    public static PointingOptions Shipped { get; } = new();

    /// <summary>What of the arm moves the cursor; without the band's motion a cursor that aims is steered, and a decoder that knows no angle is followed as one reaches.</summary>
    public PointingWay Way { get; init; } = PointingWay.Aim;

    /// <summary>How the forearm leads it, where it aims.</summary>
    public AimOptions Aim { get; init; } = new();

    /// <summary>How it steers, where it steers.</summary>
    public SteeringOptions Steering { get; init; } = new();

    /// <summary>Which way of the wrist is right and which is up.</summary>
    public WristAxesOptions Axes { get; init; } = new();

    /// <summary>How a decoder's velocity and angle are joined.</summary>
    public AngleFusionOptions Fusion { get; init; } = new();

    /// <summary>When a velocity is the decoder's own.</summary>
    public RestDriftOptions Drift { get; init; } = new();

    /// <summary>How the velocity is smoothed.</summary>
    public OneEuroOptions Smoothing { get; init; } = new();

    /// <summary>When the cursor rests.</summary>
    public DeadZoneOptions DeadZone { get; init; } = new();

    /// <summary>How far it goes.</summary>
    public GainOptions Gain { get; init; } = new();

    /// <summary>When it clicks and drags.</summary>
    public PressOptions Press { get; init; } = new();

    /// <summary>Least valid share of a step that counts, 0 to 1.</summary>
    public double LeastValid { get; init; } = 0.9;

    /// <summary>Time between two steps from which on something between them was lost, in milliseconds, above 0, at most 1000.</summary>
    public double GapMs { get; init; } = 70;

    /// <summary>How long after a loss the cursor stands still and nothing is clicked, in milliseconds, 0 to 5000.</summary>
    public double QuietMs { get; init; } = 200;

    /// <summary>Gesture that brings the cursor back to the middle; empty for none.</summary>
    public string RecentreGesture { get; init; } = "thumb_tap";

    /// <summary>Rest after which the next movement begins in the middle, in milliseconds; 0 for never.</summary>
    public double RecentreAfterMs { get; init; } = 20_000;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    public void Check()
    {
        Require(Way is PointingWay.Reach or PointingWay.Steer or PointingWay.Aim, nameof(Way), (int)Way, "to reach, 1, to steer, 2, or to aim, 3");
        Aim.Check();
        Steering.Check();
        Axes.Check();
        Fusion.Check();
        Drift.Check();
        Smoothing.Check();
        DeadZone.Check();
        Gain.Check();
        Press.Check();
        Require(LeastValid is >= 0 and <= 1, nameof(LeastValid), LeastValid, "0 to 1");
        Require(GapMs is > 0 and <= 1000, nameof(GapMs), GapMs, "above 0, at most 1000 ms");
        Require(QuietMs is >= 0 and <= 5000, nameof(QuietMs), QuietMs, "0 to 5000 ms");
        Require(RecentreAfterMs is 0 or >= 1000, nameof(RecentreAfterMs), RecentreAfterMs, "0, for never, or 1000 ms or more");
    }

    private static void Require(bool holds, string field, double found, string expected) => Setting.Require(holds, nameof(PointingOptions), field, found, expected);
}
