using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>How one person's muscle pulls the wrist.</summary>
/// <param name="Muscle">Which muscle.</param>
/// <param name="Extension">Part of its pull that extends, -1 to 1.</param>
/// <param name="Radial">Part of its pull that goes towards the thumb's side, -1 to 1.</param>
/// <param name="Share">How much of the effort it takes.</param>
/// <param name="ExtensionEffort">What its drive is worth in effort to extend, negative for a flexor.</param>
/// <param name="RadialEffort">What its drive is worth in effort towards the thumb's side.</param>
internal readonly record struct WristPull(Muscle Muscle, double Extension, double Radial, double Share, double ExtensionEffort, double RadialEffort)
{
    // Standard deviation of a person's direction around the anatomy, and the most it can be: an estimate.
    private const double SpreadDeg = 12;
    private const double MostSpreadDeg = 25;

    // 0° extends, 90° goes to the thumb's side. Sides and order follow the moment arms of the wrist's motors (Loren et al. 1996, J Biomech 29:331);
    // degrees and shares are estimates. The palm is down in the lap, so whoever extends lifts the hand. Finger
    // muscles cross the wrist too, and the long muscle of the thumb takes part in radial deviation.
    private static readonly (Muscle Muscle, double AngleDeg, double Share)[] Anatomy =
    [
        (Muscle.FlexorCarpiRadialis, 152, 1), (Muscle.PalmarisLongus, 180, 0.8), (Muscle.FlexorCarpiUlnaris, 221, 0.9),
        (Muscle.ExtensorCarpiRadialisLongus, 66, 1.4), (Muscle.ExtensorCarpiRadialisBrevis, 40, 1.4), (Muscle.ExtensorCarpiUlnaris, 288, 0.9),
        (Muscle.AbductorPollicisLongus, 100, 0.9), (Muscle.ExtensorDigitorum3, 0, 0.5), (Muscle.ExtensorDigitorum4, 0, 0.5),
        (Muscle.FlexorDigitorumSuperficialis3, 180, 0.2), (Muscle.FlexorDigitorumSuperficialis4, 180, 0.2),
    ];

    /// <summary>The pulls of a person's muscles.</summary>
    public static WristPull[] Of(Person person)
    {
        var dice = new Dice(person.Seed, "wrist pulls");
        WristPull[] pulls = [.. Anatomy.Select(each =>
        {
            var angle = each.AngleDeg + Math.Clamp(SpreadDeg * dice.Normal(), -MostSpreadDeg, MostSpreadDeg);
            var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
            return new WristPull(each.Muscle, cos, sin, each.Share * person.Habit("wrist", each.Muscle), 0, 0);
        })];
        return [.. pulls.Select(pull => pull with { ExtensionEffort = Worth(pull, each => each.Extension), RadialEffort = Worth(pull, each => each.Radial) })];

        // A muscle's force goes with its cross-section. All that pull the same way make one unit of effort of one unit of effort.
        double Worth(WristPull pull, Func<WristPull, double> part)
        {
            var all = pulls.Where(each => part(each) * part(pull) > 0).Sum(each => Area(each) * each.Share * part(each) * part(each));
            return all == 0 ? 0 : Area(pull) * part(pull) / all;
        }

        double Area(WristPull pull) => person.Muscles[(int)pull.Muscle].Anatomy.AreaMm2 * person.Muscles[(int)pull.Muscle].Size;
    }
}
