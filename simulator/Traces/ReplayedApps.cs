using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hosting;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>The installed apps of a trace, which say at the same call what their processes said then, and record it once more. They have no process and no files.</summary>
internal sealed class ReplayedApps(TraceRecorder recorder)
{
    private readonly Dictionary<(string App, long Call), (TraceRecord Record, AppSaying Saying)> _said = [];

    /// <summary>From now on they say what they said in this step.</summary>
    /// <exception cref="TraceException">A record of it is damaged.</exception>
    public void Enter(TraceStep step)
    {
        _said.Clear();
        foreach (var record in step.Made)
        {
            if (record.Kind != TraceRecordKind.AppSaid)
                continue;
            var saying = AppSaying.Read(record);
            _said[(saying.App, saying.Call)] = (record, saying);
        }
    }

    /// <summary>An app of the trace as one that is installed.</summary>
    public InstalledApp Install(TracedApp app)
    {
        var process = new Process(app.Manifest.Id, this);
        return new InstalledApp(app.Manifest, process.Launch) { Refusal = app.Refusal };
    }

    private AppSaying? Take(string app, long call)
    {
        if (!_said.Remove((app, call), out var said))
            return null;
        recorder.Begin(TraceRecordKind.AppSaid, recorder.Now).AddBytes(said.Record.Payload.Span).End();
        return said.Saying;
    }

    // Calls are counted over all starts, as the recorder counts them.
    private sealed class Process(string id, ReplayedApps apps) : IRunningApp
    {
        private long _calls;
        private int _waiting;

        public int Waiting => _waiting = Next()?.Waiting ?? _waiting;

        public Process Launch()
        {
            _waiting = 0;
            return Next()?.WhyNotStarted is { } why ? throw new InvalidOperationException(why) : this;
        }

        public void Send(in AppMessage message)
        {
        }

        public bool TryTake(out AppRequest request)
        {
            var asked = Next()?.Request;
            request = asked ?? default;
            return asked is not null;
        }

        public void Dispose()
        {
        }

        private AppSaying? Next() => apps.Take(id, ++_calls);
    }
}
