namespace NeuralGlasses.Interaction.Motion;

/// <summary>How the wrist is read while fingers are pinched. All numbers are guesses unless they say whose they are: no wearer has tried them.</summary>
public sealed record PinchMotionOptions
{
    /// <summary>Whether the band is worn with its hand side towards the elbow; on which arm it is worn does not matter (hardware-spec/wristband.md, "Axes of the motion sensor").</summary>
    public bool IsTurnedAround { get; init; }

    /// <summary>Turn about the forearm from which on it is one, in degrees, 1 to 90. Pressing fingers together turns the forearm a little by itself.</summary>
    public double TurnDeadZoneDegrees { get; init; } = 8;

    /// <summary>Degrees a step of the dial, counted from the press, 1 to 90.</summary>
    public double StepDegrees { get; init; } = 12;

    /// <summary>How far the forearm has to come back behind a step to undo it, in degrees, 0 to less than a step.</summary>
    public double HysteresisDegrees { get; init; } = 3;

    /// <summary>Turn from which on each step counts as <see cref="AcceleratedSteps"/>, in degrees; 0, the default, for never.</summary>
    public double AccelerateFromDegrees { get; init; }

    /// <summary>What a step counts as beyond that, 1 to 100.</summary>
    public int AcceleratedSteps { get; init; } = 3;

    /// <summary>Movement of the hand from which on it is a drag, in degrees, 1 to 90.</summary>
    public double DragDeadZoneDegrees { get; init; } = 5;

    /// <summary>Least movement that is told of a drag, in degrees, 0 to 10; less is told together with the next.</summary>
    public double DragStepDegrees { get; init; } = 0.25;

    /// <summary>Longest time that a press is believed without a release, in milliseconds, above 0; the policy's, <see cref="Decoding.Events.EventPolicyOptions.LongestPressMs"/>.</summary>
    public double LongestPressMs { get; init; } = 10_000;

    /// <summary>Oldest gesture and sample that still act, in milliseconds, above 0; the gate's, <see cref="ActionGateOptions.MaxAgeMs"/>.</summary>
    public double MaxAgeMs { get; init; } = 350;

    /// <summary>
    /// How far the wrist's samples may lie behind the gestures', in milliseconds, 0 to less than <see cref="MaxAgeMs"/>: a release is decided when motion up to it has
    /// come, and a wrist from which none came for so long is not known. A frame of motion waits 30 ms in the band, and a lost one 30 ms in the link.
    /// </summary>
    public double MotionLagMs { get; init; } = 150;

    /// <summary>Time in which the wrist must rest for the gyroscope's offset to be learnt, in milliseconds, 100 to 2000.</summary>
    public double RestMs { get; init; } = 250;

    /// <summary>Most by which each rate may vary in a resting wrist, in degrees a second between the least and the greatest, above 0.</summary>
    public double RestSpanDps { get; init; } = 5;

    /// <summary>Greatest offset that is believed, in degrees a second, above 0; the band's own pointer believes the same. 1 is typical (ST DS12140).</summary>
    public double MostOffsetDps { get; init; } = 5;

    /// <summary>Rate up to which nothing turns while the offset is not known yet, in degrees a second, 0 or more.</summary>
    public double UnknownOffsetDps { get; init; } = 2;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Require(TurnDeadZoneDegrees is >= 1 and <= 90, nameof(TurnDeadZoneDegrees), TurnDeadZoneDegrees, "1 to 90°");
        Require(StepDegrees is >= 1 and <= 90, nameof(StepDegrees), StepDegrees, "1 to 90°");
        Require(HysteresisDegrees >= 0 && HysteresisDegrees < StepDegrees, nameof(HysteresisDegrees), HysteresisDegrees, $"0° to less than {nameof(StepDegrees)}, which is {StepDegrees}");
        Require(AccelerateFromDegrees is >= 0 and <= 3600, nameof(AccelerateFromDegrees), AccelerateFromDegrees, "0, for never, to 3600°");
        Require(AcceleratedSteps is >= 1 and <= 100, nameof(AcceleratedSteps), AcceleratedSteps, "1 to 100");
        Require(DragDeadZoneDegrees is >= 1 and <= 90, nameof(DragDeadZoneDegrees), DragDeadZoneDegrees, "1 to 90°");
        Require(DragStepDegrees is >= 0 and <= 10, nameof(DragStepDegrees), DragStepDegrees, "0 to 10°");
        Require(LongestPressMs is > 0 and <= 600_000, nameof(LongestPressMs), LongestPressMs, "above 0, at most 600000 ms");
        Require(MaxAgeMs is > 0 and <= 10_000, nameof(MaxAgeMs), MaxAgeMs, "above 0, at most 10000 ms");
        Require(MotionLagMs >= 0 && MotionLagMs < MaxAgeMs, nameof(MotionLagMs), MotionLagMs, $"0 ms to less than {nameof(MaxAgeMs)}, which is {MaxAgeMs}");
        Require(RestMs is >= 100 and <= 2000, nameof(RestMs), RestMs, "100 to 2000 ms");
        Require(RestSpanDps is > 0 and <= 100, nameof(RestSpanDps), RestSpanDps, "above 0, at most 100°/s");
        Require(MostOffsetDps is > 0 and <= 100, nameof(MostOffsetDps), MostOffsetDps, "above 0, at most 100°/s");
        Require(UnknownOffsetDps is >= 0 and <= 100, nameof(UnknownOffsetDps), UnknownOffsetDps, "0 to 100°/s");
    }

    private static void Require(bool holds, string field, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(PinchMotionOptions)}.{field} is {found}; expected {expected}.");
    }
}
