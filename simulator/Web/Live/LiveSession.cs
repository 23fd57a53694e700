using NeuralGlasses.Calibration;
using NeuralGlasses.Devices;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Simulator.Calibration;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Wishes;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>One run of a world at the pace of the clock, on a thread of its own, in which people may meddle.</summary>
internal sealed class LiveSession : IRunObserver
{
    // Faster than any machine, and a number that JSON knows.
    private const double AsFastAsItCan = 1e9;
    private static readonly PageProfile[] Profiles = [.. GlassesProfile.Names.Select(name => new PageProfile(name, GlassesProfile.Load(name).Description))];
    private readonly SessionSetup _setup;
    private readonly Audience _audience;
    private readonly Journal _journal;
    private readonly Thread _thread;
    private readonly TaskCompletionSource<PageState> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStopped;
    private volatile Running? _running;
    private volatile PageState _last;

    /// <summary>Makes a session; <see cref="Start"/> starts it.</summary>
    public LiveSession(SessionSetup setup, Audience audience, Journal journal)
    {
        _setup = setup;
        _audience = audience;
        _journal = journal;
        _last = new PageState { Session = setup.Number, Phase = SessionPhase.Starting };
        _thread = new Thread(Run) { Name = $"session {setup.Number}", IsBackground = true };
    }

    /// <summary>What it was made from.</summary>
    public SessionSetup Setup => _setup;

    /// <summary>The newest state.</summary>
    public PageState State => _running is { } running && _last.Phase is SessionPhase.Starting ? running.Watch.State : _last;

    /// <summary>What does not change, or null while the session starts.</summary>
    public PageSession? Page => _running?.Page;

    /// <summary>The display's newest picture, or null before the first.</summary>
    public byte[]? Hud => _running?.Watch.Hud;

    /// <summary>What there is to say of the newest scene, or null before the first.</summary>
    public SceneReview? Review => _running?.Watch.Review;

    /// <summary>The newest photo and its file, or null before the first.</summary>
    public (byte[] Bytes, string File)? Photo => _running?.Watch.Photo;

    /// <summary>The last state, when the session is over.</summary>
    public Task<PageState> Over => _over.Task;

    /// <summary>Starts.</summary>
    public void Start()
    {
        _audience.Forget();
        _audience.Tell(_last);
        _thread.Start();
    }

    /// <summary>Does a wish as soon as the world comes by, and returns what was done.</summary>
    /// <exception cref="RefusalException">It cannot be done.</exception>
    public async Task<JournalEntry> Do(Wish wish)
    {
        wish.Check(_setup.Scenario);
        var running = RequireRunning();
        await Task.Run(() => wish.Prepare(running.World));
        return await running.Desk.Ask(() => running.Desk.Do(wish));
    }

    /// <summary>The session so far, to be played again.</summary>
    /// <exception cref="RefusalException">The session does not run.</exception>
    public Task<SessionRecording> Record()
    {
        var running = RequireRunning();
        return running.Desk.Ask(() => new SessionRecording
        {
            Scenario = _setup.ScenarioName,
            PersonSeed = _setup.PersonSeed,
            Glasses = _setup.Glasses,
            Seed = _setup.Seed,
            EndUs = running.World.Simulation.Clock.Microseconds,
            Hash = running.World.Simulation.Hash,
            Wishes = running.Desk.Done,
        });
    }

    /// <summary>The desk, for pause, pace and step.</summary>
    /// <exception cref="RefusalException">The session does not run.</exception>
    public LiveDesk RequireDesk() => RequireRunning().Desk;

    /// <summary>Ends the session and waits for its thread.</summary>
    public void Stop()
    {
        _isStopped = true;
        _running?.Desk.Stop();
        if (_thread.IsAlive)
            _thread.Join();
    }

    /// <inheritdoc/>
    public void OnProgress(double atS, double durationS)
    {
    }

    /// <inheritdoc/>
    public void OnEvent(EventReport gesture)
    {
        Note(new JournalEntry
        {
            Kind = "event",
            AtS = gesture.AtS,
            Name = gesture.Gesture,
            Confidence = gesture.Confidence,
            Intent = gesture.Intent,
            Verdict = gesture.Verdict,
            Text = $"{gesture.Gesture}, {gesture.Confidence:P0} sure, {gesture.Intent ?? "no meaning here"}",
        });
        if (_running?.World is { } world && world.Reaction.OnEvent(gesture) is { } reaction)
            world.Note(reaction, null);
    }

    /// <inheritdoc/>
    public void OnNote(double atS, string note)
    {
        // A photo has an entry of its own.
        if (!note.StartsWith("photo ", StringComparison.Ordinal))
            Note(new JournalEntry { Kind = "note", AtS = atS, Text = note });
    }

    private JournalEntry Note(JournalEntry entry) => _journal.Add(entry with { Session = _setup.Number, AtS = Math.Round(entry.AtS, 4) });

    private Running RequireRunning()
    {
        if (_running is { } running && !_isStopped && _last.Phase is SessionPhase.Starting)
            return running;
        throw RefusalException.NotNow((_isStopped ? SessionPhase.Ended : _last.Phase) switch
        {
            SessionPhase.Failed => $"The session has failed: {_last.Problem} Restart it with POST /api/session.",
            SessionPhase.Ended => "The session has ended; restart it with POST /api/session.",
            _ => "The session is still starting; ask again when its phase is 'running'.",
        });
    }

    private void Run()
    {
        try
        {
            using (var simulation = Make(out var feed, out var isCalibrated))
            {
                Join(simulation, feed, isCalibrated);
                if (!_isStopped)
                    simulation.Run();
            }

            Conclude(SessionPhase.Ended, null);
        }
        catch (OperationCanceledException)
        {
            Conclude(SessionPhase.Ended, null);
        }
        catch (Exception e)
        {
            // Whatever it was, the page tells it, and the next session can be better.
            Conclude(SessionPhase.Failed, e.Message);
        }
        finally
        {
            _running?.Desk.Stop();
        }
    }

    private Simulation Make(out SignalFeed feed, out bool isCalibrated)
    {
        var scenario = _setup.Scenario;
        feed = new SignalFeed(scenario.Wristband.RateHz, _audience.Send);
        var profile = Calibrate(scenario);
        isCalibrated = profile is not null;
        return new Simulation(new SimulationSetup
        {
            Scenario = scenario,
            Seed = _setup.Seed,
            ModelFolder = _setup.ModelFolder,
            Profile = profile,
            Folder = _setup.Folder,
            StopRequested = () => _isStopped,
            EndsWithLink = false,
            HostClock = _setup.HostClock,
            Trace = _setup.Trace,
            Observer = this,
            Probe = feed,
        });
    }

    // Somebody whose guided session was of no use can still play, as somebody who never had one.
    private IWearerProfile? Calibrate(Scenario scenario)
    {
        if (scenario.Calibration is null)
            return null;
        try
        {
            return CalibrationRun.Execute(scenario, _setup.ModelFolder, _setup.Seed, _setup.HostClock, () => _isStopped).Profile;
        }
        catch (ScenarioException e)
        {
            Note(new JournalEntry { Kind = "note", Text = $"The model decodes without a calibration. {e.Message}" });
            return null;
        }
    }

    private void Join(Simulation simulation, SignalFeed feed, bool isCalibrated)
    {
        feed.StepRateHz = 1000 / simulation.Decoder.Manifest.StrideMs;
        var world = new LiveWorld(simulation, _setup.Scenario, Note);
        LiveDesk? desk = null;
        PageState Complete(PageState state) => state with
        {
            Session = _setup.Number,
            Phase = desk is { IsPaused: true } ? SessionPhase.Paused : SessionPhase.Running,
            Speed = desk?.Speed ?? 1,
            PlaysRecording = desk is { PlaysRecording: true },
        };
        var watch = new SessionWatch(world, feed, _audience, _setup.HostClock, Complete);
        desk = new LiveDesk(world, _setup.Recording, _setup.HostClock, watch.Publish, () => EndRecording(world, desk!));
        simulation.Clock.Join(desk);
        simulation.Clock.Join(new SoundFeed(simulation.Glasses, _audience.Send));
        simulation.Clock.Join(watch);
        if (_setup.EndsWithRecording)
            desk.SetSpeed(AsFastAsItCan);
        _running = new Running(world, desk, watch, Describe(world, isCalibrated));
        _audience.Tell(_running.Page);
        Note(new JournalEntry { Kind = "session", Name = _setup.ScenarioName, Text = $"Scenario {_setup.Scenario.Name}, seed {_setup.Seed}: {_setup.Scenario.Description}" });
    }

    private void EndRecording(LiveWorld world, LiveDesk desk)
    {
        RecordingEnd.Judge(_setup.Recording!, world);
        if (_setup.EndsWithRecording)
            _isStopped = true;
        else
            desk.PauseAt(0);
    }

    private static PageGlasses Describe(GlassesProfile profile) =>
        new(profile.Name, profile.Description, profile.Display?.Abilities, profile.Camera is not null, profile.Microphone?.RateHz, profile.Speaker?.RateHz);

    private PageSession Describe(LiveWorld world, bool isCalibrated)
    {
        var manifest = world.Simulation.Decoder.Manifest;
        var person = world.Forearm?.Person;
        return new PageSession
        {
            Session = _setup.Number,
            Scenario = _setup.ScenarioName,
            Description = _setup.Scenario.Description,
            Seed = _setup.Seed,
            DurationS = _setup.Scenario.DurationS,
            Folder = world.Simulation.Folder.Path,
            Channels = _setup.Scenario.Wristband.Channels,
            SkinRateHz = _setup.Scenario.Wristband.RateHz,
            Model = new PageModel(manifest.Name, manifest.Version, manifest.Labels, manifest.RestLabel, manifest.StrideMs, isCalibrated),
            Person = person is null ? null : new PagePerson(person.Seed, person.Wears.ToString(), Math.Round(person.CircumferenceMm, 1), Math.Round(person.FatMm, 2), Math.Round(person.SkinMm, 2), Math.Round(person.EffortHabit, 2)),
            Muscles = person is null ? [] : SessionWatch.Muscles(person),
            Glasses = Describe(world.Simulation.Glasses.Profile),
            Choices = new PageChoices(
                MovementTable.Names,
                [.. Enum.GetNames<MovementForm>().Select(name => name.ToLowerInvariant())],
                DailyLife.Names,
                NamesOf<HeadMovement>.All,
                [.. world.Simulation.Glasses.Profile.Buttons.Actions.Select(NamesOf<ButtonAction>.Of)],
                [.. FaultTable.All.Select(fault => new PageFault(fault.Name, fault.Title, fault.Part, fault.Lasts))],
                PlayScenario.Names,
                Profiles,
                SoundWish.Names),
        };
    }

    private void Conclude(SessionPhase phase, string? problem)
    {
        var last = _running?.Watch.State ?? _last;
        _last = last with { Phase = phase, Problem = problem };
        if (problem is not null)
            Note(new JournalEntry { Kind = "session", AtS = last.AtS, Text = problem });
        _audience.Tell(_last);
        _over.SetResult(_last);
    }

    private sealed record Running(LiveWorld World, LiveDesk Desk, SessionWatch Watch, PageSession Page);
}
