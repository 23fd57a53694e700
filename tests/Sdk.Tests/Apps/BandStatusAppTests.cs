using NeuralGlasses.Apps;
using NeuralGlasses.Contract;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Link;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Apps;

public sealed class BandStatusAppTests
{
    [Fact]
    public void A_low_battery_is_told_once_each_time_it_becomes_low()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        var glasses = new TestGlasses();
        var host = new GlassesHost(glasses.Devices, BuiltInApps.All(), new GlassesHostOptions { Services = [new BandService(link)] });
        host.Advance(At(0));
        var ms = 0;
        foreach ((int flags, int percent) in new[] { (0, 16), (BandCondition.FlagBatteryLow, 14), (BandCondition.FlagBatteryLow, 14), (BandCondition.FlagCharging, 20), (BandCondition.FlagBatteryLow, 13) })
        {
            var condition = new byte[BandCondition.Length];
            new BandCondition { Flags = flags, BatteryPercent = percent }.Write(condition);
            central.Listener!.OnValue(GattUuids.BandCondition, condition, default);
            host.Advance(At(ms += 100));
        }

        Assert.Equal(["The wristband's battery is low, 14 % left.", "The wristband's battery is low, 13 % left."], glasses.Scenes.Select(scene => scene.Elements[^1]).OfType<HudCard>().Select(card => card.Text).Distinct());
    }
}
