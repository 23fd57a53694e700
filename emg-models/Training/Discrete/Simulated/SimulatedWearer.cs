using NeuralGlasses.Calibration;
using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Physiology.Skin;

namespace NeuralGlasses.Training.Discrete.Simulated;

/// <summary>A simulated person who has put the band on, once; what follows depends on the seeds of person and donning alone.</summary>
public sealed class SimulatedWearer
{
    private const double LeadInSeconds = 2;
    private readonly SimulatedForearm _arm;
    private readonly Dice _dice;
    private readonly BandPath _path;
    private readonly float[] _skin;
    private readonly float[] _usual;
    private readonly RingPermutation _wearing;

    /// <summary>Lets a person put the band on; takes about a second.</summary>
    /// <param name="personSeed">Seed of the person.</param>
    /// <param name="donning">Number of the donning, from 0.</param>
    public SimulatedWearer(int personSeed, int donning)
    {
        var seed = (personSeed * 31) + donning;
        Person = Person.Draw(personSeed);
        _arm = new SimulatedForearm(Person, new ElectrodeRing(SimulatedSession.Channels), Donning.Draw(seed), seed) { Conditions = ConditionsOf(seed) };
        _dice = new Dice(seed, "session script");
        _path = new BandPath(SimulatedSession.Channels, _arm.Conditions.MainsHz);
        _skin = new float[ForearmEmg.BlockSamples * SimulatedSession.Channels];
        _usual = new float[_skin.Length];
        // The wearer tells on which arm the band is; on the left one the pairs come the other way round.
        _wearing = Person.Wears == Arm.Left ? RingPermutation.LeftArm : RingPermutation.Identity;
        Read(LeadInSeconds, []);
    }

    /// <summary>Who it is.</summary>
    public Person Person { get; }

    /// <summary>Draws of this donning's scripts.</summary>
    public Dice Dice => _dice;

    /// <summary>Acts a script and gives what a model sees of it.</summary>
    /// <param name="script">What is done.</param>
    /// <param name="steer">Told the arm and the seconds of the session before each block, and once behind the last, to move the wrist; null for nobody.</param>
    public SimulatedSession Act(SessionScript script, Action<SimulatedForearm, double>? steer = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        var from = _arm.Seconds;
        var events = new List<TrueEvent>();
        var others = new List<TrueEvent>();
        foreach (var (activity, begin, end) in script.Activities)
            _arm.Add(_arm.DailyLife.While(activity, from + begin, from + end));
        foreach (var step in script.Steps)
        {
            var piece = _arm.Mover.Make(step.Movement, from + step.AtSeconds, step.Form, step.Effort, step.HoldSeconds);
            _arm.Add(piece);
            foreach (var truth in piece.Truth)
                Note(truth, from, step.Effort, events, others);
        }

        var samples = new List<short>((int)(script.Seconds * BandPath.RateHz * SimulatedSession.Channels) + 1000);
        Read(script.Seconds, samples, steer);
        return new SimulatedSession(script.Kind, [.. samples], [.. events.OrderBy(each => each.Seconds)], [.. others.OrderBy(each => each.Seconds)]) { Activities = script.Activities };
    }

    private static void Note(TrueMovement truth, double from, double effort, List<TrueEvent> events, List<TrueEvent> others)
    {
        var (onset, release, end) = (truth.OnsetS - from, truth.ReleaseS - from, truth.EndS - from);
        if (DiscreteLabels.BeginOf(truth.Movement) is not { } begin)
        {
            others.Add(new TrueEvent(truth.Movement, onset, end, effort));
            return;
        }

        events.Add(new TrueEvent(begin, onset, release, effort));
        if (DiscreteLabels.EndOf(truth.Movement) is { } ending)
            events.Add(new TrueEvent(ending, release, end, effort));
    }

    internal static SkinConditions ConditionsOf(int seed)
    {
        var dice = new Dice(seed, "conditions");
        return new SkinConditions
        {
            MainsMicrovolts = Math.Min(40, dice.LogNormal(4, 0.6)),
            WornS = dice.Between(0, 3600),
            Sweat = dice.Chance(0.3) ? dice.Between(0, 0.5) : 0,
            Looseness = dice.Chance(0.15) ? dice.Between(0, 0.3) : 0,
            HeartMicrovolts = dice.Between(0, 4),
        };
    }

    private void Read(double seconds, List<short> samples, Action<SimulatedForearm, double>? steer = null)
    {
        var blocks = (int)Math.Round(seconds / ForearmEmg.BlockS);
        for (var block = 0; block < blocks; block++)
        {
            steer?.Invoke(_arm, block * ForearmEmg.BlockS);
            _arm.Read(_skin);
            for (var i = 0; i < _skin.Length; i++)
                _usual[i] = _skin[i - (i % SimulatedSession.Channels) + _wearing.Source(i % SimulatedSession.Channels, SimulatedSession.Channels)];
            _path.Pass(_usual, samples);
        }

        steer?.Invoke(_arm, blocks * ForearmEmg.BlockS);
    }
}
