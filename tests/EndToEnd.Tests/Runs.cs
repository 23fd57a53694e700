using System.Collections.Concurrent;
using NeuralGlasses.Calibration;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Calibration;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>Makes whole runs in folders that go away with the test.</summary>
public sealed class Runs : IDisposable
{
    private static readonly ConcurrentDictionary<(string Wearer, int Seed), Lazy<string>> Wearers = [];
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
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

    public Simulation Make(Scenario scenario, int? seed = null, EmgRecording? recording = null, IWearerProfile? profile = null, TraceRequest? trace = null)
    {
        var folder = NewFolder();
        var dice = seed ?? scenario.Seed;
        var simulation = new Simulation(new SimulationSetup
        {
            Scenario = scenario,
            Recording = recording,
            Seed = dice,
            ModelFolder = scenario.ModelFolder,
            Profile = profile ?? (recording is null && scenario.Calibration is not null ? Wearer(scenario, dice) : null),
            Folder = () => RunFolder.Open(folder),
            Trace = trace,
        });
        _simulations.Add(simulation);
        return simulation;
    }

    // One session on clean air a person and seed is enough for all runs: what the runs differ in comes after it. Each run reads the
    // profile anew, as the glasses would, since tests run side by side and a model serves one thread.
    private static IWearerProfile Wearer(Scenario scenario, int seed)
    {
        var session = scenario.Person is null ? OfArm(scenario.Arm.Person) : scenario;
        var file = Wearers.GetOrAdd((scenario.Person is null ? scenario.Arm.Person : scenario.Name, seed), key => new(() => Calibrate(session, key.Seed))).Value;
        return WearerProfileFile.Load(file, Key, scenario.ModelFolder);
    }

    private static Scenario OfArm(string person)
    {
        var scenario = Scenario.Load("first-minute");
        return scenario with { Arm = scenario.Arm with { Person = person } };
    }

    private static string Calibrate(Scenario scenario, int seed)
    {
        var file = Path.GetTempFileName();
        CalibrationRun.Execute(scenario, scenario.ModelFolder, seed, TimeProvider.System).Profile.Save(file, Key);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    public SimulationReport Run(Scenario scenario, int? seed = null) => Make(scenario, seed).Run();

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
