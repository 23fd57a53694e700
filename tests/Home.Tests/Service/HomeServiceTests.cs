using System.Text.Json;
using MQTTnet.Protocol;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Home.Tests.Discovery;
using Xunit;

namespace NeuralGlasses.Home.Tests.Service;

/// <summary>The home through a real broker: what devices say reaches the app, what the wearer wants reaches the devices, and the home sees the glasses.</summary>
public sealed class HomeServiceTests : IDisposable
{
    private static readonly HomeOptions Announcing = new() { Announce = ["battery", "worn", "index_press"], Gestures = ["index_press", "fist"] };
    private readonly PrivateMosquitto _broker = PrivateMosquitto.Begin();
    private readonly PlainClient _devices;

    public HomeServiceTests() => _devices = new PlainClient(_broker.Port);

    public void Dispose()
    {
        _devices.Dispose();
        _broker.Dispose();
    }

    [Fact]
    public void States_come_and_commands_go()
    {
        _devices.Say("homeassistant/light/z/light/config", Configs.ZigbeeLight).Say("zigbee2mqtt/bridge/state", """{"state":"online"}""").Say("zigbee2mqtt/Reading lamp", """{"state":"OFF","brightness":127}""").Listen("zigbee2mqtt/+/set");
        using HomeBench bench = new HomeBench(_broker.Port).Connected();
        bench.Until(() => bench.Row("light/z/light")["state"] == "off", "the lamp is off");
        IReadOnlyDictionary<string, string> row = bench.Row("light/z/light");
        Assert.Equal(("Reading lamp", "Study", "light", "50", "on off level", "on", "plain"), (row["name"], row["area"], row["kind"], row["level"], row["commands"], row["available"], row["risk"]));
        Assert.Equal(AppAnswer.Done().Text, bench.Act("light/z/light", "on").Text);
        Eventually.Is(() => !_devices.Seen.IsEmpty, "the lamp heard it");
        Assert.Equal([("zigbee2mqtt/Reading lamp/set", """{"state":"ON"}""", false, MqttQualityOfServiceLevel.ExactlyOnce)], _devices.Seen);
        _devices.Say("zigbee2mqtt/Reading lamp", """{"state":"ON","brightness":254}""", isRetained: false);
        bench.Until(() => bench.Row("light/z/light") is var now && now["state"] == "on" && now["level"] == "100", "the lamp is on");
        _devices.Say("homeassistant/light/z/light/config", "");
        bench.Until(() => bench.Ask("home.list")!.Rows.Count == 0, "the lamp is gone");
    }

    [Fact]
    public void Everything_that_leaves_stands_in_the_log_of_consent_before()
    {
        _devices.Say("homeassistant/button/esp/ring/config", Configs.EspButton);
        using HomeBench bench = new HomeBench(_broker.Port).Connected();
        bench.Row("button/esp/ring");
        Assert.True(bench.Act("button/esp/ring", "press").IsDone);
        ConsentEntry sent = ConsentLogCheck.Read(bench.Shelf).Select(line => line.Entry).Single(entry => entry.Kind == ConsentLineKind.Egress);
        Assert.Equal((HomeService.AppId, $"mqtt://127.0.0.1:{_broker.Port}", "Press Ring", 14), (sent.App, sent.Destination, sent.Purpose, sent.Bytes));
        bench.App = bench.App with { Id = "other", Title = "Other" };
        Assert.Equal($"other may not send to mqtt://127.0.0.1:{_broker.Port}; allow it in the settings.", bench.Act("button/esp/ring", "press").Text);
    }

    [Fact]
    public void The_glasses_are_announced_with_what_the_wearer_allows_and_nothing_else()
    {
        using PlainClient other = new PlainClient(_broker.Port).Listen("#");
        using (HomeBench bench = new HomeBench(_broker.Port, Announcing).Connected())
        {
            bench.Until(() => other.Of("neuralglasses/neuralglasses/worn").Any(), "the glasses were announced");
            bench.Home.OnGesture(new GestureEvent("fist", 1, bench.Now), bench.Now);
            bench.Home.OnGesture(new GestureEvent("index_press", 1, bench.Now), bench.Now);
            bench.Standing = bench.Standing with { IsWorn = false };
            bench.Home.OnGesture(new GestureEvent("index_press", 1, bench.Now), bench.Now);
            bench.Turn(2000);
            bench.Until(() => other.Of("neuralglasses/neuralglasses/worn").Count() == 2, "they were taken off");
        }

        Eventually.Is(() => other.Of("neuralglasses/neuralglasses/status").Contains("offline"), "they said goodbye");
        Assert.Equal(
            [
                ("homeassistant/device/neuralglasses/config", ""),
                ("neuralglasses/neuralglasses/status", "online"),
                ("neuralglasses/neuralglasses/battery", "80"),
                ("neuralglasses/neuralglasses/worn", "ON"),
                ("neuralglasses/neuralglasses/gesture/index_press", """{"event_type":"made"}"""),
                ("neuralglasses/neuralglasses/worn", "OFF"),
                ("neuralglasses/neuralglasses/status", "offline"),
            ],
            other.Seen.Select(each => (each.Topic, each.Topic.EndsWith("config", StringComparison.Ordinal) ? "" : each.Payload)));
        using JsonDocument config = JsonDocument.Parse(other.Of("homeassistant/device/neuralglasses/config").Single());
        JsonElement components = config.RootElement.GetProperty("components");
        Assert.Equal(["battery", "gesture_index_press", "trigger_index_press", "worn"], components.EnumerateObject().Select(each => each.Name).Order());
        JsonElement trigger = components.GetProperty("trigger_index_press");
        Assert.Equal(("device_automation", "trigger", "made", "index_press", "neuralglasses/neuralglasses/gesture/index_press"), (Text(trigger, "platform"), Text(trigger, "automation_type"), Text(trigger, "type"), Text(trigger, "subtype"), Text(trigger, "topic")));
        Assert.Equal("event", Text(components.GetProperty("gesture_index_press"), "platform"));
        using PlainClient late = new PlainClient(_broker.Port, "late").Listen("neuralglasses/#");
        Eventually.Is(() => late.Seen.Count == 3, "what is kept is there for those who come later");
        Assert.DoesNotContain(late.Seen, each => each.Topic.Contains("gesture", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_allowed_any_more_is_taken_back()
    {
        const string Introduction = "homeassistant/device/neuralglasses/config";
        using (HomeBench before = new HomeBench(_broker.Port, Announcing).Connected())
            before.Until(() => before.Home.Messages.Delivered == 4, "they are introduced");
        using (PlainClient other = new PlainClient(_broker.Port, "other").Listen("#"))
        {
            using HomeBench less = new HomeBench(_broker.Port, Announcing with { Announce = ["worn"] }).Connected();
            less.Until(() => other.Of(Introduction).Count() >= 4, "they are introduced anew");
            Eventually.Is(() => other.Of(Introduction).Last().Length > 0, "the last word is what they are now");
            Assert.DoesNotContain("index_press", other.Of(Introduction).Last(), StringComparison.Ordinal);
            Assert.Contains("", other.Of("neuralglasses/neuralglasses/battery"));
        }

        using (HomeBench same = new HomeBench(_broker.Port, Announcing with { Announce = ["worn"] }).Connected())
        {
            same.Until(() => same.Home.Messages.Delivered == 3, "they say that they are there");
            same.Turn(100);
            Assert.Equal(3, same.Home.Gate.Sent);
        }

        using (HomeBench nothing = new HomeBench(_broker.Port).Connected())
            nothing.Until(() => nothing.Home.Messages.Delivered == 5, "everything is taken back");
        using PlainClient late = new PlainClient(_broker.Port, "late").Listen("#").Say("end", "x", isRetained: false);
        Eventually.Is(() => late.Of("end").Any(), "all that is kept was seen");
        Assert.Single(late.Seen);
    }

    [Fact]
    public void Nothing_is_announced_by_default()
    {
        using PlainClient other = new PlainClient(_broker.Port).Listen("#");
        using (HomeBench bench = new HomeBench(_broker.Port).Connected())
        {
            bench.Home.OnGesture(new GestureEvent("fist", 1, bench.Now), bench.Now);
            bench.Turn(2000);
        }

        other.Say("end", "x");
        Eventually.Is(() => other.Of("end").Any(), "all was seen");
        Assert.Single(other.Seen);
    }

    [Fact]
    public void A_storm_of_twenty_thousand_retained_messages_holds_nobody_up()
    {
        // One that writes all that it knows to the disk at each message, as the others here, would be at it for minutes.
        using PrivateMosquitto broker = PrivateMosquitto.Begin(savesEach: false);
        using var devices = new PlainClient(broker.Port);
        for (var i = 0; i < 20_000; i++)
        {
            (string topic, string payload) = i switch
            {
                < 1500 => ($"homeassistant/sensor/s/s{i}/config", $$"""{"name":"N{{i}}","state_topic":"s/{{i}}"}"""),
                < 8000 => ($"homeassistant/camera/s/c{i}/config", """{"name":"N"}"""),
                < 14_000 => ($"homeassistant/light/s/broken{i}/config", "{"),
                _ => ($"homeassistant/select/s/not a name {i}/config", """{"name":"N"}"""),
            };
            devices.Say(topic, payload, quality: 0);
        }

        devices.Say("homeassistant/light/z/light/config", Configs.ZigbeeLight).Say("last", "x");
        using var other = new PlainClient(broker.Port, "other");
        other.Listen("last");
        Eventually.Is(() => !other.Seen.IsEmpty, "the broker has all of it");
        using HomeBench bench = new HomeBench(broker.Port).Connected();
        long most = 0;
        int taken = Count();
        bench.Until(
            () =>
            {
                int now = Count();
                most = Math.Max(most, now - taken);
                taken = now;
                return taken == 1501;
            },
            "all things are there");
        Assert.InRange(most, 0, 64);
        bench.Until(() => bench.Home.Discovery is { Dropped: 12_500, Malformed: 6000 }, "all else was counted");
        Assert.Equal(0, bench.Home.Messages.TooLong);
        Assert.True(bench.Home.Problem is null);

        int Count() => int.Parse(bench.Ask("home.list")!.Text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void While_the_home_is_away_nothing_is_done_and_what_comes_back_is_whole()
    {
        _devices.Say("homeassistant/switch/A1/relay/config", Configs.TasmotaSwitch).Say("tele/kettle/LWT", "Online").Listen("cmnd/#");
        using HomeBench bench = new HomeBench(_broker.Port, Announcing).Connected();
        bench.Until(() => bench.Row("switch/A1/relay")["available"] == "on", "the kettle is there");
        bench.Ask("home.watch");
        _broker.Stop();
        bench.Until(() => bench.Home.Problem is not null && bench.Told!.Value("connected") == "off", "it is seen that the home is away");
        Assert.StartsWith("The home is not connected, so nothing was done: ", bench.Act("switch/A1/relay", "on").Text, StringComparison.Ordinal);
        _broker.Start();
        bench.Connected();
        _devices.Connect();
        bench.Until(() => bench.Act("switch/A1/relay", "on").IsDone, "it is done again");
        Eventually.Is(() => !_devices.Seen.IsEmpty, "the kettle heard it");
        Assert.Equal(["ON"], _devices.Of("cmnd/kettle/POWER"));
    }

    [Fact]
    public void What_was_under_way_when_the_program_ended_is_told_and_not_sent_again()
    {
        _devices.Say("homeassistant/button/esp/ring/config", Configs.EspButton).Listen("esp/ring");
        var kept = new Kept();
        using (var proxy = new CuttingProxy(_broker.Port))
        {
            proxy.CutAt(fromClient: true, kind: 6, count: 1, passes: false);
            using HomeBench crashed = new HomeBench(proxy.Port, pending: kept).Connected();
            crashed.Row("button/esp/ring");
            crashed.Ask("home.act", ("entity", "button/esp/ring"), ("command", "press"));
            Eventually.Is(() => proxy.Cuts == 1, "the connection was cut");
            kept.IsFrozen = true;
        }

        kept.IsFrozen = false;
        using HomeBench bench = new HomeBench(_broker.Port, pending: kept).Connected();
        bench.Ask("home.watch");
        Assert.Equal("When the glasses went off, this was under way: Press Ring. It is not sent again; look.", bench.Told!.Value("news"));
        bench.Row("button/esp/ring");
        Assert.Empty(_devices.Of("esp/ring"));
        Assert.True(bench.Act("button/esp/ring", "press").IsDone);
        Eventually.Is(() => _devices.Of("esp/ring").Any(), "a new wish arrives");
        Assert.Single(_devices.Of("esp/ring"));
        Assert.Empty(kept.Bytes!);
    }

    [Fact]
    public void A_wish_is_refused_where_there_is_nothing_or_nobody_asked()
    {
        _devices.Say("homeassistant/light/z/light/config", Configs.ZigbeeLight);
        using HomeBench bench = new HomeBench(_broker.Port).Connected();
        bench.Row("light/z/light");
        Assert.Equal("Reading lamp cannot be reached, so nothing was done; look whether it has power.", bench.Act("light/z/light", "on").Text);
        Assert.Equal("There is nothing called 'light/none' in the home; list it anew.", bench.Act("light/none", "on").Text);
        bench.IsAsked = false;
        Assert.Equal("Home is not open and was not asked; the home is used only where the wearer wants it.", bench.Act("light/z/light", "on").Text);
        Assert.Equal("The home does not know 'home.destroy'; it knows home.watch, home.areas, home.list, home.act, home.ask.", bench.Ask("home.destroy")!.Text);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private sealed class Kept : IKeptBytes
    {
        public string Name => "kept";

        public byte[]? Bytes { get; private set; }

        public bool IsFrozen { get; set; }

        public byte[]? Load() => Bytes;

        public void Save(ReadOnlySpan<byte> bytes) => Bytes = IsFrozen ? Bytes : bytes.ToArray();
    }
}
