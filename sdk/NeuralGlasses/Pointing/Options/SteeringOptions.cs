namespace NeuralGlasses.Pointing.Options;

/// <summary>How quickly a cursor goes that is steered by a bent wrist; chosen on simulated people.</summary>
public sealed record SteeringOptions
{
    /// <summary>Share of what is missing to the decoded angle that a second brings, 0.1 to 100.</summary>
    public double PullPerSecond { get; init; } = 40;

    /// <summary>How far the hand has to be bent for the cursor to set out, in degrees, above 0, at most 30.</summary>
    public double LeaveDegrees { get; init; } = 1.5;

    /// <summary>Below which angle it stops, in degrees, above 0, at most <see cref="LeaveDegrees"/>.</summary>
    public double RestDegrees { get; init; } = 1;

    /// <summary>Angle of the greatest speed, in degrees, above <see cref="LeaveDegrees"/>, at most 60.</summary>
    public double MostDegrees { get; init; } = 20;

    /// <summary>Greatest speed, in heights of the display a second, above 0, at most 20.</summary>
    public double MostHeights { get; init; } = 1;

    /// <summary>How the speed rises with the angle, 1 for a straight line, 0.5 to 4.</summary>
    public double Power { get; init; } = 1.3;

    /// <summary>How much less far a wrist bends sideways than up and down, 1 to 4: what is sideways counts by as much more.</summary>
    public double RadialFactor { get; init; } = 1.6;

    /// <summary>How long after a press the cursor stands still in any case, in milliseconds, 0 to 5000: a pinch bends the wrist, and a bent wrist steers.</summary>
    public double DragAfterMs { get; init; } = 700;

    /// <summary>Time constant in which a resting hand becomes the middle, in milliseconds, 100 to 600000.</summary>
    public double MiddleMs { get; init; } = 3000;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Setting.Require(PullPerSecond is >= 0.1 and <= 100, nameof(SteeringOptions), nameof(PullPerSecond), PullPerSecond, "0.1 to 100 a second");
        Setting.Require(LeaveDegrees is > 0 and <= 30, nameof(SteeringOptions), nameof(LeaveDegrees), LeaveDegrees, "above 0, at most 30°");
        Setting.Require(RestDegrees > 0 && RestDegrees <= LeaveDegrees, nameof(SteeringOptions), nameof(RestDegrees), RestDegrees, $"above 0, at most {nameof(LeaveDegrees)}, which is {LeaveDegrees}");
        Setting.Require(MostDegrees > LeaveDegrees && MostDegrees <= 60, nameof(SteeringOptions), nameof(MostDegrees), MostDegrees, $"above {nameof(LeaveDegrees)}, which is {LeaveDegrees}, at most 60°");
        Setting.Require(MostHeights is > 0 and <= 20, nameof(SteeringOptions), nameof(MostHeights), MostHeights, "above 0, at most 20 heights of the display a second");
        Setting.Require(Power is >= 0.5 and <= 4, nameof(SteeringOptions), nameof(Power), Power, "0.5 to 4");
        Setting.Require(RadialFactor is >= 1 and <= 4, nameof(SteeringOptions), nameof(RadialFactor), RadialFactor, "1 to 4");
        Setting.Require(DragAfterMs is >= 0 and <= 5000, nameof(SteeringOptions), nameof(DragAfterMs), DragAfterMs, "0 to 5000 ms");
        Setting.Require(MiddleMs is >= 100 and <= 600_000, nameof(SteeringOptions), nameof(MiddleMs), MiddleMs, "100 to 600000 ms");
    }
}
