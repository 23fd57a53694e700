using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>The app's end of the way between app and glasses: turns messages into calls of the app, and what the app asks for into requests.</summary>
public sealed class AppSession : IAppContext
{
    private readonly GlassesApp _app;
    private readonly Action<AppRequest> _send;
    private readonly Dictionary<int, Action<AppAnswer>> _asked = [];
    private AppStart? _start;
    private AppStorage? _storage;
    private AppSettings? _settings;
    private int _asks;

    /// <summary>Joins an app to its glasses.</summary>
    /// <param name="manifest">What the app says of itself.</param>
    /// <param name="app">The app, not started yet.</param>
    /// <param name="send">Takes each request.</param>
    public AppSession(AppManifest manifest, GlassesApp app, Action<AppRequest> send)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(send);
        Manifest = manifest;
        _app = app;
        _send = send;
        app.Join(this);
    }

    /// <inheritdoc/>
    public AppManifest Manifest { get; }

    /// <inheritdoc/>
    public HostTime Now { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset Time => Started.StartedAt.AddTicks(Now.Microseconds * TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc/>
    public GlassesAbilities Glasses => Started.Glasses;

    /// <inheritdoc/>
    public AppStorage Storage => _storage ?? throw NotStarted();

    /// <inheritdoc/>
    public AppSettings Settings => _settings ?? throw NotStarted();

    /// <inheritdoc/>
    public bool IsOpen { get; private set; }

    private AppStart Started => _start ?? throw NotStarted();

    /// <summary>Gives a message to the app. What the app throws comes out of here.</summary>
    public void Handle(in AppMessage message)
    {
        Now = message.At;
        switch (message.Kind)
        {
            case AppMessageKind.Start:
                Begin(message.Start ?? throw new ArgumentException("A message that starts an app has to say with what.", nameof(message)));
                break;
            case AppMessageKind.Open:
                IsOpen = true;
                _app.OnOpen();
                break;
            case AppMessageKind.Close:
                IsOpen = false;
                _app.OnClose();
                break;
            case AppMessageKind.Intent:
                _app.OnIntent(message.Intent);
                break;
            case AppMessageKind.Action:
                _app.OnAction(message.Text ?? "");
                break;
            case AppMessageKind.Setting:
                Settings.Set(message.Text ?? "", message.Value ?? "");
                _app.OnSetting(message.Text ?? "");
                break;
            case AppMessageKind.Shown:
                _app.OnShown(message.Shown);
                break;
            case AppMessageKind.Answer:
                if (_asked.Remove(message.Number, out Action<AppAnswer>? answered) && message.Answer is { } answer)
                    answered(answer);
                break;
            case AppMessageKind.Event:
                if (message.Event is { } happened)
                    _app.OnEvent(happened);
                break;
            case AppMessageKind.Tick:
                _app.OnTick();
                break;
            case AppMessageKind.Stop:
                _app.OnStop();
                break;
        }
    }

    /// <inheritdoc/>
    public void Show(HudScene scene, bool leadsBack = false, IReadOnlyList<AppChoice>? menu = null)
    {
        ArgumentNullException.ThrowIfNull(scene);
        _send(new AppRequest(AppRequestKind.Show) { Scene = scene, LeadsBack = leadsBack, Menu = menu });
    }

    /// <inheritdoc/>
    public void Tell(string detail, bool isNews = false) => _send(new AppRequest(AppRequestKind.Tell) { Text = detail, IsNews = isNews });

    /// <inheritdoc/>
    public void Notify(AppNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        _send(new AppRequest(AppRequestKind.Notify) { Notice = notice });
    }

    /// <inheritdoc/>
    public void Withdraw(string id) => _send(new AppRequest(AppRequestKind.Withdraw) { Text = id });

    /// <inheritdoc/>
    public void Say(string text, Action<AppAnswer>? answered = null, bool byAssistant = false) => _send(new AppRequest(AppRequestKind.Say) { Text = text, IsByAssistant = byAssistant, Number = Expect(answered) });

    /// <inheritdoc/>
    public void Ask(AppAsk ask, Action<AppAnswer>? answered = null)
    {
        ArgumentNullException.ThrowIfNull(ask);
        _send(new AppRequest(AppRequestKind.Ask) { Ask = ask, Number = Expect(answered) });
    }

    /// <inheritdoc/>
    public void Close() => _send(new AppRequest(AppRequestKind.Close));

    /// <inheritdoc/>
    public void Log(string line) => _send(new AppRequest(AppRequestKind.Log) { Text = line });

    private int Expect(Action<AppAnswer>? answered)
    {
        if (answered is null)
            return 0;
        _asked.Add(++_asks, answered);
        return _asks;
    }

    private void Begin(AppStart start)
    {
        _start = start;
        _storage = new AppStorage(start.Stored, Manifest.StorageBytes, _send);
        _settings = new AppSettings(Manifest, start.Settings);
        _app.OnStart();
        _send(new AppRequest(AppRequestKind.Ready));
    }

    private static InvalidOperationException NotStarted() => new("The app was not started yet; ask from OnStart on.");
}
