namespace NeuralGlasses.Pointing.Options;

/// <summary>How a forearm that turns and lifts leads a cursor. All numbers are guesses that no wearer has tried; those of the lift, the smoothing and the dead zone are chosen on simulated people.</summary>
public sealed record AimOptions
{
    /// <summary>What a degree of turning the forearm about itself counts, to the right with the clock, 0 to 4.</summary>
    public double TurnFactor { get; init; } = 1;

    /// <summary>What a degree of sweeping it sideways counts, 0 to 4.</summary>
    public double SweepFactor { get; init; } = 1;

    /// <summary>What a degree of lifting it counts, 0 to 4: a forearm in the lap lifts less far than it turns.</summary>
    public double LiftFactor { get; init; } = 3;

    /// <summary>Time constant in which gravity puts right what the gyroscope has summed up of the turn, in milliseconds, 10 to 10000.</summary>
    public double GravityMs { get; init; } = 400;

    /// <summary>Without a sample of the motion sensor for so long the bent wrist steers instead, in milliseconds, 100 to 10000: a band without a sensor, or whose motion is lost.</summary>
    public double LostMs { get; init; } = 500;

    /// <summary>Speed from which on the muscles that move the forearm hide those that press, in degrees a second as this counts them, 0 or more.</summary>
    public double HidesFromDps { get; init; } = 30;

    /// <summary>How far the forearm may lead during a press that clicks, in heights of the display, above 0, at most 2: who turns it further meant something else.</summary>
    public double MostClickHeights { get; init; } = 0.2;

    /// <summary>How long the cursor stands still after a dial was let go, in milliseconds, 0 to 5000, while the forearm turns back.</summary>
    public double AfterDialMs { get; init; } = 700;

    /// <summary>How far the cursor goes.</summary>
    public GainOptions Gain { get; init; } = new();

    /// <summary>How the velocity is smoothed.</summary>
    public OneEuroOptions Smoothing { get; init; } = new() { LeastHz = 6, RiseHzPerDps = 0.6 };

    /// <summary>When the cursor rests.</summary>
    public DeadZoneOptions DeadZone { get; init; } = new() { LeaveDps = 3, RestDps = 1.5 };

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Setting.Require(TurnFactor is >= 0 and <= 4, nameof(AimOptions), nameof(TurnFactor), TurnFactor, "0 to 4");
        Setting.Require(SweepFactor is >= 0 and <= 4, nameof(AimOptions), nameof(SweepFactor), SweepFactor, "0 to 4");
        Setting.Require(LiftFactor is >= 0 and <= 4, nameof(AimOptions), nameof(LiftFactor), LiftFactor, "0 to 4");
        Setting.Require(GravityMs is >= 10 and <= 10_000, nameof(AimOptions), nameof(GravityMs), GravityMs, "10 to 10000 ms");
        Setting.Require(LostMs is >= 100 and <= 10_000, nameof(AimOptions), nameof(LostMs), LostMs, "100 to 10000 ms");
        Setting.Require(HidesFromDps >= 0, nameof(AimOptions), nameof(HidesFromDps), HidesFromDps, "0°/s or more");
        Setting.Require(MostClickHeights is > 0 and <= 2, nameof(AimOptions), nameof(MostClickHeights), MostClickHeights, "above 0, at most 2 heights of the display");
        Setting.Require(AfterDialMs is >= 0 and <= 5000, nameof(AimOptions), nameof(AfterDialMs), AfterDialMs, "0 to 5000 ms");
        Gain.Check();
        Smoothing.Check();
        DeadZone.Check();
    }
}
