using NeuralGlasses.Apps;
using NeuralGlasses.Contract;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Apps;

public sealed class BandStatusAppTests
{
    [Fact]
    public void A_low_battery_is_told_once_each_time_it_becomes_low()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        var app = new BandStatusApp(link);
        var context = new Notices();
        app.Advance(default, context);
        foreach (int flags in new[] { 0, BandCondition.FlagBatteryLow, BandCondition.FlagBatteryLow, BandCondition.FlagCharging, BandCondition.FlagBatteryLow })
        {
            var condition = new byte[BandCondition.Length];
            new BandCondition { Flags = flags, BatteryPercent = 14 }.Write(condition);
            central.Listener!.OnValue(GattUuids.BandCondition, condition, default);
            app.Advance(default, context);
        }

        Assert.Equal(Enumerable.Repeat("The wristband's battery is low, 14 % left.", 2), context.Texts);
    }

    private sealed class Notices : IAppContext
    {
        public GlassesDevices Devices { get; } = new TestGlasses().Devices;

        public List<string> Texts { get; } = [];

        public void Notify(HudNoticeKind kind, string title, string text, HostTime at) => Texts.Add(text);
    }
}
