using NeuralGlasses.Physiology.Anatomy;
using static NeuralGlasses.Physiology.Anatomy.Muscle;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// Every movement that an arm can make. Which muscles work is functional anatomy; shares are estimates for light interaction (part B6 of
/// the research notes), divided by 0.2 so that 1 is the main muscle. Times: electromyograms lead contact by 30 to 60 ms, a tap rises in 40
/// to 80 ms and falls in 50 to 100 ms, fists rise in 150 to 300 ms.
/// </summary>
public static class MovementTable
{
    // A hand that does anything stiffens a little as a whole; an estimate.
    private const double Stiffening = 0.08;
    private static readonly Dictionary<string, Movement> ByName = All().ToDictionary(movement => movement.Name, StringComparer.Ordinal);

    /// <summary>Names of all movements, in the order of their table.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All().Select(movement => movement.Name)];

    /// <summary>A movement by name. Throws <see cref="PhysiologyException"/> that lists the names if there is none.</summary>
    public static Movement Of(string name) => ByName.TryGetValue(name, out var movement)
        ? movement
        : throw new PhysiologyException($"The movement '{name}' is unknown; expected one of {string.Join(", ", Names)}.");

    private static IEnumerable<Movement> All() =>
    [
        Pinch("index_pinch", FlexorDigitorumSuperficialis2, FlexorDigitorumProfundus2, 0.75, (FirstDorsalInterosseus, 1), (ExtensorDigitorum3, 0.2), (ExtensorCarpiRadialisBrevis, 0.25)),
        Pinch("middle_pinch", FlexorDigitorumSuperficialis3, FlexorDigitorumProfundus3, 0.75, (ExtensorDigitorum2, 0.2), (ExtensorIndicis, 0.15), (ExtensorCarpiRadialisBrevis, 0.25)),
        Pinch("ring_pinch", FlexorDigitorumSuperficialis4, FlexorDigitorumProfundus4, 0.85, (ExtensorIndicis, 0.25), (ExtensorDigitorum2, 0.15), (ExtensorCarpiUlnaris, 0.2)),
        Pinch("little_pinch", FlexorDigitorumSuperficialis5, FlexorDigitorumProfundus5, 0.9, (Hypothenar, 0.75), (ExtensorIndicis, 0.3), (ExtensorCarpiUlnaris, 0.35)),

        // The tip of the thumb on the side of the index finger.
        Quick("thumb_tap", [(FlexorPollicisLongus, 1), (Thenar, 1), (FirstDorsalInterosseus, 0.5), (FlexorDigitorumSuperficialis2, 0.25), (ExtensorCarpiRadialisBrevis, 0.2)], [(ExtensorPollicisLongus, 0.4), (ExtensorPollicisBrevis, 0.3)], 0.05, 0.06, 0.07, 0, 0.5),

        // Across the side of the index finger: in towards the palm, out away from it, up towards the tip, down towards the wrist.
        Quick("thumb_swipe_in", [(FlexorPollicisLongus, 1.25), (Thenar, 1), (ExtensorPollicisLongus, 0.3)], [(AbductorPollicisLongus, 0.4)], 0.08, 0.06, 0.1, 2, 0),
        Quick("thumb_swipe_out", [(AbductorPollicisLongus, 0.9), (ExtensorPollicisBrevis, 0.8), (ExtensorPollicisLongus, 0.6), (FlexorCarpiUlnaris, 0.15)], [(FlexorPollicisLongus, 0.35)], 0.08, 0.06, 0.1, -2, 0),
        Quick("thumb_swipe_up", [(ExtensorPollicisLongus, 1.1), (ExtensorPollicisBrevis, 0.6), (AbductorPollicisLongus, 0.3), (FlexorPollicisLongus, 0.15), (ExtensorCarpiRadialisLongus, 0.2)], [(Thenar, 0.4)], 0.08, 0.06, 0.1, 1, 0),
        Quick("thumb_swipe_down", [(FlexorPollicisLongus, 0.9), (Thenar, 1.1), (FirstDorsalInterosseus, 0.4), (FlexorCarpiRadialis, 0.3), (AbductorPollicisLongus, 0.5)], [(ExtensorPollicisBrevis, 0.4)], 0.08, 0.06, 0.1, -1, 0),

        Quick("fist", [.. Fingers(0.9), (FlexorPollicisLongus, 0.8), (Thenar, 0.8), (ExtensorCarpiRadialisBrevis, 0.7), (ExtensorCarpiRadialisLongus, 0.5), (ExtensorCarpiUlnaris, 0.55), (FlexorCarpiUlnaris, 0.4)], [.. Extensors(0.3)], 0.18, 0.3, 0.18, 2, 0),
        Quick("open", [.. Extensors(1), (ExtensorIndicis, 0.8), (ExtensorDigitiMinimi, 0.8), (ExtensorPollicisLongus, 0.8), (AbductorPollicisLongus, 0.6), (FlexorDigitorumSuperficialis3, 0.2), (FlexorCarpiUlnaris, 0.2)], [], 0.15, 0.3, 0.18, 0, 0),
        Quick("flexion", [(FlexorCarpiRadialis, 1), (FlexorCarpiUlnaris, 1), (PalmarisLongus, 0.8), (FlexorDigitorumSuperficialis3, 0.2), (FlexorDigitorumSuperficialis4, 0.2)], [(ExtensorCarpiRadialisBrevis, 0.3), (ExtensorCarpiUlnaris, 0.3)], 0.15, 0.3, 0.18, 0, 0),
        Quick("extension", [(ExtensorCarpiRadialisLongus, 0.9), (ExtensorCarpiRadialisBrevis, 1), (ExtensorCarpiUlnaris, 0.9), (ExtensorDigitorum3, 0.4), (ExtensorDigitorum4, 0.4)], [(FlexorCarpiRadialis, 0.2)], 0.15, 0.3, 0.18, 0, 0),
        Quick("radial", [(ExtensorCarpiRadialisLongus, 1), (FlexorCarpiRadialis, 0.8), (AbductorPollicisLongus, 0.6), (ExtensorPollicisBrevis, 0.3)], [(FlexorCarpiUlnaris, 0.2)], 0.15, 0.3, 0.18, 0, 0),
        Quick("ulnar", [(ExtensorCarpiUlnaris, 1), (FlexorCarpiUlnaris, 1)], [(ExtensorCarpiRadialisLongus, 0.2)], 0.15, 0.3, 0.18, 0, 0),
        // Turns are those of a right arm, clockwise as its wearer looks along it.
        Quick("pronation", [(PronatorQuadratus, 1.4), (FlexorCarpiRadialis, 0.25)], [(AbductorPollicisLongus, 0.2)], 0.15, 0.3, 0.18, -120, 0),

        // Biceps and supinator do the work far from the band.
        Quick("supination", [(ExtensorPollicisLongus, 0.3), (AbductorPollicisLongus, 0.4), (ExtensorCarpiUlnaris, 0.4)], [(PronatorQuadratus, 0.4)], 0.15, 0.3, 0.18, 120, 0),
        FingerTap("index_tap", FlexorDigitorumSuperficialis2, FlexorDigitorumProfundus2, ExtensorDigitorum2, ExtensorIndicis),
        FingerTap("middle_tap", FlexorDigitorumSuperficialis3, FlexorDigitorumProfundus3, ExtensorDigitorum3, ExtensorDigitorum3),
        FingerTap("ring_tap", FlexorDigitorumSuperficialis4, FlexorDigitorumProfundus4, ExtensorDigitorum4, ExtensorDigitorum4),
        FingerTap("little_tap", FlexorDigitorumSuperficialis5, FlexorDigitorumProfundus5, ExtensorDigitorum5, ExtensorDigitiMinimi),
    ];

    private static (Muscle, double)[] Fingers(double share) =>
    [
        (FlexorDigitorumSuperficialis2, share), (FlexorDigitorumSuperficialis3, share), (FlexorDigitorumSuperficialis4, share), (FlexorDigitorumSuperficialis5, share),
        (FlexorDigitorumProfundus2, share), (FlexorDigitorumProfundus3, share), (FlexorDigitorumProfundus4, share), (FlexorDigitorumProfundus5, share),
    ];

    private static (Muscle, double)[] Extensors(double share) =>
        [(ExtensorDigitorum2, share), (ExtensorDigitorum3, share), (ExtensorDigitorum4, share), (ExtensorDigitorum5, share)];

    // Thumb against a finger. When it is let go, extensors of that finger and of the thumb open the hand at half the effort.
    private static Movement Pinch(string name, Muscle superficial, Muscle deep, double superficialShare, params (Muscle, double)[] with)
    {
        var extensor = superficial switch
        {
            FlexorDigitorumSuperficialis2 => ExtensorDigitorum2,
            FlexorDigitorumSuperficialis3 => ExtensorDigitorum3,
            FlexorDigitorumSuperficialis4 => ExtensorDigitorum4,
            _ => ExtensorDigitorum5,
        };
        return Quick(
            name,
            [(superficial, superficialShare), (deep, 1), (FlexorPollicisLongus, 1), (Thenar, 1), .. with],
            [(extensor, 0.5), (ExtensorPollicisLongus, 0.4), (AbductorPollicisLongus, 0.2)],
            0.055, 0.09, 0.07, 0, 0.6);
    }

    // A finger on something hard, without the thumb; what comes before and behind is in the keystroke.
    private static Movement FingerTap(string name, Muscle superficial, Muscle deep, Muscle extensor, Muscle second) =>
        Quick(name, [(superficial, 0.9), (deep, 0.9), (ExtensorCarpiRadialisBrevis, 0.25), (ExtensorCarpiUlnaris, 0.2)], [(extensor, 0.7), (second, 0.4)], 0.04, 0.03, 0.05, 0, 0.8);

    private static Movement Quick(string name, (Muscle Muscle, double Share)[] makes, (Muscle, double)[] undoes, double rise, double hold, double fall, double turn, double knock) =>
        new(name, Shares([.. Enum.GetValues<Muscle>().Except(makes.Select(m => m.Muscle)).Select(m => (m, Stiffening)), .. makes]), Shares(undoes), rise, hold, fall, turn, knock);

    private static SortedDictionary<Muscle, double> Shares((Muscle Muscle, double Share)[] shares)
    {
        var sums = new SortedDictionary<Muscle, double>();
        foreach (var (muscle, share) in shares)
            sums[muscle] = sums.GetValueOrDefault(muscle) + share;
        return sums;
    }
}
