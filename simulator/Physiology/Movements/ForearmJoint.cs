using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// A forearm that turns about itself and lifts at the elbow where its person's nerves want it, from moment to moment: what turns it works at once under the band, and the arm
/// follows after the electromechanical delay. Angles are those at which the first command found it, with the clock as its wearer looks along it and up positive. Until the first
/// command it does nothing.
/// </summary>
/// <remarks>
/// As with <see cref="WristJoint"/>, what is commanded is an equilibrium point. A turning forearm asks of pronators and supinators what a hand that goes as fast asks of the wrist's
/// muscles; what lifts it lies above the elbow, so that no band feels it work. Numbers are estimates.
/// </remarks>
public sealed class ForearmJoint
{
    /// <summary>Furthest turn to either side, in degrees.</summary>
    public const double MostTurnDeg = 70;

    /// <summary>Furthest up, in degrees.</summary>
    public const double MostLiftDeg = 40;

    /// <summary>Furthest down, into the lap, in degrees.</summary>
    public const double MostLowerDeg = 15;

    // Distance of the band from the elbow.
    private const double ForearmM = 0.22;
    private const double NerveS = 0.015;
    private const double MostDrive = 0.35;

    // A forearm turns about an axle without springs to speak of; only near its ends it does not.
    private const double TonicShare = 0.3;
    private readonly WristSwing _turn;
    private readonly WristSwing _lift;
    private readonly (int Muscle, double Share)[] _withClock;
    private readonly (int Muscle, double Share)[] _againstClock;

    internal ForearmJoint(Person person)
    {
        var dice = new Dice(person.Seed, "forearm");
        var (delay, damping) = (dice.Between(0.03, 0.06), dice.Between(0.8, 1));
        _turn = new WristSwing(dice.Between(4, 6), damping, delay, NerveS, -MostTurnDeg, MostTurnDeg);
        // The whole forearm is heavier than what turns of it.
        _lift = new WristSwing(dice.Between(2.5, 4), damping, delay, NerveS, -MostLowerDeg, MostLiftDeg);
        var (supinates, pronates) = (Muscles(person, "supination"), Muscles(person, "pronation"));
        (_withClock, _againstClock) = person.Wears == Arm.Left ? (pronates, supinates) : (supinates, pronates);
    }

    /// <summary>How far it has turned, in degrees with the clock.</summary>
    public double TurnDeg => _turn.AngleDeg;

    /// <summary>How far it has lifted, in degrees.</summary>
    public double LiftDeg => _lift.AngleDeg;

    /// <summary>Commands that were further than a forearm goes.</summary>
    public long Clamped { get; private set; }

    /// <summary>Whether anybody ever commanded it.</summary>
    internal bool IsUsed { get; private set; }

    /// <summary>Sets where the nerves want it to be from the next block on; what is further than it goes is cut off, and counted.</summary>
    /// <exception cref="PhysiologyException">An angle is no number.</exception>
    public void Command(double turnDeg, double liftDeg)
    {
        if (!double.IsFinite(turnDeg) || !double.IsFinite(liftDeg))
            throw new PhysiologyException($"The forearm was commanded to turn by {turnDeg}° and to lift by {liftDeg}°; expected two numbers of degrees.");
        _turn.WantedDeg = Math.Clamp(turnDeg, -MostTurnDeg, MostTurnDeg);
        _lift.WantedDeg = Math.Clamp(liftDeg, -MostLowerDeg, MostLiftDeg);
        if (_turn.WantedDeg != turnDeg || _lift.WantedDeg != liftDeg)
            Clamped++;
        IsUsed = true;
    }

    /// <summary>Lets go from the next block on: the arm goes back to where it was found.</summary>
    public void Relax() => (_turn.WantedDeg, _lift.WantedDeg) = (0, 0);

    /// <summary>Moves on by a block.</summary>
    internal void Step(ArmMotion motion)
    {
        if (!IsUsed)
            return;
        var (turnDps, liftDps) = (_turn.SpeedDps, _lift.SpeedDps);
        _turn.Step(ForearmEmg.BlockS);
        _lift.Step(ForearmEmg.BlockS);
        motion.Guided = new ArmLead(_turn.AngleDeg, _turn.SpeedDps, _lift.AngleDeg, _lift.SpeedDps, (_lift.SpeedDps - liftDps) / ForearmEmg.BlockS, ForearmM);
    }

    /// <summary>Adds what it asks of the muscles now.</summary>
    internal void AddTo(Span<double> drives)
    {
        var effort = (TonicShare * WristEffort.Tonic(_turn.ComingDeg)) + (WristEffort.PerDps * _turn.ComingDps) + (WristEffort.PerDps2 * _turn.ComingDps2);
        foreach (var (muscle, share) in effort > 0 ? _withClock : _againstClock)
            drives[muscle] = Math.Min(1, drives[muscle] + (MostDrive * Math.Tanh(share * Math.Abs(effort) / MostDrive)));
    }

    private static (int, double)[] Muscles(Person person, string movement) =>
        [.. MovementTable.Of(movement).Makes.Select(each => ((int)each.Key, each.Value * person.Habit(movement, each.Key)))];
}
