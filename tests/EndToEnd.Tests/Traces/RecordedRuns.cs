using System.Collections.Concurrent;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;

namespace NeuralGlasses.EndToEnd.Tests.Traces;

/// <summary>Runs with their traces, each made once for all tests; the files go away with the process.</summary>
internal static class RecordedRuns
{
    private static readonly Lazy<Runs> Folders = new(() =>
    {
        var runs = new Runs();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => runs.Dispose();
        return runs;
    });

    private static readonly ConcurrentDictionary<string, Lazy<(string Trace, SimulationReport Report)>> Made = [];

    public static Scenario Scenario(string name) => name switch
    {
        "disconnects" => Simulator.Scenarios.Scenario.Load("first-minute") with
        {
            Name = name,
            Radio = new LocalRadioOptions { Outages = [new(7.1, 400, Disconnects: true), new(20.3, 900, Disconnects: true), new(38.2, 200, Disconnects: true)] },
        },
        "short" => Runs.OfGestures(12, (3, "fist"), (8, "flexion")),
        "short and uncalibrated" => Runs.OfGestures(12, (3, "fist"), (8, "flexion")) with { Calibration = null },
        _ => Simulator.Scenarios.Scenario.Load(name),
    };

    public static (string Trace, SimulationReport Report) Of(string name) => Made.GetOrAdd(name, key => new(() => Record(Scenario(key)))).Value;

    // The folders are shared, so one run after the other.
    private static (string Trace, SimulationReport Report) Record(Scenario scenario)
    {
        lock (Folders)
        {
            var trace = Folders.Value.NewFolder() + ".ngtrace";
            return (trace, Folders.Value.Make(scenario, trace: new TraceRequest(trace)).Run());
        }
    }
}
