using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Home.Tests.Discovery;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Home.Tests.Service;

/// <summary>From the wearer's gesture to the device behind a real broker, and back to what the wearer sees.</summary>
public sealed class WholeHomeTests : IDisposable
{
    private readonly PrivateMosquitto _broker = PrivateMosquitto.Begin();
    private readonly PlainClient _devices;
    private readonly HomeBench _bench;
    private readonly TestGlasses _glasses = new();
    private readonly GlassesHost _host;
    private double _ms;

    public WholeHomeTests()
    {
        _devices = new PlainClient(_broker.Port);
        _devices.Say("zigbee2mqtt/bridge/state", """{"state":"online"}""").Say("homeassistant/lock/z/lock/config", Configs.ZigbeeLock).Say("homeassistant/light/z/light/config", Configs.ZigbeeLight);
        _devices.Say("zigbee2mqtt/front_door", """{"state":"LOCK"}""").Say("zigbee2mqtt/Reading lamp", """{"state":"ON","brightness":127}""").Listen("zigbee2mqtt/+/set");
        _bench = new HomeBench(_broker.Port);
        _host = new GlassesHost(_glasses.Devices, [BuiltInApps.All(services: ["home"])[^1]], new GlassesHostOptions { Services = [_bench.Home] });
        Until(() => _bench.Home.Problem is null, "the home is connected");
        Do(IntentKind.Select);
        Until(() => Items.Select(item => item.Label).SequenceEqual(["Hall", "Study"]), "both rooms are there");
    }

    private IEnumerable<HudItem> Items => _glasses.Scene.Elements.OfType<HudList>().SelectMany(list => list.Items);

    public void Dispose()
    {
        _host.Dispose();
        _bench.Dispose();
        _devices.Dispose();
        _broker.Dispose();
    }

    [Fact]
    public void A_door_is_unlocked_when_the_wearer_says_yes_and_not_before()
    {
        Choose("Hall", item => item is { Label: "Front door", Detail: "locked" });
        Do(IntentKind.Select);
        Until(() => _glasses.Scene.Texts.Contains("Unlock Front door?"), "the wearer is asked");
        Do(IntentKind.Select);
        Until(() => Items.Any(item => item.Label == "Front door"), "no leads back");
        Do(IntentKind.Select);
        Until(() => _glasses.Scene.Texts.Contains("Unlock Front door?"), "the wearer is asked again");
        Assert.Empty(_devices.Seen);
        Do(IntentKind.FocusNext);
        Do(IntentKind.Select);
        Until(() => !_devices.Seen.IsEmpty, "the lock heard it");
        Assert.Equal(["UNLOCK"], _devices.Of("zigbee2mqtt/front_door/set"));
        _devices.Say("zigbee2mqtt/front_door", """{"state":"UNLOCK"}""");
        Until(() => Items.Any(item => item.Detail == "unlocked"), "it is seen");
    }

    [Fact]
    public void A_lamp_follows_the_dial_and_comes_to_where_it_was_turned()
    {
        Choose("Study", item => item is { Label: "Reading lamp", Detail: "50 %" });
        for (var i = 0; i < 5; i++)
            Do(IntentKind.Dial, 1);
        Until(() => _devices.Of("zigbee2mqtt/Reading lamp/set").LastOrDefault() == """{"state":"ON","brightness":190}""", "the lamp is at 75 %");
        Do(IntentKind.Select);
        Until(() => Items.Any(item => item.Label == "Reading lamp"), "the room is back");
        Do(IntentKind.Select);
        Until(() => _devices.Of("zigbee2mqtt/Reading lamp/set").Last() == """{"state":"OFF"}""", "the lamp is switched off");
    }

    private void Choose(string room, Func<HudItem, bool> thing)
    {
        for (var i = 0; i < 5 && _glasses.Scene.FocusedId != $"area {room}"; i++)
            Do(IntentKind.FocusNext);
        Do(IntentKind.Select);
        Until(() => Items.Any(thing), "the thing is there");
    }

    private void Do(IntentKind kind, double x = 0)
    {
        var now = new HostTime((long)(_ms * 1000));
        _host.Dispatch(new Intent(kind, new GestureEvent("scripted", 1, now), now) { X = x });
        Turn();
    }

    private void Turn()
    {
        _ms += 20;
        _host.Advance(new HostTime((long)(_ms * 1000)));
    }

    private void Until(Func<bool> isSo, string what) => Eventually.Is(
        () =>
        {
            Turn();
            return isSo();
        },
        what);
}
