using System.Text;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Simulator.Calibration;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Verdicts.Expectations;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>Runs a scenario as the verb <c>run</c> does, and judges it by what it expects.</summary>
public sealed class ScenarioTrial
{
    private readonly Func<bool> _stopRequested;
    private readonly TimeProvider _hostClock;
    private readonly TrialResult _blank;

    /// <summary>Prepares a trial.</summary>
    /// <param name="name">Name among others.</param>
    /// <param name="file">Path of the scenario's file, for sentences about it.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="stopRequested">Asked at each of the firmware's wakes; true ends the run unjudged.</param>
    /// <param name="hostClock">Measures how long it takes; it has no influence on results.</param>
    public ScenarioTrial(string name, string file, Scenario scenario, Func<bool> stopRequested, TimeProvider hostClock)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
        _stopRequested = stopRequested;
        _hostClock = hostClock;
        _blank = new TrialResult { Name = name, File = file, Seed = scenario.Seed, Outcome = TrialOutcome.NotRun };
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>What is known before it has run.</summary>
    public TrialResult NotRun => _blank;

    /// <summary>Runs and judges; what the run writes goes into a folder that is new or empty.</summary>
    public TrialResult Run(string folder)
    {
        var began = _hostClock.GetTimestamp();
        TrialResult result;
        try
        {
            result = RunCalibrated(folder);
        }
        catch (OperationCanceledException)
        {
            result = _blank with { Outcome = TrialOutcome.Stopped };
        }
        catch (Exception e) when (e is CalibrationException or ScenarioException or ModelMismatchException or ModelManifestException or IOException or UnauthorizedAccessException)
        {
            var outcome = e is ScenarioException { IsOfMachine: true } ? TrialOutcome.Skipped : TrialOutcome.BadInput;
            result = _blank with { Outcome = outcome, Error = e.Message.StartsWith(_blank.File, StringComparison.Ordinal) ? e.Message : $"{_blank.File}: {e.Message}" };
        }

        return result with { WallS = _hostClock.GetElapsedTime(began).TotalSeconds };
    }

    private TrialResult RunCalibrated(string folder)
    {
        IWearerProfile? profile = null;
        CursorProfile? cursor = null;
        if (Scenario.Calibration is not null)
        {
            try
            {
                profile = CalibrationRun.Execute(Scenario, Scenario.ModelFolder, _blank.Seed, _hostClock, _stopRequested).Profile;
                cursor = CalibrationRun.FollowDot(Scenario, _blank.Seed, _hostClock, _stopRequested);
            }
            catch (ScenarioException failed)
            {
                // The session went wrong, as it may for a wearer: something that the run did, not something that was given.
                return _blank with { Outcome = TrialOutcome.Failed, Verdicts = [new Verdict(EndExpectation.For([]), false, failed.Message, null)] };
            }
        }

        var witness = new RunWitness();
        using var simulation = new Simulation(new SimulationSetup
        {
            Scenario = Scenario,
            Profile = profile,
            CursorProfile = cursor,
            Seed = _blank.Seed,
            ModelFolder = Scenario.ModelFolder,
            Folder = () => RunFolder.Open(folder),
            StopRequested = _stopRequested,
            EndsWithLink = false,
            HostClock = _hostClock,
            Observer = witness,
        });
        CheckNames(simulation.Decoder.Manifest);
        var report = simulation.Run();
        simulation.Folder.Write("report.json", Encoding.UTF8.GetBytes(report.ToJson()));
        var run = _blank with { SimulatedS = report.DurationS, TraceHash = report.TraceHash };
        if (report.Stopped)
            return run with { Outcome = TrialOutcome.Stopped };
        var evidence = witness.Testify(simulation, report);
        Verdict[] verdicts = [.. Scenario.Expectations.Append(EndExpectation.For(Scenario.Expectations)).Select(e => e.Judge(evidence))];
        return run with
        {
            Verdicts = verdicts,
            Outcome = verdicts.Any(v => !v.Holds) ? TrialOutcome.Failed : Scenario.Expectations.Count == 0 ? TrialOutcome.Ended : TrialOutcome.Passed,
        };
    }

    // An event that no model can make would never come, and one that must not come could never fail.
    private void CheckNames(ModelManifest manifest)
    {
        var events = GesturePolicies.GesturesOf(manifest);
        foreach (var expectation in Scenario.Expectations)
        {
            if (expectation is EventExpectation { Gesture: { } gesture } && !events.Contains(gesture))
                throw new ScenarioException($"{_blank.File}:{expectation.Line}: expect is \"{expectation.Sentence}\", but the model {manifest.Name} makes no event {gesture}; expected one of {string.Join(", ", events)}.");
        }
    }
}
