namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>The wearer's guided session before the run, with the same band on the same arm.</summary>
public sealed record CalibrationScenario
{
    /// <summary>Repetitions of each gesture: 1 to 3 of gestures that last, 1 to 8 of short events; null for the model's usual number.</summary>
    public int? Repetitions { get; init; }

    /// <summary>Whether somebody who points has followed a dot as well, so that the pointer is adapted.</summary>
    public bool FollowsDot { get; init; } = true;

    /// <summary>Time from a prompt to the muscles, in seconds; 0.29 s was the median of real people (myo-alternating).</summary>
    public double ReactionS { get; init; } = 0.29;
}
