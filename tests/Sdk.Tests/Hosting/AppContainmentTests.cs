using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Tests;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

public sealed class AppContainmentTests
{
    private readonly TestGlasses _glasses = new();
    private readonly List<ScriptedApp> _started = [];
    private Action<ScriptedApp, string>? _behaviour;

    [Fact]
    public void An_app_that_throws_is_named_to_the_wearer_and_started_again_later_each_time_until_it_is_given_up()
    {
        _behaviour = (_, call) => throw new InvalidOperationException($"no {call}");
        GlassesHost host = Host(out AppSlot slot);
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal((AppState.Waiting, "InvalidOperationException: no start"), (slot.State, slot.LastFailure));
        HudCard notice = Assert.IsType<HudCard>(_glasses.Scene.Elements[^1]);
        Assert.Equal(("Scripted", "It stopped, and starts again in a moment."), (notice.Title, notice.Text));
        var starts = new List<int>();
        for (var ms = 0; ms < 60_000; ms += 10)
        {
            int before = _started.Count;
            host.Advance(At(ms));
            if (_started.Count > before)
                starts.Add(ms);
        }

        Assert.Equal([1000, 3000, 7000, 15_000], starts);
        Assert.Equal((AppState.GivenUp, AppSlot.MostCrashes), (slot.State, slot.Crashes));
        Assert.Contains("too often", Assert.IsType<HudCard>(_glasses.Scene.Elements[0]).Text, StringComparison.Ordinal);
        host.Dispatch(Want(IntentKind.Home, 60_000));
        Assert.Equal("stopped", _glasses.Menu.Items[0].Detail);
        _behaviour = null;
        host.Dispatch(Want(IntentKind.Select, 61_000));
        Assert.Equal(AppState.Running, slot.State);
    }

    [Fact]
    public void An_app_that_cannot_be_made_crashes_alone()
    {
        var well = new ScriptedApp();
        var host = new GlassesHost(_glasses.Devices,
        [
            new InstalledApp(ScriptedApp.Manifest("broken") with { RunsInBackground = true }, () => throw new FileNotFoundException("Broken.dll is missing.")),
            ScriptedApp.Install(ScriptedApp.Manifest("well") with { RunsInBackground = true }, () => well),
        ]);
        host.Advance(At(0));
        Assert.Equal(["start"], well.Calls);
        Assert.Equal((AppState.Waiting, "It cannot be started: Broken.dll is missing."), (host.Apps[0].State, host.Apps[0].LastFailure));
    }

    [Fact]
    public void An_app_that_floods_the_glasses_is_ended_and_the_wearer_can_leave_at_every_moment_before()
    {
        _behaviour = (app, call) =>
        {
            for (var i = 0; i < 1000 && call == "tick"; i++)
                app.Glasses.Show(ScriptedApp.Page($"page {i}", "x"));
        };
        GlassesHost host = Host(out AppSlot slot, ScriptedApp.Manifest() with { TickMs = 20 });
        host.Dispatch(Want(IntentKind.Select, 0));
        for (var ms = 0; ms < 400; ms += 10)
            host.Advance(At(ms));
        Assert.Equal(AppState.Running, slot.State);
        Assert.InRange(_glasses.Scenes.Count, 1, 45);
        for (var ms = 400; ms < 1000 && slot.State == AppState.Running; ms += 10)
            host.Advance(At(ms));
        Assert.Equal("It asked for 64 things a turn, 50 turns in a row.", slot.LastFailure);
        host.Dispatch(Want(IntentKind.Back, 1100));
        host.Dispatch(Want(IntentKind.Back, 1200));
        Assert.Equal("home", _glasses.Scene.Id);
    }

    [Fact]
    public void An_app_keeps_what_it_stores_from_one_start_to_the_next_and_no_more_than_its_room()
    {
        var keep = new MemoryAppKeep();
        var fits = new List<bool>();
        _behaviour = (app, call) =>
        {
            if (call == "open")
                fits.AddRange([app.Glasses.Storage.TrySet("a", new string('x', 90)), app.Glasses.Storage.TrySet("b", new string('x', 20)), app.Glasses.Storage.TrySet("a", "short")]);
        };
        GlassesHost host = Host(out _, ScriptedApp.Manifest() with { StorageBytes = 100 }, keep);
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal([true, false, true], fits);
        string? kept = null;
        _behaviour = (app, call) => kept = app.Glasses.Storage.Get("a");
        Host(out _, ScriptedApp.Manifest() with { StorageBytes = 100 }, keep).Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal("short", kept);
    }

    [Fact]
    public void A_store_that_fails_is_told_to_the_wearer_and_the_app_goes_on()
    {
        _behaviour = (app, call) =>
        {
            if (call == "open")
                app.Glasses.Storage.TrySet("a", "1");
        };
        GlassesHost host = Host(out AppSlot slot, keep: new FullKeep());
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal("It could not keep something; make room in the memory.", Assert.IsType<HudCard>(_glasses.Scene.Elements[^1]).Text);
        Assert.Equal(AppState.Running, slot.State);
    }

    [Fact]
    public void What_an_app_may_not_do_is_refused_with_the_permission_that_it_lacks()
    {
        var answers = new List<AppAnswer>();
        _behaviour = (app, call) =>
        {
            if (call != "open")
                return;
            new AppCamera(app.Glasses).TakePhoto(answers.Add);
            app.Glasses.Ask(new AppAsk("kamera.photo"), answers.Add);
            app.Glasses.Notify(new AppNotice("n", "Hello", ""));
        };
        GlassesHost host = Host(out _, ScriptedApp.Manifest() with { Permissions = [] });
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal(
            ["Scripted has not the permission 'camera'; its manifest has to ask for it.", "These glasses have no service 'kamera'; did you mean 'camera'?"],
            answers.Select(answer => answer.Text));
        Assert.All(answers, answer => Assert.False(answer.IsDone));
        Assert.DoesNotContain(_glasses.Scenes, scene => scene.Elements.Any(element => element is HudCard));
        Assert.Empty(_glasses.Events);
    }

    [Fact]
    public void An_app_that_was_in_view_for_its_time_is_closed_and_may_be_opened_again()
    {
        GlassesHost host = Host(out AppSlot slot, ScriptedApp.Manifest() with { Budget = new AppBudget { SecondsInView = 10 } });
        host.Dispatch(Want(IntentKind.Select, 0));
        for (var ms = 0; ms <= 9_950; ms += 50)
            host.Advance(At(ms));
        Assert.Equal(slot, host.OpenApp);
        for (var ms = 10_000; ms <= 10_200; ms += 50)
            host.Advance(At(ms));
        Assert.Null(host.OpenApp);
        Assert.Contains("10 s of this hour", Assert.IsType<HudCard>(_glasses.Scene.Elements[^1]).Text, StringComparison.Ordinal);
        host.Dispatch(Want(IntentKind.Select, 11_000));
        host.Advance(At(15_000));
        Assert.Equal(slot, host.OpenApp);
    }

    [Fact]
    public void A_setting_reaches_the_app_and_outlives_it_and_one_that_does_not_fit_is_refused()
    {
        var keep = new MemoryAppKeep();
        AppManifest manifest = ScriptedApp.Manifest() with { Settings = [new AppSetting("speed", "Speed", AppSettingKind.Number, "3") { Least = 1, Most = 5 }] };
        double speed = 0;
        _behaviour = (app, _) => speed = app.Glasses.Settings.Number("speed");
        GlassesHost host = Host(out _, manifest, keep);
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal(3, speed);
        host.Set("scripted", "speed", "4.5", At(100));
        Assert.Equal(4.5, speed);
        Assert.Contains("cannot be '9'", Assert.Throws<ArgumentException>(() => host.Set("scripted", "speed", "9", At(100))).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'speed'", Assert.Throws<ArgumentException>(() => host.Set("scripted", "spede", "1", At(100))).Message, StringComparison.Ordinal);
        Host(out _, manifest, keep).Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal(4.5, speed);
    }

    [Fact]
    public void An_open_app_that_shows_nothing_new_costs_no_allocation()
    {
        GlassesHost host = Host(out _, ScriptedApp.Manifest() with { RunsInBackground = true });
        host.Dispatch(Want(IntentKind.Select, 0));
        for (var ms = 0; ms < 3000; ms += 10)
            host.Advance(At(ms));
        Assert.Equal(0, Allocation.LeastOf(3, part =>
        {
            for (var ms = 3000 + (1000 * part); ms < 4000 + (1000 * part); ms += 10)
                host.Advance(At(ms));
        }));
    }

    private GlassesHost Host(out AppSlot slot, AppManifest? manifest = null, IAppKeep? keep = null)
    {
        var host = new GlassesHost(_glasses.Devices, [ScriptedApp.Install(manifest ?? ScriptedApp.Manifest(), Start)], new GlassesHostOptions { Keep = keep ?? new MemoryAppKeep() });
        slot = host.Apps[0];
        return host;
    }

    private ScriptedApp Start()
    {
        var app = new ScriptedApp { Behaviour = (self, call) => _behaviour?.Invoke(self, call) };
        _started.Add(app);
        return app;
    }

    private sealed class FullKeep : IAppKeep
    {
        public IReadOnlyDictionary<string, string> Read(string appId, AppKeepKind kind) => new Dictionary<string, string>();

        public void Write(string appId, AppKeepKind kind, string key, string? value) => throw new Devices.DeviceFailedException("The memory is full.");
    }
}
