using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>A simulated person's forearm as the source of everything that the band feels: potentials, contact and motion.</summary>
public sealed class ForearmArm : IArmSource, IElectrodeContact, IMotionSource
{
    private readonly Queue<RedonningScenario> _redonnings;
    private readonly float[] _block;
    private int _next;

    /// <summary>Puts a band of 8 or 16 pairs on a person. Throws <see cref="ScenarioException"/> if person, band or movement cannot be.</summary>
    /// <param name="person">Who it is.</param>
    /// <param name="room">The movements, and the mains of the room.</param>
    /// <param name="pairs">Electrode pairs of the band.</param>
    /// <param name="seed">Seed of what varies from run to run.</param>
    public ForearmArm(PersonScenario person, ArmScenario room, int pairs, int seed)
    {
        var conditions = person.Skin with { MainsHz = room.MainsHz, MainsMicrovolts = room.MainsMicrovolts };
        try
        {
            conditions.Validate("donning");
            Forearm = new SimulatedForearm(Person.Draw(person.Seed, person.Traits), new ElectrodeRing(pairs), person.Donning, seed) { Conditions = conditions };
            Script = Plan(person.Activities, room.Gestures);
        }
        catch (PhysiologyException e)
        {
            throw new ScenarioException(e.Message, e);
        }

        _redonnings = new Queue<RedonningScenario>(person.Redonnings);
        _block = new float[ForearmEmg.BlockSamples * pairs];
        _next = ForearmEmg.BlockSamples;
    }

    /// <summary>The arm itself, to which more may be given to do while it runs.</summary>
    public SimulatedForearm Forearm { get; }

    /// <summary>The movements that the scenario asks for, with the names that labels have.</summary>
    public IReadOnlyList<ScriptedGesture> Script { get; }

    /// <summary>Who moves the wrist from moment to moment, beside the script; null for nobody.</summary>
    public ISteersArm? Steers { get; set; }

    /// <inheritdoc/>
    public int ChannelCount => Forearm.Channels;

    /// <inheritdoc/>
    public double RateHz => ForearmEmg.RateHz;

    /// <inheritdoc/>
    public bool TryRead(Span<float> microvolts)
    {
        if (_next == ForearmEmg.BlockSamples)
        {
            while (_redonnings.TryPeek(out var redonning) && redonning.AtS <= Forearm.Seconds)
                Forearm.PutOn(_redonnings.Dequeue().Donning);
            Steers?.Advance(Forearm);
            Forearm.Read(_block);
            _next = 0;
        }

        _block.AsSpan(_next++ * ChannelCount, ChannelCount).CopyTo(microvolts);
        return true;
    }

    /// <inheritdoc/>
    public bool IsOff(int pair) => Forearm.IsOff(pair);

    /// <inheritdoc/>
    public double PairKilohms(int pair) => Forearm.PairKilohms(pair);

    /// <inheritdoc/>
    public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        Forearm.Feel(microseconds / 1e6, accelerationsG, ratesDps);
        ToBand(accelerationsG);
        ToBand(ratesDps);
    }

    // The arm's x lies across it and its y towards the hand; the sensor's x points to the hand (hardware-spec/wristband.md, "Axes of the motion sensor").
    private static void ToBand(Span<double> axes) => (axes[0], axes[1]) = (axes[1], -axes[0]);

    private List<ScriptedGesture> Plan(IReadOnlyList<ActivityScenario> activities, IReadOnlyList<GestureScenario> movements)
    {
        foreach (var activity in activities)
            Forearm.Add(Forearm.DailyLife.While(activity.Activity, activity.FromS, activity.ToS));
        var script = new List<ScriptedGesture>();
        foreach (var movement in movements)
        {
            var form = movement.Form ?? (movement.HoldS > 0 ? MovementForm.Hold : MovementForm.Tap);
            var piece = Forearm.Mover.Make(movement.Gesture, movement.AtS, form, movement.Effort, movement.HoldS, movement.TurnDeg);
            Forearm.Add(piece);
            script.AddRange(piece.Truth.Select(truth => new ScriptedGesture(truth.Movement, truth.OnsetS, truth.EndS)));
        }

        return script;
    }
}
