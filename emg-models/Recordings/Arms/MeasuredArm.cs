namespace NeuralGlasses.Recordings.Arms;

/// <summary>Statistics of one person's arm.</summary>
public sealed record MeasuredArm
{
    /// <summary>Identifier in the data set.</summary>
    public required string Subject { get; init; }

    /// <summary>The side that wore the band, <c>left</c> or <c>right</c>.</summary>
    public required string Hand { get; init; }

    /// <summary>Microvolts of one stored step, a convention because the source has no unit.</summary>
    public required double MicrovoltsPerLsb { get; init; }

    /// <summary>One entry a gesture, rest first.</summary>
    public required IReadOnlyList<MeasuredGesture> Gestures { get; init; }
}
