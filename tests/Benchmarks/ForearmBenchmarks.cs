using BenchmarkDotNet.Attributes;
using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.MotorUnits;
using NeuralGlasses.Physiology.Movements;

namespace NeuralGlasses.Benchmarks;

/// <summary>One second of a simulated forearm under sixteen pairs at 2 kHz, contact and noise with it: 10 ms are a hundred times real time.</summary>
[MemoryDiagnoser]
public class ForearmBenchmarks
{
    private const int BlocksPerSecond = ForearmEmg.RateHz / ForearmEmg.BlockSamples;
    private readonly float[] _sets = new float[ForearmEmg.BlockSamples * 16];
    private readonly Person _person = Person.Draw(1);
    private readonly ElectrodeRing _ring = new(16);
    private IReadOnlyList<MotorUnitPool> _pools = [];
    private SimulatedForearm _arm = null!;
    private double _planned;

    /// <summary>What the arm does all the time.</summary>
    [Params("still", "pinches", "typing", "handling")]
    public string Does { get; set; } = "still";

    [GlobalSetup]
    public void PutOn()
    {
        _pools = MotorUnitPool.Make(_person, _ring, Donning.AsMeant);
        _arm = new SimulatedForearm(_person, _ring, Donning.AsMeant, 1, _pools);
        _planned = 0;
    }

    [Benchmark]
    public void Second()
    {
        // A pinch every two seconds is a busy wearer.
        while (_planned <= _arm.Seconds + 1)
        {
            _arm.Add(Does == "pinches" ? _arm.Mover.Make("index_pinch", _planned + 0.5, MovementForm.Tap, 0.15) : _arm.DailyLife.While(Does, _planned, _planned + 2));
            _planned += 2;
        }

        for (var block = 0; block < BlocksPerSecond; block++)
            _arm.Read(_sets);
    }

    [Benchmark]
    public IReadOnlyList<MotorUnitPool> Donned() => MotorUnitPool.Make(_person, _ring, Donning.AsMeant);
}
