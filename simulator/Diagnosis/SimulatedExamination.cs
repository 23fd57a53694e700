using NeuralGlasses.Diagnosis;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Diagnosis;

/// <summary>A wristband of a scenario, and somebody who examines it.</summary>
public sealed class SimulatedExamination
{
    // Far more than an examination takes beside its stream.
    private const double SparePeriodS = 300;

    private readonly BandWorld _world;

    /// <summary>Wires everything; the scenario's own duration does not count.</summary>
    /// <param name="scenario">Arm, band and air.</param>
    /// <param name="seed">Seed of every die.</param>
    /// <param name="streamSeconds">Time for which the band streams, in seconds, 3 to 600.</param>
    /// <param name="stopRequested">Asked at each of the firmware's wakes; true breaks the examination off.</param>
    public SimulatedExamination(Scenario scenario, int seed = 1, double streamSeconds = 10, Func<bool>? stopRequested = null)
    {
        _world = new BandWorld(scenario, seed, streamSeconds + SparePeriodS, () => Examination!.IsOver || stopRequested?.Invoke() == true);
        Examination = new BandExamination(_world.Radio.Central, new BandExaminationOptions
        {
            StreamSeconds = streamSeconds,
            Link = _world.LinkOptions,
            Clock = _world.ClockOptions,
        });
        _world.Join(Examination.Step, () => Examination.DueAt, () => Examination.IsOver);
    }

    /// <summary>The wristband's board.</summary>
    public VirtualBoard Board => _world.Board;

    /// <summary>The air.</summary>
    public LocalRadio Radio => _world.Radio;

    /// <summary>Who examines.</summary>
    public BandExamination Examination { get; }

    /// <summary>Examines the band from its power-up on and says what was found.</summary>
    public ExaminationReport Run()
    {
        _world.Run();
        Examination.BreakOff(new HostTime(_world.Clock.Microseconds));
        return Examination.Report!;
    }
}
