using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Apps;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

public sealed class OpenAppTests
{
    private readonly TestGlasses _glasses = new();
    private readonly ScriptedApp _app = new();

    [Fact]
    public void A_selection_opens_the_app_and_back_leaves_it()
    {
        GlassesHost host = Host();
        host.Dispatch(Want(IntentKind.Select, 100));
        Assert.Equal(("scripted:first", "a"), (_glasses.Scene.Id, _glasses.Scene.FocusedId));
        Assert.Equal("scripted", host.ContextAt(At(100)));
        host.Dispatch(Want(IntentKind.FocusNext, 200));
        host.Dispatch(Want(IntentKind.Select, 300));
        Assert.Equal((IntentKind.Select, "b"), (_app.Intent.Kind, _app.Intent.FocusedId));
        host.Dispatch(Want(IntentKind.Back, 400));
        Assert.Equal(("home", "home"), (_glasses.Scene.Id, host.ContextAt(At(400))));
        Assert.Equal(["start", "open", "Select", "close"], _app.Calls);
    }

    [Fact]
    public void An_app_that_was_left_is_ended_after_a_while_and_one_of_the_background_is_not()
    {
        GlassesHost host = Host();
        host.Dispatch(Want(IntentKind.Select, 0));
        host.Dispatch(Want(IntentKind.Back, 1000));
        host.Advance(At(1000 + AppSlot.LingerMs));
        Assert.DoesNotContain("stop", _app.Calls);
        host.Advance(At(1001 + AppSlot.LingerMs));
        Assert.Contains("stop", _app.Calls);

        var background = new ScriptedApp();
        var other = new GlassesHost(_glasses.Devices, [ScriptedApp.Install(ScriptedApp.Manifest() with { RunsInBackground = true, TickMs = 20 }, () => background)]);
        for (var ms = 0; ms <= 100; ms += 10)
            other.Advance(At(ms));
        Assert.Equal(["start", .. Enumerable.Repeat("tick", 6)], background.Calls);
    }

    [Fact]
    public void A_page_within_an_app_leads_back_to_the_app_once_and_an_app_that_stays_is_left()
    {
        _app.Behaviour = (app, call) =>
        {
            if (call == "open")
                app.Glasses.Show(ScriptedApp.Page("second", "x"), leadsBack: true);
            else if (call == "Back" && app.Calls.Count(each => each == "Back") == 1)
                app.Glasses.Show(ScriptedApp.Page("third", "x"), leadsBack: true);
        };
        GlassesHost host = Host();
        host.Dispatch(Want(IntentKind.Select, 0));
        host.Dispatch(Want(IntentKind.Back, 100));
        Assert.Equal("scripted:third", _glasses.Scene.Id);
        host.Dispatch(Want(IntentKind.Back, 200));
        Assert.Equal("scripted:third", _glasses.Scene.Id);
        host.Dispatch(Want(IntentKind.Back, 300));
        Assert.Equal("home", _glasses.Scene.Id);
    }

    [Fact]
    public void What_an_app_was_given_to_be_open_with_ends_however_it_is_left()
    {
        _app.Behaviour = (app, call) =>
        {
            if (call == "open")
                new AppSystem(app.Glasses).Practise(true);
        };
        var host = new GlassesHost(_glasses.Devices, [ScriptedApp.Install(ScriptedApp.Manifest() with { Permissions = [AppPermission.System] }, () => _app)]);
        var pinch = new NeuralGlasses.Decoding.GestureEvent("index_press", 1, At(0));
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.True(host.TryPractise(pinch, IntentKind.Select, At(10)));
        _app.Glasses.Close();
        host.Advance(At(20));
        Assert.Null(host.OpenApp);
        Assert.Equal("close", _app.Calls[^1]);

        // Opened again without asking to practise, it does not.
        _app.Behaviour = null;
        host.Dispatch(Want(IntentKind.Select, 30));
        Assert.Equal("scripted", host.OpenApp!.Manifest.Id);
        Assert.False(host.TryPractise(pinch, IntentKind.Select, At(40)));
    }

    [Fact]
    public void A_notice_that_leads_to_another_app_closes_the_one_that_was_open()
    {
        var other = new ScriptedApp
        {
            Behaviour = (app, call) =>
            {
                if (call == "Capture")
                    app.Glasses.Notify(new AppNotice("n", "Hello", "") { IsConfirmation = true });
            },
        };
        _app.Behaviour = (app, call) =>
        {
            if (call == "open")
                app.Glasses.Show(ScriptedApp.Page("first", "a"));
        };
        var host = new GlassesHost(_glasses.Devices,
        [
            ScriptedApp.Install(ScriptedApp.Manifest(), () => _app),
            ScriptedApp.Install(ScriptedApp.Manifest("other") with { Intents = [IntentKind.Capture] }, () => other),
        ]);
        host.Dispatch(Want(IntentKind.Select, 0));
        host.Dispatch(Want(IntentKind.Capture, 100));
        host.Dispatch(Want(IntentKind.FocusNext, 200));
        host.Dispatch(Want(IntentKind.Select, 300));
        Assert.Equal("other", host.OpenApp!.Manifest.Id);
        Assert.Equal("close", _app.Calls[^1]);
    }

    [Fact]
    public void Home_leaves_an_app_whatever_it_says()
    {
        _app.Behaviour = (app, call) => app.Glasses.Show(ScriptedApp.Page(call, "x"), leadsBack: true);
        GlassesHost host = Host();
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.True(host.Dispatch(Want(IntentKind.Home, 100)));
        Assert.Equal("home", _glasses.Scene.Id);
        Assert.False(host.Dispatch(Want(IntentKind.Home, 200)));
    }

    [Fact]
    public void The_menu_of_a_scene_opens_before_it_and_a_choice_comes_to_the_app()
    {
        _app.Behaviour = (app, call) =>
        {
            if (call == "open")
                app.Glasses.Show(ScriptedApp.Page("first", "a", "b"), menu: [new AppChoice("share", "Share"), new AppChoice("delete", "Delete")]);
        };
        GlassesHost host = Host();
        Assert.False(host.Dispatch(Want(IntentKind.ContextMenu, 0)));
        host.Dispatch(Want(IntentKind.Select, 100));
        Assert.True(host.Dispatch(Want(IntentKind.ContextMenu, 200)));
        Assert.Equal(["Share", "Delete"], _glasses.Menu.Items.Select(item => item.Label));
        host.Dispatch(Want(IntentKind.FocusNext, 300));
        host.Dispatch(Want(IntentKind.Select, 400));
        Assert.Contains("action delete", _app.Calls);
        Assert.Equal("scripted:first", _glasses.Scene.Id);
        host.Dispatch(Want(IntentKind.ContextMenu, 500));
        host.Dispatch(Want(IntentKind.Back, 600));
        Assert.Equal("scripted:first", _glasses.Scene.Id);
        Assert.DoesNotContain("close", _app.Calls);
    }

    [Fact]
    public void Moves_and_turns_that_find_nothing_else_come_to_the_app()
    {
        _app.Behaviour = (app, call) =>
        {
            if (call == "open")
                app.Glasses.Show(new HudScene("page", [new HudText("text", "Words"), new HudDial("zoom", "Zoom", 0.5, "2 ×")]));
        };
        GlassesHost host = Host();
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.True(host.Dispatch(Want(IntentKind.FocusNext, 100)));
        Assert.Equal(IntentKind.FocusNext, _app.Intent.Kind);
        Assert.True(host.Dispatch(Want(IntentKind.Dial, 200) with { X = -3 }));
        Assert.Equal((IntentKind.Dial, -3.0), (_app.Intent.Kind, _app.Intent.X));
        Assert.True(host.Dispatch(Want(IntentKind.Drag, 300) with { X = 1, Y = 2 }));
        Assert.Equal((1.0, 2.0), (_app.Intent.X, _app.Intent.Y));
        host.Dispatch(Want(IntentKind.Home, 400));
        Assert.False(host.Dispatch(Want(IntentKind.Dial, 500)));
        Assert.False(host.Dispatch(Want(IntentKind.Drag, 500)));
    }

    [Fact]
    public void An_app_hears_what_became_of_its_scene_and_absurd_ones_are_refused_in_one_sentence()
    {
        GlassesHost host = Host();
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal(new SceneShown("first", HudOutcome.Displayed, ""), _app.Shown);
        foreach ((HudScene scene, string words) in new (HudScene, string)[]
        {
            (new HudScene("own", [new HudText(".apps", "Home")]), "begin with a dot"),
            (ScriptedApp.Page("many", [.. Enumerable.Range(0, 300).Select(i => $"line {i}")]), "301 elements"),
            (new HudScene("long", [new HudText("text", new string('x', 100_000))]), "100000 characters"),
            (new HudScene("silent", [new HudImage("picture", new HudPicture(1, 1, new byte[4]), "", 1)]), "would be heard"),
        })
        {
            _app.Glasses.Show(scene);
            host.Advance(At(100));
            Assert.Equal((scene.Id, HudOutcome.Blocked), (_app.Shown.SceneId, _app.Shown.Outcome));
            Assert.Contains(words, _app.Shown.Reason, StringComparison.Ordinal);
            Assert.Equal("scripted:first", _glasses.Scene.Id);
        }
    }

    [Fact]
    public void A_scene_that_is_refused_is_told_to_the_wearer_once_for_each_reason()
    {
        GlassesHost host = Host();
        host.Dispatch(Want(IntentKind.Select, 0));
        for (var i = 0; i < 5; i++)
        {
            _app.Glasses.Show(new HudScene("long", [new HudText("text", new string('x', 100_000))]));
            host.Advance(At(100 + i));
        }

        HudCard notice = Assert.IsType<HudCard>(_glasses.Scene.Elements[^1]);
        Assert.Equal(("Scripted", "Something of it cannot be shown."), (notice.Title, notice.Text));
        Assert.Single(_glasses.Scenes.Select(scene => scene.Elements[^1]).OfType<HudCard>().Distinct());
    }

    [Fact]
    public void A_scene_that_the_display_drops_until_it_has_time_is_told_as_dropped_once()
    {
        var outcomes = new List<HudOutcome>();
        GlassesHost host = Host();
        _app.OnShownAs = outcomes.Add;
        _glasses.Showing = HudOutcome.Dropped;
        host.Dispatch(Want(IntentKind.Select, 0));
        for (var ms = 10; ms < 100; ms += 10)
            host.Advance(At(ms));
        _glasses.Showing = HudOutcome.Displayed;
        host.Advance(At(100));
        host.Advance(At(110));
        Assert.Equal([HudOutcome.Dropped, HudOutcome.Displayed], outcomes);
    }

    [Fact]
    public void A_turn_that_nobody_else_wants_comes_to_the_open_app_whatever_it_shows()
    {
        GlassesHost host = Host();
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.True(host.Dispatch(Want(IntentKind.Dial, 100) with { X = 2 }));
        Assert.Equal((IntentKind.Dial, "a", 2.0), (_app.Intent.Kind, _app.Intent.FocusedId, _app.Intent.X));
    }

    [Fact]
    public void Glasses_that_sleep_are_dark_until_they_are_woken()
    {
        var host = new GlassesHost(_glasses.Devices, [ScriptedApp.Install(ScriptedApp.Manifest(), () => _app)], new GlassesHostOptions { AwakeMs = 5000 });
        host.Advance(At(0));
        Assert.Equal(HudScene.Dark, _glasses.Scene);
        Assert.Equal("asleep", host.ContextAt(At(0)));
        host.Dispatch(Want(IntentKind.DisplayToggle, 100));
        Assert.Equal("home", _glasses.Scene.Id);
        host.Dispatch(Want(IntentKind.DisplayToggle, 1000));
        Assert.Equal(HudScene.Dark, _glasses.Scene);
        host.Dispatch(Want(IntentKind.DisplayToggle, 2000));
        host.Advance(At(7000));
        Assert.Equal("home", _glasses.Scene.Id);
        host.Advance(At(7001));
        Assert.Equal(HudScene.Dark, _glasses.Scene);
    }

    private GlassesHost Host()
    {
        _app.Behaviour ??= (app, call) =>
        {
            if (call == "open")
                app.Glasses.Show(ScriptedApp.Page("first", "a", "b"));
        };
        return new GlassesHost(_glasses.Devices, [ScriptedApp.Install(ScriptedApp.Manifest(), () => _app)]);
    }
}
