using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Calibration;

/// <summary>
/// Lets a scenario's wearer follow a guided session in a world of its own before the run: the same arm, band and air, the prompts instead
/// of the script.
/// </summary>
public static class CalibrationRun
{
    // The link takes a moment to come up.
    private const double LeadS = 1.5;
    private const double TailS = 1;

    // Who follows a prompt moves plainly, and softly every other time where it is repeated often, as the wearer will later; estimates.
    private const double PromptedEffort = 0.3;
    private const double SoftEffort = 0.12;

    /// <summary>Runs the session and adapts the model.</summary>
    /// <param name="scenario">The scenario; its calibration says how many repetitions.</param>
    /// <param name="modelFolder">Folder of the model and its population.</param>
    /// <param name="seed">Seed of every die.</param>
    /// <param name="hostClock">Measures how long adapting takes; it has no influence on results.</param>
    /// <param name="stopRequested">Asked at each of the firmware's wakes; true breaks the session off.</param>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    /// <exception cref="ScenarioException">The scenario asks for no calibration, or the session could not be used; the message says which gesture to repeat.</exception>
    /// <exception cref="CalibrationException">The model's population is missing or damaged.</exception>
    public static CalibrationOutcome Execute(Scenario scenario, string modelFolder, int seed, TimeProvider hostClock, Func<bool>? stopRequested = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(hostClock);
        if (scenario.Calibration is not { } asked)
            throw new ScenarioException($"{scenario.Name}: the scenario has no calibration; give it one with \"calibration\": {{\"repetitions\": 1}}.");
        var manifest = ModelManifest.Load(Path.Combine(modelFolder, ModelManifest.FileName));
        var session = SessionOf(scenario, manifest, asked);
        var recording = new CalibrationRecording(manifest, session, new HostTime((long)(LeadS * 1e6)));
        Play(recording, Following(scenario, session, asked.ReactionS, manifest.Events is not null), null, modelFolder, seed, hostClock, stopRequested);
        return Adapt(scenario.Name, recording, scenario.IsWornLeft, modelFolder, seed, hostClock);
    }

    /// <summary>Adapts the model to a recorded person from the first repetition of each gesture.</summary>
    /// <param name="played">The recording.</param>
    /// <param name="scenario">Band and air.</param>
    /// <param name="modelFolder">Folder of the model and its population.</param>
    /// <param name="seed">Seed of every die.</param>
    /// <param name="hostClock">Measures how long adapting takes; it has no influence on results.</param>
    /// <exception cref="ScenarioException">The recording knows no gesture of the model, or its first repetitions could not be used.</exception>
    /// <exception cref="CalibrationException">The model's population is missing or damaged.</exception>
    public static CalibrationOutcome Execute(EmgRecording played, Scenario scenario, string modelFolder, int seed, TimeProvider hostClock)
    {
        ArgumentNullException.ThrowIfNull(played);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(hostClock);
        var manifest = ModelManifest.Load(Path.Combine(modelFolder, ModelManifest.FileName));
        var prompts =
            (from segment in played.Segments
             let label = MovementLabels.LabelOf(GestureLabels.Normalise(played.LabelNames[segment.Label]), manifest)
             where segment.Repetition == 0 && label is not null
             orderby segment.Start
             select new CalibrationPrompt(label, 0, segment.Start / played.RateHz, segment.End / played.RateHz)).ToArray();
        if (prompts.All(prompt => prompt.Label == manifest.RestLabel))
            throw new ScenarioException($"{played.Path}: has no first repetition of {string.Join(", ", manifest.Labels)}; give a recording of these gestures, or leave out --calibrate.");
        var recording = new CalibrationRecording(manifest, new GuidedSession(prompts, manifest.RestLabel), new HostTime(0));
        Play(recording, scenario, played, modelFolder, seed, hostClock, stopRequested: null);
        return Adapt(played.Path, recording, isWornLeft: false, modelFolder, seed, hostClock);
    }

    /// <summary>Lets a scenario's wearer follow a dot, and learns the pointer of it; null where the scenario has no calibration or nobody points.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">Seed of every die.</param>
    /// <param name="hostClock">Has no influence on results.</param>
    /// <param name="stopRequested">Asked at each of the firmware's wakes; true breaks it off.</param>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    /// <exception cref="ScenarioException">The dot was not followed.</exception>
    public static CursorProfile? FollowDot(Scenario scenario, int seed, TimeProvider hostClock, Func<bool>? stopRequested = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(hostClock);
        if (scenario.Calibration is not { FollowsDot: true } || scenario.CursorFolder is not { } folder)
            return null;
        using var model = WearerCursor.Load(folder, profile: null, scenario.IsWornLeft);
        var dot = new FollowedDot();
        var calibration = new CursorCalibration(model, CursorHead.Load(Path.Combine(folder, CursorHead.FileName)), dot, new HostTime((long)(DotArm.BeginsS * 1e6)));
        var followed = scenario with
        {
            DurationS = DotArm.BeginsS + dot.DurationSeconds + TailS,
            Faults = [],
            Arm = scenario.Arm with { Gestures = [], LooseElectrodes = [] },
            Person = scenario.Person is { } person ? person with { Activities = [], Redonnings = [] } : null,
        };
        Play(new SimulationSetup
        {
            Scenario = followed,
            Seed = seed,
            ModelFolder = scenario.ModelFolder,
            HostClock = hostClock,
            PointerCalibration = calibration,
            Folder = Nowhere,
            StopRequested = () => calibration.IsComplete || stopRequested?.Invoke() == true,
        });
        if (!calibration.IsComplete && stopRequested?.Invoke() == true)
            throw new OperationCanceledException();
        try
        {
            return calibration.Learn(scenario.IsWornLeft ? RingPermutation.LeftArm : RingPermutation.Identity);
        }
        catch (CalibrationException failed)
        {
            throw new ScenarioException($"{scenario.Name}: the pointer cannot be calibrated. {failed.Message}", failed);
        }
    }

    private static void Play(
        CalibrationRecording recording, Scenario scenario, EmgRecording? played, string modelFolder, int seed, TimeProvider hostClock, Func<bool>? stopRequested)
    {
        Play(new SimulationSetup
        {
            Scenario = scenario,
            Recording = played,
            Seed = seed,
            ModelFolder = modelFolder,
            HostClock = hostClock,
            Calibration = recording,
            Folder = Nowhere,
            StopRequested = () => recording.IsComplete || stopRequested?.Invoke() == true,
        });
        if (!recording.IsComplete && stopRequested?.Invoke() == true)
            throw new OperationCanceledException();
    }

    private static RunFolder Nowhere() => throw new InvalidOperationException("A session has a folder of its own.");

    private static void Play(SimulationSetup setup)
    {
        var folder = Directory.CreateTempSubdirectory("neuralglasses-calibration-").FullName;
        try
        {
            using var simulation = new Simulation(setup with
            {
                // Nothing that happens to the glasses later happens in the session, and no camera of this machine is needed.
                Scenario = setup.Scenario with { Glasses = new GlassesScenario(), Pictures = "" },
                Folder = () => RunFolder.Open(folder),
            });
            simulation.Run();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static GuidedSession SessionOf(Scenario scenario, ModelManifest manifest, CalibrationScenario asked)
    {
        if (manifest.Events is not null && scenario.Person is null)
            throw new ScenarioException($"{scenario.Name}: the arm of statistics cannot follow a guided session of the model {manifest.Name}, whose gestures it never made; give the person a seed.");
        try
        {
            return GuidedSession.For(manifest, asked.Repetitions);
        }
        catch (ArgumentException)
        {
            throw new ScenarioException($"{scenario.Name}: calibration.repetitions is {asked.Repetitions}, which is more than a guided minute of the model {manifest.Name} has room for; expected 1 to 3 for gestures that last, or leave it out.");
        }
    }

    private static CalibrationOutcome Adapt(
        string name, CalibrationRecording recording, bool isWornLeft, string modelFolder, int seed, TimeProvider hostClock)
    {
        var began = hostClock.GetTimestamp();
        var (report, profile) = ModelCalibration.Run(modelFolder, recording, isWornLeft, seed);
        return profile is null
            ? throw new ScenarioException($"{name}: the guided session cannot be used. {string.Join(' ', report.Findings.Select(finding => finding.Sentence))}")
            : new(profile, recording.Session.Repetitions, report, recording.Session.DurationSeconds, hostClock.GetElapsedTime(began).TotalSeconds);
    }

    private static Scenario Following(Scenario scenario, GuidedSession session, double reactionS, bool isOfEvents) => scenario with
    {
        DurationS = session.DurationSeconds + LeadS + TailS,
        Faults = [],
        Points = [],
        Arm = scenario.Arm with
        {
            Gestures =
            [
                .. from prompt in session.Prompts
                   where prompt.Label != session.RestLabel
                   select isOfEvents
                       ? new GestureScenario(LeadS + prompt.StartSeconds + reactionS, 0, MovementLabels.MovementOf(prompt.Label), Effort: prompt.Repetition % 2 == 0 ? SoftEffort : PromptedEffort)
                       : new GestureScenario(LeadS + prompt.StartSeconds + reactionS, prompt.EndSeconds - prompt.StartSeconds, prompt.Label, Effort: PromptedEffort),
            ],
            LooseElectrodes = [],
        },
        Person = scenario.Person is { } person ? person with { Activities = [], Redonnings = [] } : null,
    };
}
