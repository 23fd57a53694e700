using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Apps;

public sealed class GlassesHostTests : IDisposable
{
    private readonly TestGlasses _glasses = new();
    private readonly ScriptedCentral _central = new();
    private readonly GlassesHost _host;

    public GlassesHostTests()
    {
        var link = new WristbandLink(_central, new WristbandLinkOptions());
        _host = new GlassesHost(_glasses.Devices, [InstalledApp.InProcess(CameraApp.Manifest with { Home = [CameraApp.Manifest.Home[0]] }, () => new CameraApp()), .. BuiltInApps.All().Where(app => app.Manifest.Id is "gallery" or "band")], new GlassesHostOptions { Services = [new BandService(link)] });
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void The_home_menu_shows_what_is_true()
    {
        _host.Advance(At(0));
        Assert.Equal("Home", _glasses.Menu.Title);
        Assert.Equal(
            [new HudItem("camera/photo", "Photo", "") { Symbol = HudSymbol.Camera }, new HudItem("gallery", "Gallery", "0 photos") { Symbol = HudSymbol.Gallery }, new HudItem("band/say", "Band", "not connected") { Symbol = HudSymbol.Band }],
            _glasses.Menu.Items.Take(3));
        Assert.Equal(0, _glasses.FocusedIndex);
        _central.Connect();
        _host.Advance(At(400));
        int before = _glasses.Scenes.Count;
        _host.Dispatch(Want(IntentKind.Capture, 500));
        _host.Advance(At(510));
        Assert.Equal(before + 1, _glasses.Scenes.Count);
        Assert.Equal(["1 taken", "1 photo", "0 frames lost"], _glasses.Menu.Items.Take(3).Select(item => item.Detail));
    }

    [Fact]
    public void A_scene_that_was_dropped_is_shown_at_the_next_turn_with_what_is_true_then()
    {
        _glasses.Showing = HudOutcome.Dropped;
        _host.Advance(At(0));
        Assert.Single(_glasses.Scenes);
        _glasses.Showing = HudOutcome.Displayed;
        _host.Dispatch(Want(IntentKind.FocusNext, 50));
        Assert.Equal(1, _glasses.FocusedIndex);
        _glasses.Showing = HudOutcome.Dropped;
        _host.Dispatch(Want(IntentKind.FocusNext, 60));
        _glasses.Showing = HudOutcome.Displayed;
        _host.Advance(At(110));
        Assert.Equal(2, _glasses.FocusedIndex);
        Assert.Equal(4, _glasses.Scenes.Count);
        _host.Advance(At(160));
        Assert.Equal(4, _glasses.Scenes.Count);
    }

    [Fact]
    public void A_scene_that_was_blocked_is_tried_again_once_a_second()
    {
        _glasses.Showing = HudOutcome.Blocked;
        for (var ms = 0; ms <= 3000; ms += 50)
            _host.Advance(At(ms));
        Assert.Equal(4, _glasses.Scenes.Count);
        _glasses.Showing = HudOutcome.Degraded;
        for (var ms = 3050; ms <= 6000; ms += 50)
            _host.Advance(At(ms));
        Assert.Equal(5, _glasses.Scenes.Count);
    }

    [Fact]
    public void A_display_that_lost_its_picture_gets_it_again()
    {
        _host.Advance(At(0));
        _host.Advance(At(50));
        Assert.Single(_glasses.Scenes);
        _host.Redraw();
        _host.Advance(At(100));
        Assert.Equal(2, _glasses.Scenes.Count);
    }

    [Fact]
    public void The_focus_moves_and_stops_at_both_ends()
    {
        Assert.False(_host.Dispatch(Want(IntentKind.FocusPrevious, 1)));
        Assert.Equal(0, _glasses.FocusedIndex);
        Assert.True(_host.Dispatch(Want(IntentKind.FocusNext, 2)));
        Assert.True(_host.Dispatch(Want(IntentKind.FocusNext, 3)));
        Assert.False(_host.Dispatch(Want(IntentKind.FocusNext, 4)));
        Assert.Equal(2, _glasses.FocusedIndex);
        Assert.True(_host.Dispatch(Want(IntentKind.FocusPrevious, 5)));
        Assert.Equal(("gallery", 1), (_host.FocusedId, _glasses.FocusedIndex));
        Assert.Equal((3, 2), (_host.Handled, _host.WithoutEffect));
    }

    [Fact]
    public void A_selection_goes_to_the_focused_app_only()
    {
        _host.Dispatch(Want(IntentKind.FocusNext, 1));
        _host.Dispatch(Want(IntentKind.Select, 2));
        Assert.Equal(new HudCard("none", "0 photos", "These glasses count their photos and cannot show or delete them.") { Symbol = HudSymbol.Gallery }, Assert.Single(_glasses.Scene.Elements));
        Assert.DoesNotContain("take", _glasses.Events);
        _host.Dispatch(Want(IntentKind.Back, 3));
        _host.Dispatch(Want(IntentKind.FocusPrevious, 3));
        _host.Dispatch(Want(IntentKind.Select, 4));
        Assert.Contains("take", _glasses.Events);
    }

    [Fact]
    public void A_notice_goes_away_after_five_seconds_and_not_before()
    {
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        _host.Advance(At(5999));
        Assert.NotNull(_glasses.Notice);
        _host.Advance(At(6000));
        Assert.Null(_glasses.Notice);
    }

    [Fact]
    public void A_new_notice_takes_the_place_of_the_old_one_and_has_its_own_time()
    {
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        Assert.Equal("photo-1.jpg", _glasses.Notice!.Text);
        _host.Dispatch(Want(IntentKind.Capture, 4000));
        _host.Advance(At(8999));
        Assert.Equal("photo-2.jpg", _glasses.Notice!.Text);
        _host.Advance(At(9000));
        Assert.Null(_glasses.Notice);
    }

    [Fact]
    public void Back_takes_a_notice_away()
    {
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        Assert.True(_host.Dispatch(Want(IntentKind.Back, 1200)));
        Assert.Null(_glasses.Notice);
        Assert.False(_host.Dispatch(Want(IntentKind.Back, 1300)));
    }

    [Fact]
    public void The_display_hears_only_of_changes()
    {
        for (var ms = 0; ms < 10_000; ms += 10)
            _host.Advance(At(ms));
        Assert.Single(_glasses.Scenes);
    }

    [Fact]
    public void A_wristband_that_is_refused_is_told_to_the_wearer()
    {
        _host.Advance(At(0));
        _central.Status.ProtocolVersion = 9;
        _central.Connect();
        _host.Advance(At(100));
        Assert.Equal((HudTone.Warning, HudSymbol.Warning), (_glasses.Notice!.Tone, _glasses.Notice.Symbol));
        Assert.Contains("protocol version 9", _glasses.Notice.Text, StringComparison.Ordinal);
        Assert.Equal("problem", _glasses.Menu.Items[2].Detail);
    }

    [Fact]
    public void A_wristband_that_goes_away_is_told_to_the_wearer()
    {
        _central.Connect();
        _host.Advance(At(100));
        Assert.Null(_glasses.Notice);
        _central.Disconnect();
        _host.Advance(At(200));
        Assert.Equal("The wristband is no longer connected.", _glasses.Notice!.Text);
    }

    [Fact]
    public void Two_apps_of_one_name_are_refused()
    {
        InstalledApp camera = BuiltInApps.All()[0];
        Assert.Contains("'camera'", Assert.Throws<ArgumentException>(() => new GlassesHost(_glasses.Devices, [camera, camera])).Message, StringComparison.Ordinal);
    }
}
