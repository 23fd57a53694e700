using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hosting;

namespace NeuralGlasses.Testing;

/// <summary>Lets apps in processes of their own finish what they were told before the virtual clock goes on, so that a run is the same on every machine.</summary>
internal sealed class WatchedApps(double patienceMs, TimeProvider clock) : IDisposable
{
    private const int PauseMs = 1;
    private readonly List<Watched> _running = [];
    private readonly ManualResetEventSlim _never = new();

    public InstalledApp Watch(InstalledApp app) => app with { Launch = () => new Watched(app.Launch(), _running) };

    /// <summary>Advances the host until all apps have done with what they were told, or patience is over.</summary>
    public void Settle(Action advance)
    {
        if (patienceMs <= 0 || !IsAnyBusy())
            return;
        long began = clock.GetTimestamp();
        while (true)
        {
            advance();
            if (!IsAnyBusy())
                return;
            if (clock.GetElapsedTime(began).TotalMilliseconds > patienceMs)
                break;
            _never.Wait(PauseMs);
        }

        foreach (Watched app in _running)
            app.IsLate = app.Waiting > 0;
    }

    public void Dispose()
    {
        while (_running.Count > 0)
            _running[^1].Dispose();
        _never.Dispose();
    }

    private bool IsAnyBusy()
    {
        for (var i = 0; i < _running.Count; i++)
        {
            if (_running[i].IsBusy)
                return true;
        }

        return false;
    }

    private sealed class Watched : IRunningApp
    {
        private readonly IRunningApp _app;
        private readonly List<Watched> _all;

        public Watched(IRunningApp app, List<Watched> all)
        {
            (_app, _all) = (app, all);
            all.Add(this);
        }

        public bool IsLate { get; set; }

        public bool IsBusy
        {
            get
            {
                IsLate &= Waiting > 0;
                return !IsLate && Waiting > 0;
            }
        }

        public int Waiting => _app.Waiting;

        public void Send(in AppMessage message) => _app.Send(message);

        public bool TryTake(out AppRequest request) => _app.TryTake(out request);

        public void Dispose()
        {
            if (_all.Remove(this))
                _app.Dispose();
        }
    }
}
