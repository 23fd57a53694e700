using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Notifications;
using NeuralGlasses.Sdk.Tests.Apps;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

public sealed class NewsChipTests
{
    private readonly TestGlasses _glasses = new();
    private readonly ScriptedApp _open = new() { Behaviour = (app, call) => Show(app, call) };
    private readonly ScriptedApp _runs = new();

    private HudText? Chip => _glasses.Scene.Elements[^1] as HudText is { Id: ".news" } chip ? chip : null;

    [Fact]
    public void News_of_what_runs_elsewhere_are_seen_for_a_moment_at_the_edge_of_what_is_open()
    {
        GlassesHost host = Host(Allowed);
        host.Dispatch(Want(IntentKind.Select, 0));

        Tell(host, "Turn left", 1000);

        Assert.Equal(("open:page", "Runs: Turn left"), (_glasses.Scene.Id, Chip!.Text));
        host.Advance(At(1000 + NewsChip.ShownMs - 1));
        Assert.NotNull(Chip);
        host.Advance(At(1000 + NewsChip.ShownMs));
        Assert.Null(Chip);
        Assert.Equal((1, 0), (host.Notifications.Counters.NewsShown, host.Notifications.Counters.NewsWithheld));
        Assert.Equal(1, host.Notifications.Interruptions("runs", At(7000)));
    }

    [Fact]
    public void The_home_menu_has_them_in_the_line_of_the_app_and_needs_no_chip()
    {
        GlassesHost host = Host(Allowed);

        Tell(host, "Turn left", 1000);

        Assert.Equal("Turn left", _glasses.Menu.Items.Single(item => item.Label == "Runs").Detail);
        Assert.Single(_glasses.Scene.Elements);
        Assert.Equal(0, host.Notifications.Interruptions("runs", At(1000)));
    }

    [Fact]
    public void What_is_no_news_stays_in_the_home_menu()
    {
        GlassesHost host = Host(Allowed);
        host.Dispatch(Want(IntentKind.Select, 0));

        _runs.Glasses.Tell("300 m");
        host.Advance(At(1000));

        Assert.Null(Chip);
    }

    [Fact]
    public void An_app_that_the_wearer_did_not_allow_in_view_has_none()
    {
        GlassesHost host = Host(new NotificationSettings());
        host.Dispatch(Want(IntentKind.Select, 0));

        Tell(host, "Turn left", 1000);

        Assert.Null(Chip);
        Assert.Equal(1, host.Notifications.Counters.NewsWithheld);
    }

    [Fact]
    public void A_wearer_who_wants_quiet_has_none()
    {
        GlassesHost host = Host(Allowed with { Quiet = new QuietSettings { IsOn = true } });
        host.Preferences.Set(GlassesPreferences.Quiet, AppSetting.On);
        host.Dispatch(Want(IntentKind.Select, 0));

        Tell(host, "Turn left", 1000);

        Assert.Null(Chip);
    }

    [Fact]
    public void An_app_that_has_news_without_end_has_as_many_as_it_may_interrupt()
    {
        GlassesHost host = Host(Allowed.With("runs", new AppNotificationSettings { InView = true, PerHour = 3 }));
        host.Dispatch(Want(IntentKind.Select, 0));

        for (var i = 0; i < 40; i++)
            Tell(host, $"News {i}", 1000 + (100 * i));

        Assert.Equal((3, 37), (host.Notifications.Counters.NewsShown, host.Notifications.Counters.NewsWithheld));
        Assert.Equal("Runs: News 2", Chip?.Text);
    }

    [Fact]
    public void A_card_comes_before_it()
    {
        GlassesHost host = Host(Allowed);
        host.Dispatch(Want(IntentKind.Select, 0));
        Tell(host, "Turn left", 1000);

        _runs.Glasses.Notify(new AppNotice("arrived", "You are there", ""));
        host.Advance(At(1200));
        Assert.Null(Chip);
        Assert.IsType<HudCard>(_glasses.Scene.Elements[^1]);
        Tell(host, "Turn right", 1400);

        Assert.Equal(1, host.Notifications.Counters.NewsWithheld);
    }

    [Fact]
    public void It_goes_when_its_app_is_opened()
    {
        GlassesHost host = Host(Allowed);
        host.Dispatch(Want(IntentKind.Select, 0));
        Tell(host, "Turn left", 1000);

        host.Dispatch(Want(IntentKind.Back, 1100));
        host.Dispatch(Want(IntentKind.FocusNext, 1200));
        host.Dispatch(Want(IntentKind.Select, 1300));

        Assert.Equal("runs", host.OpenApp!.Manifest.Id);
        Assert.Null(Chip);
    }

    [Fact]
    public void A_long_text_is_cut_and_an_empty_one_is_nothing()
    {
        GlassesHost host = Host(Allowed);
        host.Dispatch(Want(IntentKind.Select, 0));
        Tell(host, "", 500);
        Assert.Null(Chip);

        Tell(host, new string('x', 100_000), 1000);

        Assert.Equal(NewsChip.MostLength, Chip!.Text.Length);
    }

    private static NotificationSettings Allowed => new NotificationSettings().With("runs", new AppNotificationSettings { InView = true });

    private static void Show(ScriptedApp app, string call)
    {
        if (call == "open")
            app.Glasses.Show(ScriptedApp.Page("page", "a"));
    }

    private void Tell(GlassesHost host, string text, double ms)
    {
        _runs.Glasses.Tell(text, isNews: true);
        host.Advance(At(ms));
    }

    private GlassesHost Host(NotificationSettings wanted)
    {
        var host = new GlassesHost(
            _glasses.Devices,
            [
                ScriptedApp.Install(ScriptedApp.Manifest("open") with { Title = "Open" }, () => _open),
                ScriptedApp.Install(ScriptedApp.Manifest("runs") with { Title = "Runs", RunsInBackground = true }, () => _runs),
            ],
            new GlassesHostOptions { Notifications = wanted });
        host.Advance(At(0));
        return host;
    }
}
