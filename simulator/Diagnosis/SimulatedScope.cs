using NeuralGlasses.Scope;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.World;

namespace NeuralGlasses.Simulator.Diagnosis;

/// <summary>A wristband of a scenario, and a scope that looks at it.</summary>
public sealed class SimulatedScope
{
    private const double SparePeriodS = 300;
    private const double LongestS = 86_400;

    private readonly BandWorld _world;

    /// <summary>Wires everything; the scenario's own duration does not count.</summary>
    /// <param name="scenario">Arm, band and air.</param>
    /// <param name="seed">Seed of every die.</param>
    /// <param name="options">What is looked at; the link's settings are taken from the scenario.</param>
    /// <param name="stopRequested">Asked every 10 ms of simulated time; true lets the scope end.</param>
    public SimulatedScope(Scenario scenario, int seed, BandScopeOptions options, Func<bool>? stopRequested = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _world = new BandWorld(scenario, seed, Math.Min(options.Seconds, LongestS) + SparePeriodS, () => Scope!.IsOver);
        Scope = new BandScope(_world.Radio.Central, new BandScopeOptions
        {
            Input = options.Input,
            SpanS = options.SpanS,
            Seconds = options.Seconds,
            ConnectTimeoutMs = options.ConnectTimeoutMs,
            Link = _world.LinkOptions,
            Clock = _world.ClockOptions,
        });
        _world.Join(
            now =>
            {
                if (stopRequested?.Invoke() == true)
                    Scope.End();
                Scope.Step(now);
            },
            () => Scope.DueAt,
            () => Scope.IsOver);
    }

    /// <summary>The scope.</summary>
    public BandScope Scope { get; }

    /// <summary>Holds the world back to the pace of a clock, and calls for a picture at a fixed period of it, in seconds.</summary>
    public void Show(TimeProvider hostClock, double periodS, Action draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        _world.Clock.Join(new Pace(hostClock));
        _world.Clock.Join(new PeriodicParticipant((long)(periodS * 1e6), _ => draw()));
    }

    /// <summary>Lets the band run from its power-up until the scope is over.</summary>
    public void Run() => _world.Run();
}
