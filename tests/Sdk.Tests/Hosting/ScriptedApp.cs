using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// An app that does what a test tells it, and remembers what it was told.
internal sealed class ScriptedApp : GlassesApp
{
    public List<string> Calls { get; } = [];

    public Action<ScriptedApp, string>? Behaviour { get; set; }

    public new IAppContext Glasses => base.Glasses;

    public Action<HudOutcome>? OnShownAs { get; set; }

    public List<AppEvent> Events { get; } = [];

    public AppIntent Intent { get; private set; }

    public SceneShown Shown { get; private set; }

    public static HudScene Page(string id, params string[] lines) => new(id, [new HudList("lines", id, [.. lines.Select(line => new HudItem(line, line, ""))])]);

    public static InstalledApp Install(AppManifest manifest, Func<ScriptedApp> make) => InstalledApp.InProcess(manifest, make);

    public static AppManifest Manifest(string id = "scripted") => new() { Id = id, Version = "1.0.0", Title = "Scripted", Permissions = [AppPermission.Notifications] };

    protected internal override void OnStart() => Note("start");

    protected internal override void OnOpen() => Note("open");

    protected internal override void OnClose() => Note("close");

    protected internal override void OnIntent(in AppIntent intent)
    {
        Intent = intent;
        Note($"{intent.Kind}");
    }

    protected internal override void OnAction(string action) => Note($"action {action}");

    protected internal override void OnSetting(string setting) => Note($"setting {setting}");

    protected internal override void OnShown(in SceneShown shown)
    {
        Shown = shown;
        OnShownAs?.Invoke(shown.Outcome);
    }

    protected internal override void OnEvent(AppEvent happened) => Events.Add(happened);

    protected internal override void OnTick() => Note("tick");

    protected internal override void OnStop() => Note("stop");

    private void Note(string call)
    {
        Calls.Add(call);
        Behaviour?.Invoke(this, call);
    }
}
