using System.Globalization;
using System.Text;
using NeuralGlasses.Apps;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Consent;
using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Onnx;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Cameras;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Glasses.Sound;
using NeuralGlasses.Simulator.Probes;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using NeuralGlasses.Wristband;

namespace NeuralGlasses.Simulator;

/// <summary>
/// One arm, one wristband, one piece of air and one pair of glasses on one clock. The constructor is the wiring diagram;
/// <see cref="Run"/> lets the board run the same <see cref="WristbandFirmware.Run"/> as the chip does, and the world moves on while the
/// firmware waits.
/// </summary>
public sealed class Simulation : IDisposable
{
    private const long GlassesPeriodMicroseconds = 50_000;
    private const long ProgressPeriodMicroseconds = 500_000;
    private const double RecordingTailS = 2;

    private readonly SimulationSetup _setup;
    private readonly RunTrace _trace;
    private readonly IEmgDecoder _decoder;
    private readonly WearerCursorDecoder? _cursor;
    private readonly RunRecorder _recorder;
    private readonly double _durationS;
    private readonly List<SpokenReport> _spoken = [];
    private int _unknownToModel;
    private readonly GlassesSide _glasses;
    private readonly ModelCalibrator _calibrator;
    private readonly ModelCursorCalibrator? _cursorCalibrator;
    private ConsentLog? _consent;
    private readonly GlassesSupply _supply;
    private readonly RunNotes? _notes;
    private bool _stopped;

    /// <summary>Wires everything. Throws <see cref="ScenarioException"/> or the model's and recording's exceptions if something given does not fit.</summary>
    public Simulation(SimulationSetup setup)
    {
        _setup = setup;
        var scenario = setup.Scenario;
        var stored = setup.Profile?.ToBytes();
        var profile = stored is null ? null : WearerProfileFile.FromBytes("profile", stored, setup.ModelFolder);
        _decoder = Watched(WearerDecoder.Load(setup.ModelFolder, profile, scenario.IsWornLeft));
        _cursor = scenario.CursorFolder is { } follows && setup.PointerCalibration is null ? WearerCursor.Load(follows, setup.CursorProfile, scenario.IsWornLeft) : null;
        _durationS = setup.Recording is { } played ? (played.SampleCount / played.RateHz) + RecordingTailS : scenario.DurationS;
        var settings = ScenarioSettings.Of(scenario, _decoder.Manifest, profile is not null);
        Clock = new WorldClock((long)(_durationS * 1e6), StopRequested);

        // Skin, air, and what the glasses consist of.
        var worn = WornArm.Make(scenario, setup.Recording, setup.Seed);
        (Arm, Script, RecordingScale) = (worn.Source, worn.Script, worn.RecordingScale);
        var script = worn.Script;
        var truth = MovementLabels.InWordsOf(_decoder.Manifest, script);
        _unknownToModel = script.Count - truth.Count;
        Skin = new VirtualSkin(Arm, worn.Room, scenario.Wristband.RateHz);
        Radio = new LocalRadio(scenario.Radio, setup.Seed);
        var voice = scenario.Glasses.Speaker.Voice == VoiceScenario.Espeak ? SimulatedVoice.Espeak() : null;
        Folder = setup.Folder();
        Glasses = new VirtualGlasses(GlassesOf(scenario), new GlassesSurroundings(Folder, () => new HostTime(Clock.Microseconds), setup.Seed, setup.RealTime, setup.AllowsWebcam));
        _recorder = new RunRecorder(truth, RunRecorder.Judged(_decoder.Manifest), setup.Observer);

        // The trace comes last of what can be wrong, so that nothing that is refused leaves one behind.
        _trace = new RunTrace(setup.Trace, () => Header(setup, settings, Glasses, voice));
        _trace.Remark(stored, setup.CursorProfile?.ToBytes(), script);
        Board = ScenarioBoard.Make(scenario.Wristband, setup.Seed, Clock, _trace.Feel(Watched(Skin), scenario.Wristband.Channels), _trace.Feel(Arm as IMotionSource ?? new WristMotion()));
        _cursorCalibrator = scenario.CursorFolder is { } learns ? new ModelCursorCalibrator(learns, scenario.IsWornLeft) : null;
        _calibrator = new ModelCalibrator(setup.ModelFolder, scenario.IsWornLeft, setup.Seed, isInBackground: false);
        var devices = TracedDevices.Wrap(Glasses.Devices, _trace.Recorder, Hud.Panel is null ? null : () => Hud.Picture, _trace.KeepsPictures);
        _glasses = new GlassesSide(new GlassesSideSetup
        {
            Radio = Radio.Central,
            Sound = devices.Speaker is { } speaker ? new GlassesSound(speaker) { Voice = voice is null ? null : Traced(voice) } : null,
            Languages = new LanguageFolder(ShippedModels.Languages),
            Devices = devices,
            Apps = BuiltInApps.All(GlassesAbilities.Of(Glasses.Devices, hasBand: true)),
            Notifications = BuiltInApps.Notifications,
            Capture = Capture(settings.StartedAt ?? DateTimeOffset.UnixEpoch),
            Settings = settings,
            Recorder = _trace.Recorder,
            Observer = _recorder,
            ComputeClock = setup.HostClock,
            Calibration = setup.Calibration,
            Calibrator = _calibrator,
            CursorCalibrator = _cursorCalibrator,
        });
        Glasses.Media.Follow(() => _glasses.Now);
        Pipeline = _glasses.Decode(_decoder, _cursor);
        Pipeline.PointerCalibration = setup.PointerCalibration;
        if (Arm is ForearmArm forearm && scenario.Points.Count > 0)
            forearm.Steers = setup.PointerCalibration is { } dot ? new DotArm(dot.Dot, DotArm.BeginsS, setup.Seed) : new PointingArm(scenario.Points, Hud, forearm.Forearm.Person, settings.ToPointing());
        _supply = new GlassesSupply(Glasses, Radio.Central, setup.Observer);
        _notes = setup.Observer is { } observer ? new RunNotes(Link, Captures, observer) : null;

        Clock.Join(new AfeParticipant(Board));
        Clock.Join(new RadioParticipant(Radio));
        Clock.Join(new FaultPlan(scenario.Faults, new FaultLevers(Board, Radio, Glasses), setup.Observer));
        Clock.Join(new PeriodicParticipant(GlassesPeriodMicroseconds, TickGlasses));
        Clock.Join(new PeriodicParticipant(ProgressPeriodMicroseconds, now => setup.Observer?.OnProgress(now / 1e6, _durationS)));
        if (setup.RealTime)
            Clock.Join(new Pace(setup.HostClock));
    }

    /// <summary>The one clock.</summary>
    public WorldClock Clock { get; }

    /// <summary>What the arm is.</summary>
    public IArmSource Arm { get; }

    /// <summary>What the wearer does, or was asked to do.</summary>
    public IReadOnlyList<ScriptedGesture> Script { get; }

    /// <summary>The skin under the electrodes.</summary>
    public VirtualSkin Skin { get; }

    /// <summary>The wristband's board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>The air.</summary>
    public LocalRadio Radio { get; }

    /// <summary>The folder into which the run writes.</summary>
    public RunFolder Folder { get; }

    /// <summary>The glasses.</summary>
    public VirtualGlasses Glasses { get; }

    /// <summary>The display.</summary>
    public VirtualHud Hud => Glasses.Hud;

    /// <summary>The photos taken.</summary>
    public IReadOnlyList<ArtefactReport> Photos => Glasses.Media.Photos;

    /// <summary>The capture light.</summary>
    public VirtualCaptureLed Led => Glasses.Led;

    /// <summary>Every wish for a photo.</summary>
    public CaptureLog Captures => Glasses.Captures;

    /// <summary>The glasses' link.</summary>
    public WristbandLink Link => _glasses.Link;

    /// <summary>The glasses' decoder.</summary>
    public IEmgDecoder Decoder => _decoder;

    /// <summary>The glasses' pipeline.</summary>
    public NeuralPipeline Pipeline { get; }

    /// <summary>The glasses' host of apps.</summary>
    public GlassesHost Host => _glasses.Host;

    /// <summary>The run's hash so far, in lower-case hex.</summary>
    public string Hash => _trace.Hash;

    /// <summary>One sentence on how the recording was scaled; null without one.</summary>
    public string? RecordingScale { get; }

    /// <summary>Runs to the end of the scenario or the recording, or until it is stopped. Throws <see cref="ScenarioException"/> if the link gives up and that ends the run, and <see cref="ModelMismatchException"/> if the model does not fit the stream.</summary>
    public SimulationReport Run()
    {
        var began = _setup.HostClock.GetTimestamp();
        Board.Run(Radio, ScenarioBoard.Peripheral(_setup.Scenario.Wristband, Radio));
        _recorder.Flush();

        // Without power nothing can be finished any more, as on glasses whose cell ran empty.
        if (_supply.IsOn)
            _glasses.Shut(new HostTime(Clock.Microseconds));
        Glasses.Finish();
        _trace.Complete(new HostTime(Clock.Microseconds));
        var wallS = _setup.HostClock.GetElapsedTime(began).TotalSeconds;
        if (_setup.EndsWithLink && Link.Problem is { } problem)
            throw new ScenarioException(problem);
        return Report(wallS, (int)Math.Ceiling(Board.Battery.Percent));
    }

    /// <summary>The arm is going to make a movement that the scenario knows nothing of; movements come in order of time.</summary>
    public void Expect(ScriptedGesture movement)
    {
        ArgumentNullException.ThrowIfNull(movement);
        _trace.Remark(null, null, [movement]);
        if (MovementLabels.LabelOf(movement.Gesture, _decoder.Manifest) is { } label)
            _recorder.Expect(movement with { Gesture = label });
        else
            _unknownToModel++;
    }

    /// <summary>Somebody wished for a movement and saw what came of it; the trace keeps it.</summary>
    public void Remember(in Reaction reaction) => _trace.Remember(reaction, new HostTime(Clock.Microseconds));

    /// <summary>The capture log as text, a line a wish for a photo.</summary>
    public string CaptureLogText()
    {
        var text = new StringBuilder("time_s\toutcome\ttext\tgesture\tconfidence\n");
        foreach (var record in Captures.Records)
            text.Append(CultureInfo.InvariantCulture, $"{record.At.Microseconds / 1e6:F3}\t{record.Outcome}\t{record.Text}\t{record.Cause.Gesture}\t{record.Cause.Confidence:F3}\n");
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _consent?.Dispose();
        _calibrator.Dispose();
        _decoder.Dispose();
        _cursorCalibrator?.Dispose();
        _cursor?.Dispose();
        Glasses.Dispose();
        _trace.Dispose();
    }

    // What is known to break beforehand is known to the microsecond, so that an exposure ends with the fault that begins within it.
    private static GlassesScenario GlassesOf(Scenario scenario) => scenario.Glasses with
    {
        Camera = scenario.Pictures.Length > 0 ? new CameraScenario { Source = CameraSource.Folder, Path = scenario.Pictures } : scenario.Glasses.Camera,
        Faults =
        [
            .. scenario.Glasses.Faults,
            .. from fault in scenario.Faults
               let failing = FaultCatalogue.Find(fault.Fault).OfGlasses
               where failing is not null
               select failing with { FromS = fault.AtS, ToS = fault.AtS + fault.ForS },
        ],
    };

    // In the time of what reaches the glasses, which a replay gives them again.
    private TracedVoice Traced(ISpeechVoice voice) => new(new SimulatedVoice(voice, () => _trace.Recorder.Now), _trace.Recorder, (at, text) =>
    {
        _spoken.Add(new SpokenReport(at.Microseconds / 1e6, text));
        _setup.Observer?.OnNote(at.Microseconds / 1e6, $"says \"{text}\"");
    });

    private IEmgDecoder Watched(IEmgDecoder decoder) => _setup.Probe is { } probe ? new ProbedDecoder(decoder, probe) : decoder;

    private ISkinPotential Watched(ISkinPotential skin) => _setup.Probe is { } probe ? new ProbedSkin(skin, probe) : skin;

    private bool StopRequested()
    {
        _stopped = _setup.StopRequested();
        return _stopped || (_setup.EndsWithLink && Link.Problem is not null);
    }

    private void TickGlasses(long now)
    {
        if (_supply.Tick(new HostTime(now), _glasses.Redraw))
            _glasses.Tick(new HostTime(now));
        // An event waits for its intent, which comes at once or never.
        _recorder.Flush();
        _notes?.Look(now / 1e6);
    }

    // The bytes of photos are counted against a memory whose size is the same on every machine.
    private GlassesCapture Capture(DateTimeOffset startedAt)
    {
        var clock = new WearersClock(startedAt, () => _glasses?.Now ?? default);
        _consent = new ConsentLog(new MemoryShelf(), clock, default);
        return new GlassesCapture(_consent)
        {
            Store = new MediaStore(TracedDevices.Wrap(Glasses.Media, _trace.Recorder), new TracedClock(clock, _trace.Recorder)),
            Editor = new TracedEditor(new SkiaPhotoEditor(), _trace.Recorder),
        };
    }

    private static TraceHeader Header(SimulationSetup setup, GlassesSettings settings, VirtualGlasses glasses, ISpeechVoice? voice) => new()
    {
        MadeBy = RunTrace.Program,
        Scenario = setup.Scenario.Name,
        Seed = setup.Seed,
        Recording = setup.Recording is { } recording ? Path.GetFileName(recording.Path) : null,
        Model = TracedModel.Of(setup.ModelFolder),
        Cursor = setup.Scenario.CursorFolder is { } follows ? TracedModel.Of(follows) : null,
        Languages = TracedLanguage.Of(ShippedModels.Languages),
        IsCalibrated = setup.Profile is not null,
        Settings = settings,
        Glasses = TracedGlasses.Of(glasses.Devices, glasses.Profile.Name) with { Voice = voice?.Name },
        Display = glasses.Hud.Panel is null ? null : VirtualHud.Name,
    };

    private SimulationReport Report(double wallS, int batteryPercent)
    {
        var durationS = Clock.Microseconds / 1e6;
        var counters = Link.Counters;
        return new SimulationReport
        {
            Scenario = _setup.Scenario.Name,
            Recording = _setup.Recording is { } recording ? Path.GetFileName(recording.Path) : null,
            RecordingScale = RecordingScale,
            Seed = _setup.Seed,
            TraceHash = _trace.Hash,
            DurationS = durationS,
            WallS = Math.Round(wallS, 3),
            RealTimeFactor = Math.Round(durationS / wallS, 1),
            Stopped = _stopped,
            Problem = Link.Problem,
            Model = $"{_decoder.Manifest.Name} {_decoder.Manifest.Version}",
            Link = new LinkReport(Radio.SentFrames, counters.Received, counters.Recovered, counters.Paused, counters.Lost, counters.Corrupt, counters.Duplicate, counters.Late, counters.Reordered, counters.Resyncs, Math.Round(counters.BytesReceived / durationS, 1)),
            Wristband = new WristbandReport(Link.Status.DroppedBlocks, Link.Status.Overruns, Link.Status.RadioBusy, batteryPercent),
            Glasses = Glasses.Report(new HostTime(Clock.Microseconds)),
            Gestures = _recorder.Gestures(durationS, _unknownToModel),
            Pinches = _glasses.Pipeline?.PinchMotion is { } pinches ? PinchReport.Of(pinches.Counters) : null,
            LatencyMs = _recorder.Latency(_setup.Recording is null ? "onset" : "prompt"),
            Photos = Photos,
            Videos = Glasses.Media.Videos,
            Unfinished = Glasses.Media.Unfinished,
            Hud = Hud.Frames,
            Spoken = _spoken,
            Heard = Glasses.Speaker?.Heard,
            Writing = _recorder.Writing,
            Pointing = _cursor is null ? null : PointingReport.Of(_glasses.Host.PointingCounters, _recorder.Clicks, (Arm as ForearmArm)?.Steers is PointingArm person ? person.NotDone : []),
            Touches = _recorder.Touches,
            Events = _recorder.Events,
        };
    }
}
