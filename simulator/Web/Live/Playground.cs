using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>What a new session is to be; what is null stays as it was, but person and glasses are those of a scenario that is named.</summary>
/// <param name="Scenario">Name or file.</param>
/// <param name="Seed">Seed of every die.</param>
/// <param name="PersonSeed">Seed of another person than the scenario's.</param>
/// <param name="Glasses">Profile of other glasses than the scenario's.</param>
internal sealed record NewSession(string? Scenario = null, int? Seed = null, int? PersonSeed = null, string? Glasses = null);

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
    public Playground(ServeRequest request, TimeProvider hostClock)
    {
        _modelFolder = request.Model;
        _outFolder = request.Out;
        _hostClock = hostClock;
        Journal = new Journal(Audience);
        _session = Make(new Choice(request.Scenario, request.Seed, null, request.Glasses), PlayScenario.Load(request.Scenario, null, request.Glasses), null);
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
            var isNamed = wanted.Scenario is not null;
            var choice = new Choice(
                wanted.Scenario ?? old.ScenarioName,
                wanted.Seed ?? old.Seed,
                wanted.PersonSeed ?? (isNamed ? null : old.PersonSeed),
                wanted.Glasses ?? (isNamed ? null : old.Glasses));
            return Replace(choice, Load(choice), null);
        }
    }

    /// <summary>Ends the session and plays a recorded one.</summary>
    /// <exception cref="RefusalException">It cannot be played; the old session goes on.</exception>
    public LiveSession Replay(SessionRecording recording)
    {
        lock (_gate)
        {
            var choice = new Choice(recording.Scenario, recording.Seed, recording.PersonSeed, recording.Glasses);
            var scenario = Load(choice);
            recording.Check(scenario);
            return Replace(choice, scenario, recording);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Stop();

    private static Scenario Load(Choice choice)
    {
        try
        {
            return PlayScenario.Load(choice.Scenario, choice.PersonSeed, choice.Glasses);
        }
        catch (ScenarioException e)
        {
            throw RefusalException.Wrong(e.Message);
        }
    }

    private LiveSession Replace(Choice choice, Scenario scenario, SessionRecording? recording)
    {
        _session.Stop();
        _session = Make(choice, scenario, recording);
        _session.Start();
        return _session;
    }

    private LiveSession Make(Choice choice, Scenario scenario, SessionRecording? recording) => new(
        new SessionSetup
        {
            Number = ++_number,
            ScenarioName = choice.Scenario,
            Scenario = scenario,
            PersonSeed = choice.PersonSeed,
            Glasses = choice.Glasses,
            Seed = choice.Seed,
            ModelFolder = _modelFolder ?? scenario.ModelFolder,
            Folder = () => _outFolder is null ? RunFolder.OpenNext(scenario.Name) : RunFolder.Open(Path.Combine(_outFolder, $"session-{_number:D3}")),
            Recording = recording,
            HostClock = _hostClock,
        },
        Audience,
        Journal);

    // What a session is made from, apart from a recording.
    private sealed record Choice(string Scenario, int Seed, int? PersonSeed, string? Glasses);
}
