using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>What a new session is to be; what is null stays as it was.</summary>
/// <param name="Scenario">Name or file.</param>
/// <param name="Seed">Seed of every die.</param>
/// <param name="PersonSeed">Seed of another person than the scenario's.</param>
internal sealed record NewSession(string? Scenario = null, int? Seed = null, int? PersonSeed = null);

/// <summary>Holds the one session that runs, its audience and the journal of all sessions.</summary>
internal sealed class Playground : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string? _modelFolder;
    private readonly string? _outFolder;
    private readonly TimeProvider _hostClock;
    private LiveSession _session;
    private int _number;

    /// <summary>Makes a playground and begins its first session.</summary>
    /// <exception cref="ScenarioException">There is no such scenario, or it is wrong.</exception>
    public Playground(string scenario, int seed, string? modelFolder, string? outFolder, TimeProvider hostClock)
    {
        _modelFolder = modelFolder;
        _outFolder = outFolder;
        _hostClock = hostClock;
        Journal = new Journal(Audience);
        _session = Make(scenario, PlayScenario.Load(scenario, null), seed, null, null);
        _session.Start();
    }

    /// <summary>Everybody who follows.</summary>
    public Audience Audience { get; } = new();

    /// <summary>Everything that happened.</summary>
    public Journal Journal { get; }

    /// <summary>The session that runs.</summary>
    public LiveSession Session
    {
        get
        {
            lock (_gate)
                return _session;
        }
    }

    /// <summary>Ends the session and begins another one.</summary>
    /// <exception cref="RefusalException">There is no such scenario, or it is wrong; the old session goes on.</exception>
    public LiveSession Restart(NewSession wanted)
    {
        lock (_gate)
        {
            var old = _session.Setup;
            var name = wanted.Scenario ?? old.ScenarioName;
            var person = wanted.PersonSeed ?? (wanted.Scenario is null ? old.PersonSeed : null);
            return Replace(name, Load(name, person), wanted.Seed ?? old.Seed, person, null);
        }
    }

    /// <summary>Ends the session and plays a recorded one.</summary>
    /// <exception cref="RefusalException">It cannot be played; the old session goes on.</exception>
    public LiveSession Replay(SessionRecording recording)
    {
        lock (_gate)
        {
            var scenario = Load(recording.Scenario, recording.PersonSeed);
            recording.Check(scenario);
            return Replace(recording.Scenario, scenario, recording.Seed, recording.PersonSeed, recording);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Stop();

    private static Scenario Load(string name, int? personSeed)
    {
        try
        {
            return PlayScenario.Load(name, personSeed);
        }
        catch (ScenarioException e)
        {
            throw RefusalException.Wrong(e.Message);
        }
    }

    private LiveSession Replace(string name, Scenario scenario, int seed, int? personSeed, SessionRecording? recording)
    {
        _session.Stop();
        _session = Make(name, scenario, seed, personSeed, recording);
        _session.Start();
        return _session;
    }

    private LiveSession Make(string name, Scenario scenario, int seed, int? personSeed, SessionRecording? recording) => new(
        new SessionSetup
        {
            Number = ++_number,
            ScenarioName = name,
            Scenario = scenario,
            PersonSeed = personSeed,
            Seed = seed,
            ModelFolder = _modelFolder ?? (scenario.Model.Length > 0 ? scenario.Model : Path.Combine(AppContext.BaseDirectory, "models", "hand-gestures")),
            Folder = () => _outFolder is null ? RunFolder.OpenNext(scenario.Name) : RunFolder.Open(Path.Combine(_outFolder, $"session-{_number:D3}")),
            Recording = recording,
            HostClock = _hostClock,
        },
        Audience,
        Journal);
}
