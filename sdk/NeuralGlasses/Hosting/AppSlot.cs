using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Decoding;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>How an installed app is.</summary>
public enum AppState
{
    /// <summary>Not running.</summary>
    Stopped = 0,

    /// <summary>Running.</summary>
    Running = 1,

    /// <summary>It crashed, and is started again after a while.</summary>
    Waiting = 2,

    /// <summary>It crashed too often, and is not started again before the wearer opens it.</summary>
    GivenUp = 3,

    /// <summary>These glasses have not what it needs, or it is no app.</summary>
    Refused = 4,
}

/// <summary>One installed app: whether it runs, what it shows, and what it has cost.</summary>
public sealed class AppSlot
{
    /// <summary>Time after the first crash until it is started again, in milliseconds; it doubles with each further one. A guess.</summary>
    public const double FirstBackOffMs = 1000;

    /// <summary>Crashes within <see cref="CrashMemoryMs"/> after which an app is given up. A guess.</summary>
    public const int MostCrashes = 5;

    /// <summary>Time after which a crash is forgotten, in milliseconds. A guess.</summary>
    public const double CrashMemoryMs = 600_000;

    /// <summary>Time after which an app that was left and does not run in the background is ended, in milliseconds. A guess.</summary>
    public const double LingerMs = 30_000;

    /// <summary>Time after which an app that does not answer is ended, in milliseconds: four times what people take for a system that has hung. A guess.</summary>
    public const double AnswerMs = 4000;

    private readonly InstalledApp _app;
    private readonly IAppKeep _keep;
    private readonly Func<AppStart> _start;
    private readonly Queue<HostTime> _crashes = new();
    private IRunningApp? _running;
    private HostTime _againAt;
    private HostTime _leftAt;
    private HostTime _askedAt = new(long.MinValue / 2);
    private HostTime _nextTick;
    private HostTime? _waitingSince;

    internal AppSlot(InstalledApp app, IAppKeep keep, GlassesAbilities glasses, DateTimeOffset startedAt)
    {
        _app = app;
        _keep = keep;
        Refusal = app.Refusal ?? app.Manifest.WhyNotOn(glasses);
        State = Refusal is null ? AppState.Stopped : AppState.Refused;
        Meter = new AppMeter(app.Manifest.Budget);
        _start = () => new AppStart(startedAt, glasses, keep.Read(Manifest.Id, AppKeepKind.Settings), keep.Read(Manifest.Id, AppKeepKind.Stored));
    }

    /// <summary>What the app says of itself.</summary>
    public AppManifest Manifest => _app.Manifest;

    /// <summary>How it is.</summary>
    public AppState State { get; private set; }

    /// <summary>Why it cannot run, or not on these glasses; null if it can.</summary>
    public string? Refusal { get; }

    /// <summary>Why it ended last; null if it never did.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Times that it crashed, never answered or was ended for asking too much.</summary>
    public int Crashes { get; private set; }

    /// <summary>Texts of it that were said.</summary>
    public long Said { get; internal set; }

    /// <summary>Texts of it that were not said, or not to their end.</summary>
    public long Unsaid { get; private set; }

    /// <summary>Why the last of them was not; null before.</summary>
    public string? LastUnsaid { get; private set; }

    /// <summary>What it has cost.</summary>
    public AppMeter Meter { get; }

    /// <summary>Value of a setting.</summary>
    internal string SettingOf(AppSetting setting) => _keep.Read(Manifest.Id, AppKeepKind.Settings).TryGetValue(setting.Id, out string? value) && setting.Fits(value) ? value : setting.Default;

    /// <summary>Second text of its home line.</summary>
    public string Detail { get; internal set; } = "";

    /// <summary>What it shows while it is open; null before its first scene.</summary>
    public HudScene? Scene { get; private set; }

    // Why its last scene that was refused was.
    internal string? LastRefusal { get; set; }

    internal bool LeadsBack { get; private set; }

    internal IReadOnlyList<AppChoice> Menu { get; private set; } = [];

    /// <summary>Whether its scene has something to turn.</summary>
    internal bool HasDial { get; private set; }

    /// <summary>What a held pinch can mean in its scene.</summary>
    internal PinchWants PinchWants =>
        (HasDial || Manifest.Intents.Contains(IntentKind.Dial) ? PinchWants.Turn : PinchWants.None)
        | (Manifest.Intents.Contains(IntentKind.Drag) ? PinchWants.Drag : PinchWants.None)
        | (Menu.Count > 0 ? PinchWants.Hold : PinchWants.None);

    internal bool IsOpen { get; private set; }

    // What the wearer did last with it: the cause of what it asks for.
    internal GestureEvent Cause { get; private set; }

    /// <summary>The wearer does something with it.</summary>
    internal void NoteIntent(in Intent intent)
    {
        Cause = intent.Cause;
        _askedAt = intent.At;
    }

    /// <summary>Whether the wearer asked for what it does now.</summary>
    internal bool IsAskedAt(HostTime now) => IsOpen || now.MillisecondsSince(_askedAt) <= NotificationCentre.OwnDoingMs;

    internal void NoteUnsaid(string why) => (Unsaid, LastUnsaid) = (Unsaid + 1, why);

    internal void Show(HudScene? scene, bool leadsBack, IReadOnlyList<AppChoice> menu)
    {
        (Scene, LeadsBack, Menu) = (scene, leadsBack, menu);
        HasDial = scene is not null && scene.Elements.Flat.Any(element => element is HudDial);
    }

    internal void Open(HostTime at)
    {
        IsOpen = true;
        Show(null, false, []);
        Meter.Grant();
        if (State == AppState.GivenUp)
            _crashes.Clear();
        if (State is AppState.Stopped or AppState.GivenUp)
            Launch(at);
        Send(new AppMessage(AppMessageKind.Open, at));
    }

    internal void Close(HostTime at)
    {
        IsOpen = false;
        _leftAt = at;
        Show(null, false, []);
        Send(new AppMessage(AppMessageKind.Close, at));
    }

    internal void Send(in AppMessage message)
    {
        if (_running is null)
            return;
        _running.Send(message);
        _waitingSince ??= _running.Waiting > 0 ? message.At : null;
    }

    /// <summary>Carries an action out; starts the app if it does not run.</summary>
    internal void Act(string action, HostTime at)
    {
        if (State is AppState.Stopped or AppState.GivenUp)
            Launch(at);
        _leftAt = at;
        Send(new AppMessage(AppMessageKind.Action, at) { Text = action });
    }

    internal void Set(string setting, string value, HostTime at)
    {
        _keep.Write(Manifest.Id, AppKeepKind.Settings, setting, value);
        Send(new AppMessage(AppMessageKind.Setting, at) { Text = setting, Value = value });
    }

    internal bool TryTake(out AppRequest request)
    {
        request = default;
        return _running is not null && _running.TryTake(out request);
    }

    /// <summary>Starts, ends and ticks it as it is time; gives one sentence if it has not answered for too long.</summary>
    internal string? Advance(HostTime now)
    {
        if (State == AppState.Stopped && (IsOpen || (Manifest.RunsInBackground && Meter.Overdrawn(now) is null)))
            Launch(now);
        if (State == AppState.Waiting && now >= _againAt)
            Relaunch(now);
        if (_running is null)
            return null;
        if (_running.Waiting == 0)
            _waitingSince = null;
        if (_waitingSince is { } since && now.MillisecondsSince(since) > AnswerMs)
            return $"It did not answer for {AnswerMs / 1000:0} s.";
        if (!IsOpen && !Manifest.RunsInBackground && now.MillisecondsSince(_leftAt) > LingerMs)
            Stop(now);
        else if (Manifest.TickMs > 0 && now >= _nextTick && _waitingSince is null)
            Tick(now);
        return null;
    }

    /// <summary>It has ended; it is started again later each time.</summary>
    internal void Fail(string why, HostTime at)
    {
        Drop();
        Crashes++;
        LastFailure = why;
        Show(null, false, []);
        _crashes.Enqueue(at);
        while (at.MillisecondsSince(_crashes.Peek()) > CrashMemoryMs)
            _crashes.Dequeue();
        bool isWanted = Manifest.RunsInBackground || IsOpen;
        State = _crashes.Count >= MostCrashes ? AppState.GivenUp : isWanted ? AppState.Waiting : AppState.Stopped;
        _againAt = at.Plus(FirstBackOffMs * 1000 * Math.Pow(2, _crashes.Count - 1));
    }

    internal void Stop(HostTime at)
    {
        Send(new AppMessage(AppMessageKind.Stop, at));
        Drop();
        State = Refusal is null ? AppState.Stopped : AppState.Refused;
    }

    private void Tick(HostTime now)
    {
        _nextTick = now.Plus(Manifest.TickMs * 1000);
        Send(new AppMessage(AppMessageKind.Tick, now));
    }

    private void Relaunch(HostTime now)
    {
        Launch(now);
        if (IsOpen)
            Send(new AppMessage(AppMessageKind.Open, now));
    }

    internal void Launch(HostTime at)
    {
        if (Refusal is not null)
            return;
        _leftAt = at;
        _nextTick = at;
        try
        {
            _running = _app.Launch();
        }
#pragma warning disable CA1031 // A file that is missing, a class that cannot be made: whatever it is, it is this app alone that does not start.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail($"It cannot be started: {error.Message}", at);
            return;
        }

        State = AppState.Running;
        Send(new AppMessage(AppMessageKind.Start, at) { Start = _start() });
    }

    private void Drop()
    {
        _running?.Dispose();
        _running = null;
        _waitingSince = null;
    }
}
