namespace NeuralGlasses.Interaction.Head;

/// <summary>When a look upwards is one. All numbers are guesses: no wearer has tried them.</summary>
public sealed record HeadUpOptions
{
    /// <summary>How far above where the head usually points a look upwards begins, in degrees, 5 to 60.</summary>
    public double UpDegrees { get; init; } = 15;

    /// <summary>Angle below which the head has to come back before it can look up again, in degrees, 1 to less than <see cref="UpDegrees"/>.</summary>
    public double RearmDegrees { get; init; } = 8;

    /// <summary>Longest time on the way up, in milliseconds, 100 to 5000; who leans back slowly does not look up.</summary>
    public double RiseMs { get; init; } = 1000;

    /// <summary>Time for which the head stays up until it counts, in milliseconds, 0 to 5000; the way of a nod is shorter.</summary>
    public double HoldMs { get; init; } = 250;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Require(UpDegrees is >= 5 and <= 60, nameof(UpDegrees), UpDegrees, "5 to 60°");
        Require(RearmDegrees >= 1 && RearmDegrees < UpDegrees, nameof(RearmDegrees), RearmDegrees, $"1° to less than {nameof(UpDegrees)}, which is {UpDegrees}");
        Require(RiseMs is >= 100 and <= 5000, nameof(RiseMs), RiseMs, "100 to 5000 ms");
        Require(HoldMs is >= 0 and <= 5000, nameof(HoldMs), HoldMs, "0 to 5000 ms");
    }

    private static void Require(bool holds, string field, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(HeadUpOptions)}.{field} is {found}; expected {expected}.");
    }
}
