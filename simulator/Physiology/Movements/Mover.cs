using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// A person who moves: turns the name of a movement into what the muscles do this time. From time to time effort varies log-normally by
/// 0.2 and each muscle's share by 0.15; between people shares vary more, and last (part B6 of the research notes: estimates).
/// </summary>
public sealed class Mover
{
    private const double EffortVariation = 0.2;
    private const double ShareVariation = 0.15;
    private const double TimeVariation = 0.15;

    // A muscle leads what it moves: 30 to 60 ms.
    private const double LeadS = 0.045;
    private const double BetweenTwoS = 0.16;
    private const double ReleaseBurstS = 0.06;

    // Muscle answers slowly, so whatever is meant to be quick starts with more drive than it takes to hold it: in ballistic contractions motor
    // units join in at about a third of the force at which they do in slow ones (Desmedt and Godaux 1977, J Physiol 264:673). Three times the
    // drive is an estimate from that.
    private const double BallisticShare = 2;
    private const double SlowestBallisticS = 0.1;

    // A hold that turns does so in its middle half, and turns back when it is over; who turns works as hard as who holds (both estimates).
    private const double LeastTurnS = 0.2;
    private const double MostTurnDeg = 120;
    private const double TurnsBackAfterS = 0.15;

    // How much of an intended finger's flexion goes to its neighbours, as rows of what is meant (an estimate; the effect: Sci Rep 2020, s41598-020-65167-x).
    private static readonly double[,] Enslaving = { { 1, 0.25, 0.1, 0.05 }, { 0.2, 1, 0.35, 0.1 }, { 0.1, 0.35, 1, 0.4 }, { 0.05, 0.15, 0.45, 1 } };

    // Enslaving is measured at full effort of one finger; in light pinches a third of it is assumed.
    private const double LightEnslaving = 0.35;
    private readonly Person _person;
    private readonly Dice _dice;
    private readonly Dictionary<(string Movement, Muscle Muscle), double> _habits = [];

    /// <summary>Makes a person who varies from one time to the next by a seed.</summary>
    public Mover(Person person, int seed)
    {
        ArgumentNullException.ThrowIfNull(person);
        _person = person;
        _dice = new Dice(seed, "movements");
    }

    /// <summary>Makes a movement.</summary>
    /// <param name="name">Its name, one of <see cref="MovementTable.Names"/>.</param>
    /// <param name="atS">Onset of its first muscle, in seconds.</param>
    /// <param name="form">How long it is held.</param>
    /// <param name="effort">Effort of its main muscle, as a share of the greatest drive, 0.02 to 1, before the person's habit.</param>
    /// <param name="durationS">How long a held or continuous one lasts, in seconds; ignored for others.</param>
    /// <param name="turnDeg">How far the forearm turns about itself while one is held, clockwise as its wearer looks along it, -120 to 120 degrees; 0 for not at all. It turns by exactly that.</param>
    /// <exception cref="PhysiologyException">There is no such movement, or a number is out of its range.</exception>
    public ArmPiece Make(string name, double atS, MovementForm form = MovementForm.Tap, double effort = 0.2, double durationS = 1, double turnDeg = 0)
    {
        var movement = MovementTable.Of(name);
        if (!(effort is >= 0.02 and <= 1))
            throw new PhysiologyException($"The effort of '{name}' at {atS} s is {effort}; expected 0.02 to 1 of the greatest drive.");
        if (form is MovementForm.Hold or MovementForm.Continuous && !(durationS > 0))
            throw new PhysiologyException($"The duration of '{name}' at {atS} s is {durationS}; expected more than 0 s.");
        if (turnDeg != 0 && !(form == MovementForm.Hold && Math.Abs(turnDeg) <= MostTurnDeg))
            throw new PhysiologyException($"The forearm is to turn by {turnDeg}° in '{name}' at {atS} s; expected {-MostTurnDeg} to {MostTurnDeg}°, and a movement that is held.");
        var bursts = new List<MuscleBurst>();
        var swings = new List<ArmSwing>();
        var truth = new List<TrueMovement>();
        // Habit acts on light movements alone: nobody can more than all.
        var meant = Math.Min(1, effort * _person.EffortHabit) * Math.Exp(EffortVariation * _dice.Normal());
        var once = Once(movement, atS, form, Math.Min(1, meant), durationS, bursts, swings);
        truth.Add(once);
        if (turnDeg != 0)
            TurnWhileHeld(turnDeg, once, bursts, swings);
        if (form == MovementForm.Twice)
            truth.Add(Once(movement, once.ReleaseS + (BetweenTwoS * Varied()), form, Math.Min(1, meant * Math.Exp(0.1 * _dice.Normal())), durationS, bursts, swings));
        return new ArmPiece(bursts, swings, truth);
    }

    /// <summary>How much of what is meant for one finger a flexor of another gets in a light movement; fingers from 0, the index finger.</summary>
    internal static double LightlyEnslaved(int meant, int finger) => meant == finger ? 1 : LightEnslaving * Enslaving[meant, finger];

    private TrueMovement Once(Movement movement, double atS, MovementForm form, double effort, double durationS, List<MuscleBurst> bursts, List<ArmSwing> swings)
    {
        var slow = _person.Quickness;
        var rise = movement.RiseS * slow * Varied();
        var hold = movement.HoldS * slow * Varied() * (form == MovementForm.Twice ? 0.6 : 1);
        var fall = movement.FallS * slow * Varied();
        if (form == MovementForm.Hold)
            hold = Math.Max(0.02, durationS - rise);
        if (form == MovementForm.Continuous)
            (rise, hold, fall) = (durationS / 2, 0, durationS / 2);
        foreach (var (muscle, share) in Enslaved(movement))
        {
            var drive = Math.Min(1, effort * share * Habit(movement, muscle) * Math.Exp(ShareVariation * _dice.Normal()));
            var late = 0.006 * Math.Abs(_dice.Normal());
            bursts.Add(new MuscleBurst(muscle, atS + late, rise, hold, fall, drive));
            if (form != MovementForm.Continuous && movement.RiseS < SlowestBallisticS)
                bursts.Add(new MuscleBurst(muscle, atS + late, 0.5 * rise, 0.4 * rise, rise, BallisticShare * drive));
        }

        var release = atS + rise + hold;
        var end = release + fall;
        foreach (var (muscle, share) in movement.Undoes)
        {
            if (form == MovementForm.Continuous)
                break;
            var drive = Math.Min(1, effort * share * Habit(movement, muscle) * Math.Exp(2 * ShareVariation * _dice.Normal()));
            bursts.Add(new MuscleBurst(muscle, release + (0.02 * slow), 0.03 * slow, ReleaseBurstS * slow * Varied(), 0.05 * slow, drive));
            end = Math.Max(end, bursts[^1].EndS);
        }

        var contact = atS + Math.Min(rise, 0.06) + LeadS;
        Move(movement, atS, contact, release, effort, swings);
        return new TrueMovement(movement.Name, atS, contact, release, end, effort);
    }

    private void Move(Movement movement, double atS, double contactS, double releaseS, double effort, List<ArmSwing> swings)
    {
        if (movement.TurnDeg != 0)
        {
            var turn = Mirrored(movement.TurnDeg) * effort * Math.Exp(0.2 * _dice.Normal());
            swings.Add(new ArmSwing(ArmSwingKind.Turn, 1, atS + LeadS, Math.Max(0.1, releaseS - atS), turn, 0, 0));
            swings.Add(new ArmSwing(ArmSwingKind.Turn, 1, releaseS + LeadS, 0.25, -turn, 0, 0));
        }

        if (movement.KnockG > 0)
            swings.Add(new ArmSwing(ArmSwingKind.Knock, 2, contactS, 0.012, movement.KnockG * effort * Math.Exp(0.3 * _dice.Normal()), 45, 0));
        // Any movement of the hand gives the forearm a little push.
        swings.Add(new ArmSwing(ArmSwingKind.Swing, 0, atS + LeadS, Math.Max(0.15, releaseS - atS), 1.5 * effort * _dice.Normal(), 3, 0.2));
    }

    private void TurnWhileHeld(double turnDeg, TrueMovement held, List<MuscleBurst> bursts, List<ArmSwing> swings)
    {
        var holdS = held.ReleaseS - held.ContactS;
        var turnS = Math.Max(LeastTurnS, holdS / 2);
        var from = held.ContactS + Math.Max(0, (holdS - turnS) / 2);
        swings.Add(new ArmSwing(ArmSwingKind.Turn, 1, from, turnS, turnDeg, 0, 0));
        swings.Add(new ArmSwing(ArmSwingKind.Turn, 1, held.ReleaseS + TurnsBackAfterS, turnS, -turnDeg, 0, 0));
        var movement = MovementTable.Of(Mirrored(turnDeg) > 0 ? "supination" : "pronation");
        foreach (var (muscle, share) in movement.Makes)
            bursts.Add(new MuscleBurst(muscle, from - LeadS, turnS / 4, turnS / 2, turnS / 4, Math.Min(1, held.Effort * share * Habit(movement, muscle))));
    }

    private double Habit(Movement movement, Muscle muscle)
    {
        if (!_habits.TryGetValue((movement.Name, muscle), out var habit))
            _habits[(movement.Name, muscle)] = habit = _person.Habit(movement.Name, muscle);
        return habit;
    }

    // What a right arm does clockwise, a left one does anticlockwise.
    private double Mirrored(double turnDeg) => _person.Wears == Arm.Left ? -turnDeg : turnDeg;

    private double Varied() => Math.Exp(TimeVariation * _dice.Normal());

    private static SortedDictionary<Muscle, double> Enslaved(Movement movement)
    {
        var shares = new SortedDictionary<Muscle, double>(movement.Makes.ToDictionary(pair => pair.Key, pair => pair.Value));
        // Both flexors have their four fingers one behind the other in the list of muscles.
        foreach (var first in new[] { Muscle.FlexorDigitorumSuperficialis2, Muscle.FlexorDigitorumProfundus2 })
        {
            for (var finger = 0; finger < 4; finger++)
            {
                var neighbours = 0.0;
                for (var meant = 0; meant < 4; meant++)
                {
                    if (meant != finger)
                        neighbours = Math.Max(neighbours, LightlyEnslaved(meant, finger) * movement.Makes.GetValueOrDefault(first + meant));
                }

                var muscle = first + finger;
                if (neighbours > shares.GetValueOrDefault(muscle))
                    shares[muscle] = neighbours;
            }
        }

        return shares;
    }
}
