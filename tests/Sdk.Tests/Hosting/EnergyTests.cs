using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Apps;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

public sealed class EnergyTests
{
    private readonly TestGlasses _glasses = new();
    private readonly ScriptedApp _app = new();
    private double _ms;

    [Fact]
    public void An_app_that_takes_photos_by_itself_rests_when_its_energy_is_used_up_and_comes_back_with_the_next_hour()
    {
        _app.Behaviour = (app, call) =>
        {
            if (call == "tick")
                new AppCamera(app.Glasses).TakePhoto(static _ => { });
        };
        GlassesHost host = Host(tickMs: 10_000);
        Pass(host, 25_000);
        Assert.Equal((AppState.Running, 3 * 1200.0), (host.Apps[0].State, host.Apps[0].Meter.UnaskedMilliwattSeconds(At(_ms))));
        Pass(host, 60_000);
        Assert.Equal((AppState.Stopped, 0), (host.Apps[0].State, host.Apps[0].Crashes));
        Assert.Equal(5, _glasses.Count);
        Assert.Contains(host.Notifications.History, each => each.Notification.Text.StartsWith("It used its 5000 mW·s", StringComparison.Ordinal));
        Pass(host, 3_600_000, stepMs: 5000);
        Assert.True(_glasses.Count is > 5 and <= 10, $"{_glasses.Count} photos");
    }

    [Fact]
    public void What_the_wearer_asks_for_is_metered_and_never_held_against_the_app()
    {
        _app.Behaviour = (app, call) =>
        {
            if (call == "Capture")
                new AppCamera(app.Glasses).TakePhoto(static _ => { });
        };
        GlassesHost host = Host(tickMs: 0);
        for (var i = 0; i < 10; i++)
        {
            host.Dispatch(Want(IntentKind.Capture, _ms));
            Pass(host, 5000);
        }

        AppMeter meter = host.Apps[0].Meter;
        Assert.Equal((10, 12_000.0, 0.0), (_glasses.Count, meter.MilliwattSeconds(At(_ms)), meter.UnaskedMilliwattSeconds(At(_ms))));
        Assert.Equal(AppState.Running, host.Apps[0].State);
    }

    [Fact]
    public void An_app_in_view_is_charged_for_the_display()
    {
        GlassesHost host = Host(tickMs: 0);
        host.Dispatch(Want(IntentKind.Select, _ms));
        Pass(host, 10_000);
        Assert.InRange(host.Apps[0].Meter.MilliwattSeconds(At(_ms)), 4900, 5000);
        Assert.Equal(0, host.Apps[0].Meter.UnaskedMilliwattSeconds(At(_ms)));
    }

    private void Pass(GlassesHost host, double ms, double stepMs = 100)
    {
        for (double end = _ms + ms; _ms < end; _ms += stepMs)
            host.Advance(At(_ms));
    }

    private GlassesHost Host(int tickMs) => new(_glasses.Devices,
    [
        ScriptedApp.Install(
            ScriptedApp.Manifest() with
            {
                Permissions = [AppPermission.Camera, AppPermission.Notifications],
                Intents = [IntentKind.Capture],
                RunsInBackground = true,
                TickMs = tickMs,
                Budget = new AppBudget { MilliwattSeconds = 5000 },
            },
            () => _app),
    ]);
}
