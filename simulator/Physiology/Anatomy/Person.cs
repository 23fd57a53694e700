namespace NeuralGlasses.Physiology.Anatomy;

/// <summary>
/// One simulated person: an arm and habits, drawn from a seed. Spreads between people follow part B4 of the research notes: circumference
/// 150 to 195 mm, fat log-normal around 2 mm, angles by 3° a muscle and in common, depths by 0.6 mm, ends of muscles by 6 mm, sizes by
/// 30 %, conduction velocity by 10 %. They are estimates.
/// </summary>
public sealed class Person
{
    private const double LacksPalmaris = 0.15;
    private const double LeftWrist = 0.7;
    private static readonly double DeepestMm = MuscleTable.Muscles.Max(m => m.DepthMm);

    private Person(int seed, PersonTraits traits)
    {
        Seed = seed;
        var dice = new Dice(seed, "person");
        // Every trait is drawn even where it is given, so that a given one leaves all the others as they were.
        CircumferenceMm = Given(traits.CircumferenceMm, Math.Clamp(170 + (11 * dice.Normal()), 145, 200));
        FatMm = Given(traits.FatMm, Math.Clamp(dice.LogNormal(1.9, 0.4), 0.7, 5));
        SkinMm = dice.Between(1, 1.5);
        var wears = dice.Chance(LeftWrist) ? Arm.Left : Arm.Right;
        Wears = traits.Wears ?? wears;
        EffortHabit = Given(traits.EffortHabit, Math.Clamp(dice.LogNormal(1, 0.25), 0.5, 2));
        DryPairKilohms = Given(traits.DryPairKilohms, Math.Clamp(dice.LogNormal(250, 0.5), 60, 1200));
        RestTone = Given(traits.RestTone, Math.Max(0, 0.012 + (0.008 * dice.Normal())));
        Quickness = dice.LogNormal(1, 0.12);
        Tremor = dice.LogNormal(1, 0.3);
        Muscles = DrawMuscles(dice);
    }

    /// <summary>Seed from which the person was drawn.</summary>
    public int Seed { get; }

    /// <summary>Circumference of the arm under the band, in millimetres.</summary>
    public double CircumferenceMm { get; }

    /// <summary>Radius of the arm under the band, as if it were round, in millimetres.</summary>
    public double RadiusMm => CircumferenceMm / (2 * Math.PI);

    /// <summary>Fat between muscle and skin, in millimetres.</summary>
    public double FatMm { get; }

    /// <summary>Skin, in millimetres.</summary>
    public double SkinMm { get; }

    /// <summary>Which arm wears the band.</summary>
    public Arm Wears { get; }

    /// <summary>Factor on the effort of each movement.</summary>
    public double EffortHabit { get; }

    /// <summary>Impedance of a dry electrode pair when it is put on, in kilohms.</summary>
    public double DryPairKilohms { get; }

    /// <summary>Tone of the muscles at rest, as a share of their greatest drive.</summary>
    public double RestTone { get; }

    /// <summary>Factor on the duration of each phase of a movement.</summary>
    public double Quickness { get; }

    /// <summary>Factor on the size of the fluctuations of the common drive.</summary>
    public double Tremor { get; }

    /// <summary>The muscles, in the order of <see cref="Muscle"/>.</summary>
    public IReadOnlyList<MuscleOfPerson> Muscles { get; }

    /// <summary>Draws the person of a seed. Throws <see cref="PhysiologyException"/> if a given trait cannot be.</summary>
    public static Person Draw(int seed, PersonTraits? traits = null)
    {
        traits ??= new PersonTraits();
        traits.Validate("person");
        var person = new Person(seed, traits);
        var room = person.RadiusMm - person.SkinMm - DeepestMm;
        return person.FatMm <= room
            ? person
            : throw new PhysiologyException($"fat of {person.FatMm:F1} mm leaves no room in an arm {person.CircumferenceMm:F0} mm round for muscles {DeepestMm:F0} mm deep; expected at most {room:F1} mm of fat, or a thicker arm.");
    }

    /// <summary>
    /// How much more than the table this person uses a muscle in a movement: the pattern between muscles is subject-specific and lasts.
    /// </summary>
    public double Habit(string movement, Muscle muscle) => new Dice(Seed, $"habit {movement} {muscle}").LogNormal(1, 0.22);

    private static double Given(double? given, double drawn) => given ?? drawn;

    private static MuscleOfPerson[] DrawMuscles(Dice dice)
    {
        var turned = 3 * dice.Normal();
        var velocity = 1 + (0.1 * Math.Clamp(dice.Normal(), -2, 2));
        var muscles = new MuscleOfPerson[MuscleTable.Count];
        foreach (var anatomy in MuscleTable.Muscles)
        {
            var size = Math.Clamp(dice.LogNormal(1, 0.28), 0.5, 2);
            var missing = dice.Chance(LacksPalmaris) && anatomy.Muscle == Muscle.PalmarisLongus;
            muscles[(int)anatomy.Muscle] = new MuscleOfPerson(
                anatomy,
                anatomy.AngleDeg + turned + (3 * dice.Normal()),
                Math.Max(2.5, anatomy.DepthMm + (0.6 * dice.Normal())),
                anatomy.DistalEndMm + (6 * dice.Normal()),
                missing ? 0 : size,
                velocity * (1 + (0.04 * dice.Normal())));
        }

        return muscles;
    }
}
