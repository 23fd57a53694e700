namespace NeuralGlasses.Home.Tests.Discovery;

/// <summary>Messages of discovery as bridges and firmwares of devices write them.</summary>
internal static class Configs
{
    // A bridge of Zigbee: whole keys, the state of a device in one JSON, availability as JSON.
    private const string BridgeDevice = """
        "availability":[{"topic":"zigbee2mqtt/bridge/state","value_template":"{{ value_json.state }}"}],"origin":{"name":"Zigbee2MQTT","sw":"2.1.0"},
        """;

    public const string ZigbeeLight = "{" + BridgeDevice + """
        "brightness":true,"brightness_scale":254,"command_topic":"zigbee2mqtt/Reading lamp/set","supported_color_modes":["color_temp"],"color_mode":true,
        "device":{"identifiers":["zigbee2mqtt_0x00158d0001"],"manufacturer":"IKEA","model":"Bulb","name":"Reading lamp","suggested_area":"Study"},
        "name":null,"object_id":"reading_lamp","schema":"json","state_topic":"zigbee2mqtt/Reading lamp","unique_id":"0x00158d0001_light_zigbee2mqtt"}
        """;

    public const string ZigbeeLock = "{" + BridgeDevice + """
        "command_topic":"zigbee2mqtt/front_door/set","device":{"identifiers":["zigbee2mqtt_0x00158d0002"],"name":"Front door","suggested_area":"Hall"},
        "name":null,"payload_lock":"LOCK","payload_unlock":"UNLOCK","state_locked":"LOCK","state_unlocked":"UNLOCK","state_topic":"zigbee2mqtt/front_door",
        "unique_id":"0x00158d0002_lock_zigbee2mqtt","value_template":"{{ value_json[\"state\"] }}"}
        """;

    public const string ZigbeeBattery = "{" + BridgeDevice + """
        "device":{"identifiers":["zigbee2mqtt_0x00158d0003"],"name":"Window sensor"},"device_class":"battery","entity_category":"diagnostic","state_topic":"zigbee2mqtt/window","unit_of_measurement":"%","value_template":"{{ value_json.battery }}"}
        """;

    public const string ZigbeeContact = "{" + BridgeDevice + """
        "device":{"identifiers":["zigbee2mqtt_0x00158d0003"],"name":"Window sensor"},"device_class":"window","payload_off":true,"payload_on":false,"state_topic":"zigbee2mqtt/window","value_template":"{{ value_json.contact }}"}
        """;

    public const string ZigbeeThermostat = "{" + BridgeDevice + """
        "current_temperature_template":"{{ value_json.local_temperature }}","current_temperature_topic":"zigbee2mqtt/radiator","max_temp":"30","min_temp":"5","mode_command_topic":"zigbee2mqtt/radiator/set/system_mode",
        "mode_state_template":"{{ value_json.system_mode }}","mode_state_topic":"zigbee2mqtt/radiator","modes":["off","heat"],"temp_step":0.5,"temperature_command_topic":"zigbee2mqtt/radiator/set/current_heating_setpoint",
        "temperature_state_template":"{{ value_json.current_heating_setpoint }}","temperature_state_topic":"zigbee2mqtt/radiator","temperature_unit":"C","device":{"identifiers":["zigbee2mqtt_0x00158d0004"],"name":"Radiator","suggested_area":"Study"},"name":null}
        """;

    public const string ZigbeeBlind = "{" + BridgeDevice + """
        "command_topic":"zigbee2mqtt/blind/set","position_template":"{{ value_json.position }}","position_topic":"zigbee2mqtt/blind","set_position_template":"{ \"position\": {{ position }} }","set_position_topic":"zigbee2mqtt/blind/set",
        "state_topic":"zigbee2mqtt/blind","value_template":"{{ value_json.state }}","state_open":"OPEN","state_closed":"CLOSE","device":{"identifiers":["zigbee2mqtt_0x00158d0005"],"name":"Blind"},"name":null}
        """;

    // A firmware of sockets: short keys, a base topic.
    public const string TasmotaSwitch = """
        {"name":"Kettle","stat_t":"~/RESULT","avty_t":"~/LWT","pl_avail":"Online","pl_not_avail":"Offline","cmd_t":"cmnd/kettle/POWER","pl_off":"OFF","pl_on":"ON","val_tpl":"{{value_json.POWER}}","uniq_id":"A1_RL_1","~":"tele/kettle","dev":{"ids":["A1"],"name":"Kettle"}}
        """;

    // A firmware of small boards: everything in its own topics.
    public const string EspFan = """
        {"name":"Ceiling fan","~":"esp/fan","cmd_t":"~/command","stat_t":"~/state","pct_cmd_t":"~/speed/command","pct_stat_t":"~/speed/state","spd_rng_max":4,"avty_t":"esp/status","dev":{"ids":"esp-fan","name":"esp","sa":"Study"}}
        """;

    public const string EspLight = """
        {"name":"Strip","cmd_t":"esp/strip/set","stat_t":"esp/strip/state","bri_cmd_t":"esp/strip/bri/set","bri_stat_t":"esp/strip/bri","bri_scl":100}
        """;

    public const string EspNumber = """{"name":"Watering","cmd_t":"esp/water/set","stat_t":"esp/water","min":0,"max":30,"step":5,"unit_of_meas":"min"}""";

    public const string EspSelect = """{"name":"Mood","cmd_t":"esp/mood/set","stat_t":"esp/mood","ops":["calm","bright","party"]}""";

    public const string EspSensor = """{"name":"Outside","stat_t":"esp/outside","unit_of_meas":"°C","dev_cla":"temperature"}""";

    public const string EspButton = """{"name":"Ring","cmd_t":"esp/ring","pl_prs":"ding"}""";

    public const string Scene = """{"name":"Good night","command_topic":"scene/night","payload_on":"go"}""";

    public const string Garage = """{"name":"Garage","device_class":"garage","command_topic":"garage/door/set","state_topic":"garage/door/state"}""";

    // The form in which one message describes all of a device.
    public const string Device = """
        {"dev":{"ids":["plug7"],"name":"Plug","sa":"Kitchen"},"o":{"name":"ours"},"stat_t":"plug7/state","avty_t":"plug7/online",
         "cmps":{"relay":{"p":"switch","name":null,"uniq_id":"plug7_relay","cmd_t":"plug7/set","val_tpl":"{{ value_json.relay }}"},
                 "power":{"p":"sensor","name":"Power","uniq_id":"plug7_power","unit_of_meas":"W","val_tpl":"{{ value_json.power }}"},
                 "update":{"p":"update","name":"Firmware","uniq_id":"plug7_update"}}}
        """;
}
