using System.Text;
using NeuralGlasses.Home.Discovery;
using NeuralGlasses.Home.Entities;
using NeuralGlasses.Home.Mqtt;
using Xunit;

namespace NeuralGlasses.Home.Tests.Discovery;

public sealed class DiscoveredHomeTests
{
    private readonly Dictionary<string, HomeThing> _things = [];
    private readonly HashSet<string> _wanted = [];
    private readonly DiscoveredHome _home;

    public DiscoveredHomeTests() => _home = new DiscoveredHome("homeassistant", "neuralglasses", topic => _wanted.Add(topic), (id, thing) =>
    {
        if (thing is null)
            _things.Remove(id);
        else
            _things[id] = thing;
    });

    public static TheoryData<string, string, string, string, string, string> Commands => new()
    {
        { "light/z/light", Configs.ZigbeeLight, "on", "", "zigbee2mqtt/Reading lamp/set", """{"state":"ON"}""" },
        { "light/z/light", Configs.ZigbeeLight, "level", "50", "zigbee2mqtt/Reading lamp/set", """{"state":"ON","brightness":127}""" },
        { "light/esp/strip", Configs.EspLight, "off", "", "esp/strip/set", "OFF" },
        { "light/esp/strip", Configs.EspLight, "level", "42", "esp/strip/bri/set", "42" },
        { "lock/z/lock", Configs.ZigbeeLock, "unlock", "", "zigbee2mqtt/front_door/set", "UNLOCK" },
        { "climate/z/trv", Configs.ZigbeeThermostat, "level", "21.5", "zigbee2mqtt/radiator/set/current_heating_setpoint", "21.5" },
        { "climate/z/trv", Configs.ZigbeeThermostat, "choose", "heat", "zigbee2mqtt/radiator/set/system_mode", "heat" },
        { "cover/z/blind", Configs.ZigbeeBlind, "stop", "", "zigbee2mqtt/blind/set", "STOP" },
        { "cover/z/blind", Configs.ZigbeeBlind, "level", "30", "zigbee2mqtt/blind/set", """{ "position": 30 }""" },
        { "switch/A1/relay", Configs.TasmotaSwitch, "on", "", "cmnd/kettle/POWER", "ON" },
        { "fan/esp/fan", Configs.EspFan, "level", "75", "esp/fan/speed/command", "3" },
        { "number/esp/water", Configs.EspNumber, "level", "15", "esp/water/set", "15" },
        { "select/esp/mood", Configs.EspSelect, "choose", "calm", "esp/mood/set", "calm" },
        { "button/esp/ring", Configs.EspButton, "press", "", "esp/ring", "ding" },
        { "scene/night", Configs.Scene, "on", "", "scene/night", "go" },
    };

    public static TheoryData<string, string, string, string, string, double?> States => new()
    {
        { "light/z/light", Configs.ZigbeeLight, "zigbee2mqtt/Reading lamp", """{"state":"ON","brightness":127,"linkquality":90}""", "on", 50 },
        { "light/esp/strip", Configs.EspLight, "esp/strip/bri", "42", "", 42 },
        { "lock/z/lock", Configs.ZigbeeLock, "zigbee2mqtt/front_door", """{"state":"LOCK"}""", "locked", null },
        { "climate/z/trv", Configs.ZigbeeThermostat, "zigbee2mqtt/radiator", """{"system_mode":"heat","current_heating_setpoint":21.5,"local_temperature":19.8}""", "heat, 19.8 °C", 21.5 },
        { "cover/z/blind", Configs.ZigbeeBlind, "zigbee2mqtt/blind", """{"state":"OPEN","position":80}""", "open", 80 },
        { "switch/A1/relay", Configs.TasmotaSwitch, "tele/kettle/RESULT", """{"POWER":"OFF"}""", "off", null },
        { "binary_sensor/z/contact", Configs.ZigbeeContact, "zigbee2mqtt/window", """{"contact":false}""", "on", null },
        { "fan/esp/fan", Configs.EspFan, "esp/fan/speed/state", "2", "", 50 },
        { "number/esp/water", Configs.EspNumber, "esp/water", "10", "", 10 },
        { "select/esp/mood", Configs.EspSelect, "esp/mood", "party", "party", null },
        { "sensor/esp/outside", Configs.EspSensor, "esp/outside", "-3.5", "-3.5", null },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_written_as_the_device_wants_it(string id, string config, string command, string value, string topic, string payload)
    {
        Discover(id, config);
        Assert.True(_things[id].TryCommand(command, value, out string to, out byte[] bytes, out string sentence), sentence);
        Assert.Equal((topic, payload), (to, Encoding.UTF8.GetString(bytes)));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void A_state_is_read_as_the_device_writes_it(string id, string config, string topic, string payload, string state, double? level)
    {
        Discover(id, config);
        Assert.Contains(topic, _wanted);
        Say(topic, payload);
        Assert.Equal((state, level), (_things[id].Entity.State, _things[id].Entity.Level));
    }

    [Fact]
    public void A_device_in_one_message_has_all_its_parts_and_loses_those_that_the_next_one_lacks()
    {
        Say("homeassistant/device/plug7/config", Configs.Device);
        Assert.Equal(["device/plug7/power", "device/plug7/relay"], _things.Keys.Order());
        Say("plug7/online", "online");
        Say("plug7/state", """{"relay":"ON","power":12.5}""");
        HomeEntity relay = _things["device/plug7/relay"].Entity;
        HomeEntity power = _things["device/plug7/power"].Entity;
        Assert.Equal(("Plug", "Kitchen", "on", HomeKind.Switch, true), (relay.Name, relay.Area, relay.State, relay.Kind, relay.IsAvailable));
        Assert.Equal(("Plug Power", "12.5", "W", HomeKind.Sensor), (power.Name, power.State, power.Unit, power.Kind));
        Say("homeassistant/device/plug7/config", Configs.Device.Replace("\"relay\":{\"p\":\"switch\"", "\"relay\":{\"p\":\"nothing\"", StringComparison.Ordinal));
        Assert.Equal(["device/plug7/power"], _things.Keys);
        Say("homeassistant/device/plug7/config", "");
        Assert.Empty(_things);
    }

    [Fact]
    public void What_cannot_be_reached_is_said_to_be_so_and_comes_back()
    {
        Discover("light/z/light", Configs.ZigbeeLight);
        Assert.False(_things["light/z/light"].Entity.IsAvailable);
        Say("zigbee2mqtt/bridge/state", """{"state":"online"}""");
        Assert.True(_things["light/z/light"].Entity.IsAvailable);
        Say("zigbee2mqtt/bridge/state", """{"state":"offline"}""");
        Assert.False(_things["light/z/light"].Entity.IsAvailable);
    }

    [Fact]
    public void What_follows_a_topic_later_knows_what_was_said_before()
    {
        Discover("light/z/light", Configs.ZigbeeLight);
        Say("zigbee2mqtt/bridge/state", """{"state":"online"}""");
        Discover("lock/z/lock", Configs.ZigbeeLock);
        Assert.True(_things["lock/z/lock"].Entity.IsAvailable);
    }

    [Theory]
    [InlineData("{{ value_json.state | upper }}")]
    [InlineData("{% if value == 'x' %}ON{% endif %}")]
    [InlineData("{{ states('lock.front') }}")]
    [InlineData("{{ value_json.a + 1 }}")]
    public void A_template_that_computes_is_named_and_not_guessed(string template)
    {
        Discover("sensor/x", $$"""{"name":"X","state_topic":"x","value_template":"{{template.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""");
        Assert.Empty(_things["sensor/x"].Actions);
        Say("x", "ON");
        Assert.Equal("", _things["sensor/x"].Entity.State);
        Assert.Equal(["Of homeassistant/sensor/x/config the template in 'value_template' is not understood, and what it is for is left out."], _home.Counters.Sentences);
    }

    [Theory]
    [InlineData("not json", "is no JSON, expected an object")]
    [InlineData("[]", "is Array, expected an object")]
    [InlineData("""{"name":"X","state_topic":"a/#"}""", "has no topic in 'state_topic' that can be used")]
    [InlineData("""{"name":"X","state_topic":"$SYS/broker"}""", "has no topic in 'state_topic' that can be used")]
    [InlineData("""{"name":"X","state_topic":"a\u0000b"}""", "has no topic in 'state_topic' that can be used")]
    [InlineData("""{"name":{"x":1},"state_topic":"a"}""", "has the field 'name' as Object, expected a text")]
    [InlineData("""{"name":"\ud800","state_topic":"a"}""", "is no text, expected JSON")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "is no JSON, expected an object")]
    public void A_wrong_message_is_named_and_nothing_else_suffers(string config, string fault)
    {
        Discover("light/z/light", Configs.ZigbeeLight);
        Discover("sensor/x", config);
        Assert.Equal([$"The message of homeassistant/sensor/x/config {fault}; correct it there."], _home.Counters.Sentences);
        Assert.Equal(["light/z/light"], _things.Keys);
        Assert.Equal(1, _home.Counters.Malformed);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_named()
    {
        _home.Take(new MqttArrival("homeassistant/sensor/x/config", new byte[] { 0xff, 0xfe, 0x7b }, true, false));
        Assert.Equal(["The message of homeassistant/sensor/x/config is no UTF-8, expected JSON; correct it there."], _home.Counters.Sentences);
        Discover("select/esp/mood", Configs.EspSelect);
        _home.Take(new MqttArrival("esp/mood", new byte[] { 0xff, 0xff }, true, false));
        _home.Take(new MqttArrival("esp/mood", default, true, IsTooLong: true));
        Assert.Equal(2, _home.Counters.StatesUnread);
        Assert.Equal("", _things["select/esp/mood"].Entity.State);
    }

    [Fact]
    public void What_is_not_read_is_counted_and_what_is_for_makers_is_left_out()
    {
        Discover("camera/x", """{"name":"X","topic":"x"}""");
        Discover("sensor/z/battery", Configs.ZigbeeBattery);
        Discover("sensor/a b/x", Configs.EspSensor);
        Say("unknown/topic", "x");
        Assert.Empty(_things);
        Assert.Equal((3, 1), (_home.Counters.Dropped, _home.Counters.LeftOut));
    }

    [Fact]
    public void There_is_room_for_so_many_and_no_more()
    {
        for (var i = 0; i < DiscoveredHome.MostThings + 50; i++)
            Discover($"sensor/x/s{i}", $$"""{"name":"S{{i}}","state_topic":"s/{{i}}"}""");
        Assert.Equal((DiscoveredHome.MostThings, 50), (_things.Count, _home.Counters.TooMany));
    }

    [Theory]
    [InlineData("level", "101", "Strip cannot be set to '101', expected a number from 1 to 100.")]
    [InlineData("level", "NaN", "Strip cannot be set to 'NaN', expected a number from 1 to 100.")]
    [InlineData("level", "5\",\"x\":\"", "Strip cannot be set to '5\",\"x\":\"', expected a number from 1 to 100.")]
    [InlineData("explode", "", "Strip does not know 'explode', expected one of on, off, level.")]
    public void A_command_that_cannot_be_is_named(string command, string value, string sentence)
    {
        Discover("light/esp/strip", Configs.EspLight);
        Assert.False(_things["light/esp/strip"].TryCommand(command, value, out _, out _, out string why));
        Assert.Equal(sentence, why);
    }

    private void Discover(string id, string config) => Say($"homeassistant/{id}/config", config);

    private void Say(string topic, string payload) => _home.Take(new MqttArrival(topic, Encoding.UTF8.GetBytes(payload), true, false));
}
