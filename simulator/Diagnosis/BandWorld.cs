using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Diagnosis;

/// <summary>A wristband of a scenario on an arm and a piece of air, on one clock, for somebody who looks at the band alone. There are no glasses: no decoder runs.</summary>
public sealed class BandWorld
{
    private readonly Scenario _scenario;

    /// <summary>Wires everything; the scenario's own duration does not count.</summary>
    /// <param name="scenario">Arm, band and air.</param>
    /// <param name="seed">Seed of every die.</param>
    /// <param name="endS">Simulated time at which the world ends, whatever is going on in it, in seconds.</param>
    /// <param name="stopRequested">Asked at each of the firmware's wakes; true ends the world.</param>
    public BandWorld(Scenario scenario, int seed, double endS, Func<bool> stopRequested)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _scenario = scenario;
        Clock = new WorldClock((long)(endS * 1e6), stopRequested);
        var arm = new StatisticalArm(ArmPeople.Load().Find(scenario.Arm.Person), scenario.Arm.Gestures, seed + 1);
        Board = ScenarioBoard.Make(scenario.Wristband, seed, Clock, new VirtualSkin(arm, scenario.Arm, scenario.Wristband.RateHz));
        Radio = new LocalRadio(scenario.Radio, seed);
        Clock.Join(new AfeParticipant(Board));
        Clock.Join(new RadioParticipant(Radio));
        Clock.Join(new FaultPlan(scenario.Faults, new FaultLevers(Board, Radio, Glasses: null), observer: null));
    }

    /// <summary>The one clock.</summary>
    public WorldClock Clock { get; }

    /// <summary>The wristband's board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>The air.</summary>
    public LocalRadio Radio { get; }

    /// <summary>What a link asks of this band.</summary>
    public WristbandLinkOptions LinkOptions => new()
    {
        RateHz = _scenario.Wristband.RateHz,
        ChannelCount = _scenario.Wristband.Channels,
        Coding = _scenario.Wristband.Compressed ? ControlPoint.CodingSmallest : ControlPoint.CodingRaw,
        PhyMegabits = _scenario.Radio.PhyMegabits,
        ClockSync = new ClockSyncOptions { ConnectionIntervalMs = _scenario.Radio.ConnectionIntervalMs },
    };

    /// <summary>What a stream's clock is told of this air.</summary>
    public StreamClockOptions ClockOptions => new() { ConnectionIntervalMs = _scenario.Radio.ConnectionIntervalMs };

    /// <summary>Lets the one who looks at the band be stepped every 10 ms and when it wants to be, until it is over.</summary>
    public void Join(Action<HostTime> step, Func<HostTime?> dueAt, Func<bool> isOver) => Clock.Join(new Onlooker(step, dueAt, isOver));

    /// <summary>Lets the band run from its power-up to the end of the world.</summary>
    public void Run() => Board.Run(Radio, ScenarioBoard.Peripheral(_scenario.Wristband, Radio));

    private sealed class Onlooker(Action<HostTime> step, Func<HostTime?> dueAt, Func<bool> isOver) : IWorldParticipant
    {
        private const long PeriodMicroseconds = 10_000;

        // A host's timers are no finer.
        private const long LeastMicroseconds = 100;

        private long _last;

        public long NextMicroseconds => isOver()
            ? long.MaxValue
            : Math.Clamp(dueAt()?.Microseconds ?? long.MaxValue, _last + LeastMicroseconds, _last + PeriodMicroseconds);

        public void Act()
        {
            _last = NextMicroseconds;
            step(new HostTime(_last));
        }
    }
}
