using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Movements;
using static NeuralGlasses.Physiology.Anatomy.Muscle;

namespace NeuralGlasses.Physiology.Typing;

/// <summary>
/// A hand that types: turns a key into what the muscles do this time. A keystroke has three bursts: extensors lift the finger, flexors strike, extensors lift it off
/// (Dennerlein, Mote and Rempel 1998, Exp Brain Res 121); the wrist goes along with every key, in a way that a typist repeats (Soechting and Flanders 1992, as part B6 of the research notes
/// has it). Which muscles go along with a row or a reach is functional anatomy; every share is an estimate, and each person has lasting habits in each key.
/// </summary>
public sealed class TypingHand
{
    private const double EffortVariation = 0.2;
    private const double ShareVariation = 0.15;
    private const double Flexion = 0.18;
    private const double Lift = 0.1;
    private const double LiftOff = 0.14;
    private const double Posture = 0.12;

    // Of the flexion that strikes, while the key is held down.
    private const double HoldShare = 0.25;
    private const double KnockG = 0.12;
    private readonly Person _person;
    private readonly Dice _dice;
    private readonly double _strength;
    private readonly Dictionary<(string Key, Muscle Muscle), double> _habits = [];

    /// <summary>Makes a hand.</summary>
    /// <param name="person">Whose it is.</param>
    /// <param name="wordsPerMinute">Tempo: those who type faster strike harder (Hum Factors 2002, as part B6 of the research notes has it; the amount is a guess).</param>
    /// <param name="seed">Seed of what varies from stroke to stroke.</param>
    public TypingHand(Person person, double wordsPerMinute, int seed)
    {
        ArgumentNullException.ThrowIfNull(person);
        _person = person;
        _strength = person.EffortHabit * (0.75 + (0.25 * wordsPerMinute / 50));
        _dice = new Dice(seed, "keystrokes");
    }

    /// <summary>What the muscles hold from one time to another while the hand hovers over the keys.</summary>
    public ArmPiece Hover(double fromS, double toS)
    {
        var length = Math.Max(0.1, toS - fromS - 0.4);
        MuscleBurst Tonic(Muscle muscle, double drive) => new(muscle, fromS, 0.2, length, 0.2, drive * Habit("hover", muscle));
        return new ArmPiece([Tonic(ExtensorCarpiRadialisBrevis, 0.05), Tonic(ExtensorCarpiUlnaris, 0.05), Tonic(ExtensorDigitorum3, 0.03), Tonic(ExtensorDigitorum4, 0.03)], [], []);
    }

    /// <summary>One stroke; the first muscle begins up to 0.2 s before the key is down.</summary>
    public ArmPiece Strike(TapKey key, double pressS, double releaseS)
    {
        ArgumentNullException.ThrowIfNull(key);
        var bursts = new List<MuscleBurst>();
        var effort = _strength * Math.Exp(EffortVariation * _dice.Normal());
        foreach (var (muscle, share) in Flexors(key))
        {
            var drive = Drive(key, muscle, Flexion * effort * share);
            bursts.Add(new MuscleBurst(muscle, pressS - 0.07 + Jitter(), 0.04, 0, 0.05, drive));
            bursts.Add(new MuscleBurst(muscle, pressS - 0.02, 0.03, Math.Max(0, releaseS - pressS - 0.06), 0.05, HoldShare * drive));
        }

        foreach (var (muscle, share) in Extensors(key))
        {
            bursts.Add(new MuscleBurst(muscle, pressS - 0.155 + Jitter(), 0.045, 0, 0.05, Drive(key, muscle, Lift * effort * share * Math.Max(0.5, 1 + (0.45 * key.Row)))));
            bursts.Add(new MuscleBurst(muscle, releaseS - 0.08 + Jitter(), 0.045, 0, 0.05, Drive(key, muscle, LiftOff * effort * share)));
        }

        foreach (var (muscle, share) in Postures(key))
            bursts.Add(new MuscleBurst(muscle, pressS - 0.13 + Jitter(), 0.06, 0.04, 0.08, Drive(key, muscle, Posture * effort * share)));
        return new ArmPiece(bursts, [new ArmSwing(ArmSwingKind.Knock, 2, pressS, 0.012, KnockG * effort, 45, 0)], []);
    }

    // Deep flexors bend the tip, which draws the finger towards the palm; the upper row is struck with a long finger.
    private static IEnumerable<(Muscle Muscle, double Share)> Flexors(TapKey key)
    {
        if (key.Finger == 1)
            return [(FlexorPollicisLongus, 1), (Thenar, 0.9), (AbductorPollicisLongus, 0.2)];
        var meant = key.Finger - 2;
        var (superficial, deep) = (1 - (0.15 * key.Row), Math.Max(0.2, 0.85 - (0.35 * key.Row)));
        return Enumerable.Range(0, 4).SelectMany(finger =>
        {
            var share = Mover.LightlyEnslaved(meant, finger);
            return new[] { (FlexorDigitorumSuperficialis2 + finger, superficial * share), (FlexorDigitorumProfundus2 + finger, deep * share) };
        });
    }

    private static IEnumerable<(Muscle Muscle, double Share)> Extensors(TapKey key) => key.Finger switch
    {
        1 => [(ExtensorPollicisLongus, 1), (ExtensorPollicisBrevis, 0.6)],
        2 => [(ExtensorDigitorum2, 1), (ExtensorIndicis, 0.8), (ExtensorDigitorum3, 0.2)],
        3 => [(ExtensorDigitorum3, 1), (ExtensorDigitorum2, 0.25), (ExtensorDigitorum4, 0.3)],
        4 => [(ExtensorDigitorum4, 1), (ExtensorDigitorum3, 0.3), (ExtensorDigitorum5, 0.3)],
        _ => [(ExtensorDigitorum5, 0.8), (ExtensorDigitiMinimi, 1), (ExtensorDigitorum4, 0.25)],
    };

    private static IEnumerable<(Muscle Muscle, double Share)> Postures(TapKey key)
    {
        if (key.Finger == 1)
            return [];
        var shares = new SortedDictionary<Muscle, double>();
        void Use(Muscle muscle, double share) => shares[muscle] = shares.GetValueOrDefault(muscle) + share;
        if (key.Row > 0)
        {
            Use(ExtensorCarpiRadialisLongus, 0.5 * key.Row);
            Use(ExtensorCarpiRadialisBrevis, 0.6 * key.Row);
            Use(ExtensorCarpiUlnaris, 0.3 * key.Row);
        }
        else if (key.Row < 0)
        {
            Use(FlexorCarpiRadialis, 0.6);
            Use(PalmarisLongus, 0.5);
            Use(FlexorCarpiUlnaris, 0.3);
        }

        if (key.Reach > 0)
        {
            Use(FirstDorsalInterosseus, 1);
            Use(ExtensorCarpiRadialisLongus, 0.5);
            Use(FlexorCarpiRadialis, 0.35);
            Use(AbductorPollicisLongus, 0.3);
        }
        else if (key.Reach < 0)
        {
            Use(Hypothenar, 0.4 * -key.Reach);
            Use(ExtensorCarpiUlnaris, 0.4 * -key.Reach);
            Use(FlexorCarpiUlnaris, 0.35 * -key.Reach);
        }

        return shares.Select(pair => (pair.Key, pair.Value));
    }

    private double Drive(TapKey key, Muscle muscle, double meant) =>
        Math.Min(1, meant * Habit(key.Name, muscle) * Math.Exp(ShareVariation * _dice.Normal()));

    private double Habit(string key, Muscle muscle)
    {
        if (!_habits.TryGetValue((key, muscle), out var habit))
            _habits[(key, muscle)] = habit = _person.Habit($"key {key}", muscle);
        return habit;
    }

    private double Jitter() => 0.004 * _dice.Normal();
}
