namespace NeuralGlasses.Physiology.Anatomy;

/// <summary>What somebody wants to know of a person in advance; what is null is drawn.</summary>
public sealed record PersonTraits
{
    /// <summary>Circumference of the arm under the band, 130 to 210 mm.</summary>
    public double? CircumferenceMm { get; init; }

    /// <summary>Fat below the skin, 0.3 to 12 mm.</summary>
    public double? FatMm { get; init; }

    /// <summary>Which arm wears the band.</summary>
    public Arm? Wears { get; init; }

    /// <summary>How hard the person moves, as a factor on the effort of each movement, 0.2 to 4.</summary>
    public double? EffortHabit { get; init; }

    /// <summary>Impedance of a dry electrode pair when it is put on, 20 to 3000 kΩ.</summary>
    public double? DryPairKilohms { get; init; }

    /// <summary>Tone of the muscles at rest, as a share of their greatest drive, 0 to 0.05; below about 0.02 no motor unit fires.</summary>
    public double? RestTone { get; init; }

    /// <summary>Throws <see cref="PhysiologyException"/> with the trait's name if one cannot be; <paramref name="where"/> says whose.</summary>
    public void Validate(string where)
    {
        Require(CircumferenceMm, 130, 210, where, "circumferenceMm", "millimetres");
        Require(FatMm, 0.3, 12, where, "fatMm", "millimetres");
        Require(EffortHabit, 0.2, 4, where, "effortHabit", "times the usual");
        Require(DryPairKilohms, 20, 3000, where, "dryPairKilohms", "kilohms");
        Require(RestTone, 0, 0.05, where, "restTone", "of the greatest drive");
    }

    private static void Require(double? value, double least, double most, string where, string field, string unit)
    {
        if (value is { } given && !(given >= least && given <= most))
            throw new PhysiologyException($"{where}.{field} is {given}; expected {least} to {most} {unit}.");
    }
}
