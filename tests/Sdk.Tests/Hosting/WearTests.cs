using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Streaming;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

public sealed class WearTests : IWearSensor, IGlassesPower
{
    private readonly TestGlasses _glasses = new();

    public bool IsWorn { get; set; } = true;

    public GlassesPowerState Power { get; set; } = new(true, 80, false, false, 33, HeatLevel.Normal);

    public GlassesPowerState Read(HostTime now) => Power;

    [Fact]
    public void Glasses_that_were_taken_off_are_dark_obey_no_gesture_and_take_no_photo()
    {
        using GlassesHost host = Host();
        host.Advance(At(0));
        IsWorn = false;
        host.Advance(At(100));
        Assert.Equal(HudScene.Dark.Id, _glasses.Scene.Id);
        Assert.Equal(IntentMap.AsleepContext, host.ContextAt(At(110)));
        Assert.False(host.Dispatch(Want(IntentKind.Capture, 120)));
        Assert.False(host.Dispatch(Want(IntentKind.DisplayToggle, 130)));
        Assert.Equal(CaptureEnd.NotWorn, host.Consent.Ask(new CaptureWish("other", CaptureKind.Photo, CaptureCause.Of("by itself")), At(140)).End);
        Assert.Equal(0, _glasses.Count);
        IsWorn = true;
        host.Advance(At(200));
        Assert.Equal(HomeMenuId, _glasses.Scene.Id);
        Assert.True(host.Dispatch(Want(IntentKind.Capture, 220)));
        Assert.Equal(1, _glasses.Count);
    }

    [Fact]
    public void A_low_cell_is_said_once_and_again_when_it_was_charged_in_between()
    {
        using GlassesHost host = Host();
        foreach ((double percent, bool isLow, bool isCharging) in new[] { (80.0, false, false), (9, true, false), (8, true, false), (8, true, true), (9, true, false) })
            Look(host, Power with { ChargePercent = percent, IsLow = isLow, IsCharging = isCharging });
        Assert.Equal(["9 % left; no videos until it is charged.", "9 % left; no videos until it is charged."], Told(host, "Battery low"));
    }

    [Fact]
    public void Heat_is_said_once()
    {
        using GlassesHost host = Host();
        foreach (HeatLevel heat in new[] { HeatLevel.Normal, HeatLevel.Hot, HeatLevel.Hot, HeatLevel.Normal })
            Look(host, Power with { Heat = heat });
        Assert.Single(Told(host, "Glasses are hot"));
    }

    private const string HomeMenuId = IntentMap.HomeContext;

    private double _ms;

    private static string[] Told(GlassesHost host, string title) => [.. host.Notifications.History.Where(each => each.Notification.Title == title).Select(each => each.Notification.Text)];

    private void Look(GlassesHost host, in GlassesPowerState state)
    {
        Power = state;
        host.Advance(At(_ms += 40_000));
    }

    private GlassesHost Host() => new(_glasses.Devices with { Wear = this, Power = this }, [InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp())], new GlassesHostOptions { AwakeMs = 0 });
}
