using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>Makes whole runs in folders that go away with the test.</summary>
public sealed class Runs : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("neuralglasses-").FullName;
    private readonly List<Simulation> _simulations = [];
    private int _number;

    public static string ModelFolder => Path.Combine(AppContext.BaseDirectory, "models", "hand-gestures");

    public string NewFolder() => Path.Combine(_root, $"run-{++_number}");

    public string NewFile(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Simulation Make(Scenario scenario, int seed = 1, EmgRecording? recording = null)
    {
        var folder = NewFolder();
        var simulation = new Simulation(new SimulationSetup
        {
            Scenario = scenario,
            Recording = recording,
            Seed = seed,
            ModelFolder = ModelFolder,
            Folder = () => RunFolder.Open(folder),
        });
        _simulations.Add(simulation);
        return simulation;
    }

    public SimulationReport Run(Scenario scenario, int seed = 1) => Make(scenario, seed).Run();

    public static Scenario OfGestures(double durationS, params (double AtS, string Gesture)[] gestures) => Scenario.Load("first-minute") with
    {
        Name = "short",
        DurationS = durationS,
        Arm = Scenario.Load("first-minute").Arm with
        {
            Gestures = [.. gestures.Select(g => new GestureScenario(g.AtS, 1.6, g.Gesture))],
        },
    };

    public void Dispose()
    {
        foreach (var simulation in _simulations)
            simulation.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
