namespace NeuralGlasses.Physiology.Electrodes;

/// <summary>
/// How the band sits this time. Between two times it turns by 8° and moves by 5 mm along the arm, as standard deviations, and one time in
/// twelve by a whole pair of sixteen more (part B5 of the research notes: estimates).
/// </summary>
public sealed record Donning
{
    /// <summary>The band as it was meant to sit, with electrodes that are all alike.</summary>
    public static Donning AsMeant { get; } = new();

    /// <summary>Turned round the arm, in degrees towards greater angles.</summary>
    public double RotationDeg { get; init; }

    /// <summary>Moved along the arm, in millimetres towards the hand.</summary>
    public double ShiftMm { get; init; }

    /// <summary>Tilted, in degrees: the palm's side is further towards the hand.</summary>
    public double TiltDeg { get; init; }

    /// <summary>Seed of what differs between electrodes: gain, impedance, noise; 0 for electrodes that are all alike.</summary>
    public int Seed { get; init; }

    /// <summary>Draws how a band sits when it is put on once more.</summary>
    public static Donning Draw(int seed)
    {
        var dice = new Dice(seed, "donning");
        var rotation = 8 * dice.Normal();
        if (dice.Chance(1 / 12.0))
            rotation += dice.Chance(0.5) ? 22.5 : -22.5;
        return new Donning { RotationDeg = rotation, ShiftMm = 5 * dice.Normal(), TiltDeg = 3 * dice.Normal(), Seed = seed == 0 ? 1 : seed };
    }

    /// <summary>Throws <see cref="PhysiologyException"/> with the field's name if the band cannot sit so; <paramref name="where"/> says whose.</summary>
    public void Validate(string where)
    {
        Require(RotationDeg, 180, where, "rotationDeg", "degrees");
        Require(ShiftMm, 40, where, "shiftMm", "millimetres");
        Require(TiltDeg, 20, where, "tiltDeg", "degrees");
    }

    private static void Require(double value, double most, string where, string field, string unit)
    {
        if (!(Math.Abs(value) <= most))
            throw new PhysiologyException($"{where}.{field} is {value}; expected {-most} to {most} {unit}.");
    }
}
