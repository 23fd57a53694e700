namespace NeuralGlasses.Pointing.Tasks;

/// <summary>One target, from the moment at which it was asked for.</summary>
public sealed record PointingTrial
{
    /// <summary>The target.</summary>
    public required PointingTarget Target { get; init; }

    /// <summary>How it ended.</summary>
    public required TrialOutcome Outcome { get; init; }

    /// <summary>Nominal way from the middle of the target before, in pixels.</summary>
    public required double NominalPixels { get; init; }

    /// <summary>How long it lasted, in seconds; a hold belongs to it.</summary>
    public required double Seconds { get; init; }

    /// <summary>How long it lasted without the hold that ended it, in seconds: the time of movement.</summary>
    public required double MovementSeconds { get; init; }

    /// <summary>Time from the first entry into the target to the one that counted, in seconds; 0 if it was never entered.</summary>
    public required double DialInSeconds { get; init; }

    /// <summary>How often the cursor entered the target; each beyond the first is an overshoot. It counts as entered if the trial begins in it.</summary>
    public required int Entries { get; init; }

    /// <summary>Length of the cursor's path, in pixels.</summary>
    public required double PathPixels { get; init; }

    /// <summary>Straight way from where the cursor was to where the trial ended, in pixels.</summary>
    public required double StraightPixels { get; init; }

    /// <summary>Way along the axis of the task from where the cursor was to where the trial ended, in pixels; the axis leads from the middle of the target before to that of this one.</summary>
    public required double AlongPixels { get; init; }

    /// <summary>How far beyond the middle of the target it ended along that axis, in pixels; negative for short of it.</summary>
    public required double BeyondPixels { get; init; }
}
