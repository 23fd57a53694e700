using NeuralGlasses.Physiology.Anatomy;
using static NeuralGlasses.Physiology.Anatomy.Muscle;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// What an arm does all day and nobody means: it must fire nothing. Keystrokes follow Dennerlein, Mote and Rempel (1998, Exp Brain Res
/// 121:1): the finger is lifted, brought down and lifted again; their rhythm is that of emg2qwerty (4.4 keys a second in the mean). The rest are estimates.
/// </summary>
public sealed class DailyLife
{
    private static readonly (Muscle Superficial, Muscle Deep, Muscle Extensor)[] Fingers =
    [
        (FlexorDigitorumSuperficialis2, FlexorDigitorumProfundus2, ExtensorDigitorum2),
        (FlexorDigitorumSuperficialis3, FlexorDigitorumProfundus3, ExtensorDigitorum3),
        (FlexorDigitorumSuperficialis4, FlexorDigitorumProfundus4, ExtensorDigitorum4),
        (FlexorDigitorumSuperficialis5, FlexorDigitorumProfundus5, ExtensorDigitorum5),
    ];

    private readonly Person _person;
    private readonly Dice _dice;
    private readonly List<MuscleBurst> _bursts = [];
    private readonly List<ArmSwing> _swings = [];

    /// <summary>Makes a person's days from a seed.</summary>
    public DailyLife(Person person, int seed)
    {
        ArgumentNullException.ThrowIfNull(person);
        _person = person;
        _dice = new Dice(seed, "daily life");
    }

    /// <summary>Names of all activities.</summary>
    public static IReadOnlyList<string> Names { get; } = ["still", "walking", "typing", "holding_cup", "waving", "scratching", "handling", "talking_hands"];

    /// <summary>A while of one activity, from and to in seconds. Throws <see cref="PhysiologyException"/> that lists the names if there is no such activity, or the while is not forward in time.</summary>
    public ArmPiece While(string activity, double fromS, double toS)
    {
        if (!(toS > fromS))
            throw new PhysiologyException($"The activity '{activity}' lasts from {fromS} s to {toS} s; expected an end behind its begin.");
        _bursts.Clear();
        _swings.Clear();
        Action<double, double> act = activity switch
        {
            "still" => Still,
            "walking" => Walk,
            "typing" => Type,
            "holding_cup" => HoldCup,
            "waving" => Wave,
            "scratching" => Scratch,
            "handling" => Handle,
            "talking_hands" => Talk,
            _ => throw new PhysiologyException($"The activity '{activity}' is unknown; expected one of {string.Join(", ", Names)}."),
        };
        act(fromS, toS);
        // Nothing goes on behind the end: who types no longer types.
        return new ArmPiece([.. _bursts.Where(b => b.AtS < toS)], [.. _swings.Where(s => s.AtS < toS)], []);
    }

    private void Still(double from, double to)
    {
        for (var at = from + _dice.Between(2, 20); at < to; at += _dice.Between(5, 40))
        {
            // Now and then one sits otherwise.
            _swings.Add(new ArmSwing(ArmSwingKind.Turn, _dice.Below(3), at, 0.8, 6 * _dice.Normal(), 0, 0.2));
            Burst(ExtensorCarpiRadialisBrevis, at, 0.3, 0.4, 0.3, 0.05);
        }
    }

    private void Walk(double from, double to)
    {
        var steps = Math.Clamp(1.85 + (0.12 * _dice.Normal()), 1.5, 2.2);
        _swings.Add(new ArmSwing(ArmSwingKind.Swing, 0, from, to - from, 18 + (4 * _dice.Normal()), steps / 2, 0.45));
        for (var at = from; at < to; at += 1 / steps)
        {
            _swings.Add(new ArmSwing(ArmSwingKind.Knock, 1, at, 0.03, 0.25 + (0.05 * _dice.Normal()), 12, 0));
            // The swing of the arm asks a little of the wrist's muscles, forwards and backwards.
            Burst(ExtensorCarpiRadialisBrevis, at, 0.12, 0.05, 0.15, 0.045);
            Burst(FlexorCarpiUlnaris, at + (0.25 / steps), 0.12, 0.05, 0.15, 0.035);
        }
    }

    private void Type(double from, double to)
    {
        Lasting(ExtensorCarpiRadialisBrevis, from, to, 0.06);
        Lasting(ExtensorCarpiUlnaris, from, to, 0.05);
        var pause = from + _dice.Between(3, 12);
        for (var key = from + 0.3; key < to;)
        {
            // This hand has half of the keys.
            Key(key, _dice.Below(5));
            key += Math.Max(0.1, _dice.LogNormal(0.4, 0.45));
            if (key > pause)
            {
                key += _dice.Between(0.5, 4);
                pause = key + _dice.Between(3, 12);
            }
        }
    }

    private void Key(double contact, int finger)
    {
        var force = Math.Exp(0.3 * _dice.Normal());
        _swings.Add(new ArmSwing(ArmSwingKind.Knock, 2, contact, 0.01, 0.12 * force, 50, 0));
        if (finger == 4)
        {
            // The space bar is the thumb's.
            Burst(AbductorPollicisLongus, contact - 0.14, 0.03, 0.02, 0.03, 0.08 * force);
            Burst(FlexorPollicisLongus, contact - 0.06, 0.025, 0.02, 0.03, 0.14 * force);
            Burst(Thenar, contact - 0.06, 0.025, 0.02, 0.03, 0.16 * force);
            Burst(ExtensorPollicisLongus, contact + 0.035, 0.03, 0.02, 0.03, 0.08 * force);
            return;
        }

        for (var other = 0; other < Fingers.Length; other++)
        {
            var share = other == finger ? 1 : Math.Abs(other - finger) == 1 ? 0.3 : 0.1;
            var (superficial, deep, extensor) = Fingers[other];
            Burst(extensor, contact - 0.145, 0.03, 0.01, 0.03, 0.10 * share * force);
            Burst(superficial, contact - 0.06, 0.025, 0.01, 0.025, 0.18 * share * force);
            Burst(deep, contact - 0.06, 0.025, 0.01, 0.025, 0.14 * share * force);
            Burst(extensor, contact + 0.025, 0.03, 0.01, 0.03, 0.14 * share * force);
        }
    }

    private void HoldCup(double from, double to)
    {
        const double Grip = 0.09;
        foreach (var (superficial, deep, _) in Fingers)
        {
            Lasting(superficial, from, to, Grip);
            Lasting(deep, from, to, Grip);
        }

        Lasting(FlexorPollicisLongus, from, to, Grip);
        Lasting(Thenar, from, to, Grip);
        Lasting(ExtensorCarpiRadialisBrevis, from, to, 0.08);
        Lasting(ExtensorCarpiUlnaris, from, to, 0.06);
        for (var at = from + _dice.Between(3, 15); at + 6 < to; at += _dice.Between(10, 40))
        {
            // A sip: up, turned, down.
            _swings.Add(new ArmSwing(ArmSwingKind.Turn, 0, at, 1.2, -50, 0, 0.3));
            _swings.Add(new ArmSwing(ArmSwingKind.Turn, 0, at + 3.5, 1.2, 50, 0, 0.3));
            Burst(ExtensorCarpiRadialisLongus, at, 0.5, 3, 0.8, 0.12);
            Burst(FlexorCarpiRadialis, at + 0.3, 0.5, 2.5, 0.8, 0.08);
            Burst(PronatorQuadratus, at + 0.8, 0.3, 1.5, 0.5, 0.1);
        }
    }

    private void Wave(double from, double to)
    {
        for (var at = from; at < to;)
        {
            var lasts = Math.Min(_dice.Between(1.5, 4), to - at);
            var hertz = _dice.Between(1.6, 2.6);
            _swings.Add(new ArmSwing(ArmSwingKind.Swing, 2, at, lasts, 22, hertz, 0.25));
            foreach (var extensor in Fingers.Select(f => f.Extensor))
                Burst(extensor, at, 0.2, Math.Max(0.1, lasts - 0.4), 0.2, 0.09);
            for (var swing = at; swing < at + lasts; swing += 1 / hertz)
            {
                Burst(ExtensorCarpiRadialisLongus, swing, 0.08, 0.05, 0.1, 0.14);
                Burst(ExtensorCarpiUlnaris, swing + (0.5 / hertz), 0.08, 0.05, 0.1, 0.14);
                Burst(FlexorCarpiUlnaris, swing + (0.5 / hertz), 0.08, 0.05, 0.1, 0.10);
            }

            at += lasts + _dice.Between(1, 8);
        }
    }

    private void Scratch(double from, double to)
    {
        for (var at = from; at < to;)
        {
            var lasts = Math.Min(_dice.Between(1, 4), to - at);
            var hertz = _dice.Between(3, 5);
            _swings.Add(new ArmSwing(ArmSwingKind.Swing, 1, at, lasts, 4, hertz, 0.2));
            Burst(ExtensorCarpiRadialisBrevis, at, 0.2, lasts, 0.2, 0.1);
            for (var stroke = at; stroke < at + lasts; stroke += 1 / hertz)
            {
                foreach (var (superficial, deep, extensor) in Fingers)
                {
                    Burst(superficial, stroke, 0.04, 0.03, 0.05, 0.13);
                    Burst(deep, stroke, 0.04, 0.03, 0.05, 0.10);
                    Burst(extensor, stroke + (0.5 / hertz), 0.04, 0.02, 0.05, 0.09);
                }
            }

            at += lasts + _dice.Between(2, 12);
        }
    }

    private void Handle(double from, double to)
    {
        for (var at = from + _dice.Between(0.5, 3); at < to;)
        {
            // Something is taken with all fingers, lifted and put down.
            var force = Math.Clamp(_dice.LogNormal(0.14, 0.5), 0.04, 0.5);
            var held = _dice.LogNormal(1.8, 0.6);
            foreach (var (superficial, deep, extensor) in Fingers)
            {
                Burst(extensor, at - 0.35, 0.15, 0.1, 0.12, 0.5 * force);
                Burst(superficial, at, 0.2, held, 0.25, force);
                Burst(deep, at, 0.2, held, 0.25, force);
                Burst(extensor, at + held + 0.3, 0.12, 0.1, 0.15, 0.5 * force);
            }

            Burst(FlexorPollicisLongus, at, 0.2, held, 0.25, force);
            Burst(Thenar, at, 0.2, held, 0.25, force);
            Burst(ExtensorCarpiRadialisBrevis, at - 0.1, 0.25, held, 0.3, 0.8 * force);
            Burst(ExtensorCarpiUlnaris, at - 0.1, 0.25, held, 0.3, 0.6 * force);
            _swings.Add(new ArmSwing(ArmSwingKind.Turn, _dice.Below(3), at + 0.2, 0.6, 20 * _dice.Normal(), 0, 0.35));
            _swings.Add(new ArmSwing(ArmSwingKind.Knock, 2, at + held + 0.2, 0.02, 0.3 * Math.Abs(_dice.Normal()), 30, 0));
            at += held + _dice.Between(1.5, 8);
        }
    }

    private void Talk(double from, double to)
    {
        for (var at = from + _dice.Between(0.2, 2); at < to; at += _dice.LogNormal(1.6, 0.6))
        {
            var size = Math.Exp(0.4 * _dice.Normal());
            _swings.Add(new ArmSwing(ArmSwingKind.Turn, _dice.Below(3), at, 0.5, 25 * _dice.Normal(), 0, 0.3));
            Burst(ExtensorCarpiRadialisBrevis, at, 0.2, 0.2, 0.3, 0.09 * size);
            Burst(_dice.Chance(0.5) ? ExtensorCarpiUlnaris : FlexorCarpiRadialis, at + 0.1, 0.2, 0.2, 0.3, 0.08 * size);
            if (!_dice.Chance(0.4))
                continue;
            foreach (var (superficial, _, extensor) in Fingers)
                Burst(_dice.Chance(0.7) ? extensor : superficial, at, 0.15, 0.2, 0.2, 0.08 * size);
        }
    }

    private void Burst(Muscle muscle, double at, double rise, double hold, double fall, double drive) =>
        _bursts.Add(new MuscleBurst(muscle, at, rise * _person.Quickness, hold, fall * _person.Quickness, Math.Clamp(drive * _person.EffortHabit * Math.Exp(0.2 * _dice.Normal()), 0, 1)));

    private void Lasting(Muscle muscle, double from, double to, double drive)
    {
        // What lasts is never even: it is made of pieces that fade into one another.
        const double Fade = 0.4;
        for (var at = from; at < to;)
        {
            var lasts = Math.Min(_dice.Between(1, 4), Math.Max(0.1, to - at));
            Burst(muscle, at, Fade, Math.Max(0, lasts - Fade), Fade, drive);
            at += lasts;
        }
    }
}
