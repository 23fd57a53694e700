using NeuralGlasses.Contract;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Diagnosis;

/// <summary>
/// A wristband of a scenario on an arm, a piece of air, and somebody who examines it, on one clock. There are no glasses: no decoder runs.
/// </summary>
public sealed class SimulatedExamination
{
    // Far more than an examination takes beside its stream.
    private const double SparePeriodS = 300;

    private readonly Scenario _scenario;

    /// <summary>Wires everything; the scenario's own duration does not count.</summary>
    /// <param name="scenario">Arm, band and air.</param>
    /// <param name="seed">Seed of every die.</param>
    /// <param name="streamSeconds">Time for which the band streams, in seconds, 3 to 600.</param>
    /// <param name="stopRequested">Asked at each of the firmware's wakes; true breaks the examination off.</param>
    public SimulatedExamination(Scenario scenario, int seed = 1, double streamSeconds = 10, Func<bool>? stopRequested = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _scenario = scenario;
        Clock = new WorldClock((long)((streamSeconds + SparePeriodS) * 1e6), () => Examination!.IsOver || stopRequested?.Invoke() == true);
        var arm = new StatisticalArm(ArmPeople.Load().Find(scenario.Arm.Person), scenario.Arm.Gestures, seed + 1);
        Board = ScenarioBoard.Make(scenario.Wristband, seed, Clock, new VirtualSkin(arm, scenario.Arm, scenario.Wristband.RateHz));
        Radio = new LocalRadio(scenario.Radio, seed);
        Examination = new BandExamination(Radio.Central, new BandExaminationOptions
        {
            StreamSeconds = streamSeconds,
            Link = new WristbandLinkOptions
            {
                RateHz = scenario.Wristband.RateHz,
                ChannelCount = scenario.Wristband.Channels,
                Coding = scenario.Wristband.Compressed ? ControlPoint.CodingSmallest : ControlPoint.CodingRaw,
                PhyMegabits = scenario.Radio.PhyMegabits,
                ClockSync = new ClockSyncOptions { ConnectionIntervalMs = scenario.Radio.ConnectionIntervalMs },
            },
            Clock = new StreamClockOptions { ConnectionIntervalMs = scenario.Radio.ConnectionIntervalMs },
        });
        Clock.Join(new AfeParticipant(Board));
        Clock.Join(new RadioParticipant(Radio));
        Clock.Join(new ExaminationParticipant(Examination));
    }

    /// <summary>The one clock.</summary>
    public WorldClock Clock { get; }

    /// <summary>The wristband's board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>The air.</summary>
    public LocalRadio Radio { get; }

    /// <summary>Who examines.</summary>
    public BandExamination Examination { get; }

    /// <summary>Examines the band from its power-up on and says what was found.</summary>
    public ExaminationReport Run()
    {
        Board.Run(Radio, ScenarioBoard.Peripheral(_scenario.Wristband, Radio));
        Examination.BreakOff(new HostTime(Clock.Microseconds));
        return Examination.Report!;
    }

    // Steps the examination every 10 ms, and when it wants to be.
    private sealed class ExaminationParticipant(BandExamination examination) : IWorldParticipant
    {
        private const long PeriodMicroseconds = 10_000;

        // A host's timers are no finer.
        private const long LeastMicroseconds = 100;

        private long _last;

        public long NextMicroseconds => examination.IsOver
            ? long.MaxValue
            : Math.Clamp(examination.DueAt?.Microseconds ?? long.MaxValue, _last + LeastMicroseconds, _last + PeriodMicroseconds);

        public void Act()
        {
            _last = NextMicroseconds;
            examination.Step(new HostTime(_last));
        }
    }
}
