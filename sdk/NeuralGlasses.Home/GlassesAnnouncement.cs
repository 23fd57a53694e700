using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Home;

/// <summary>How the band and the glasses are, as far as the home may know it.</summary>
/// <param name="BatteryPercent">Charge of the wristband; null while nobody knows.</param>
/// <param name="LinkPercent">Share of the wristband's frames that arrived; null while nothing comes.</param>
/// <param name="IsWorn">Whether the glasses are on a head.</param>
public readonly record struct GlassesStanding(int? BatteryPercent, int? LinkPercent, bool IsWorn);

/// <summary>What the home is told of the glasses: one device with a trigger and an event for each gesture that the wearer allows, sensors, and whether they are there.</summary>
internal sealed class GlassesAnnouncement(HomeOptions options)
{
    private const string Made = "made";

    /// <summary>The gestures that may be told.</summary>
    public IReadOnlyList<string> Gestures { get; } = [.. options.Gestures.Concat(options.Announce.Except([HomeOptions.AllGestures, HomeOptions.Battery, HomeOptions.Link, HomeOptions.Worn])).Distinct().Where(options.Announces)];

    /// <summary>Whether anything may be told.</summary>
    public bool IsWanted => options.Announce.Count > 0;

    /// <summary>What there is, as the home's discovery wants it, and that the glasses are there.</summary>
    public IEnumerable<MqttMessage> Introduction()
    {
        yield return Retained(options.IntroductionTopic, Configuration());
        yield return Retained($"{options.Topic}/status", "online"u8.ToArray());
    }

    /// <summary>Takes back what an earlier introduction said and this one does not; nothing where it was the same.</summary>
    /// <param name="earlier">The earlier one.</param>
    public IEnumerable<MqttMessage> TakeBack(ReadOnlyMemory<byte> earlier)
    {
        if (IsWanted && earlier.Span.SequenceEqual(Configuration()))
            yield break;
        yield return Retained(options.IntroductionTopic, []);
        foreach ((string what, string topic) in new[] { (HomeOptions.Battery, "battery"), (HomeOptions.Link, "link"), (HomeOptions.Worn, "worn") })
        {
            if (!options.Announces(what))
                yield return Retained($"{options.Topic}/{topic}", []);
        }

        if (!IsWanted)
            yield return Retained($"{options.Topic}/status", []);
    }

    /// <summary>How the glasses are, of what may be told; only what is another than before.</summary>
    public IEnumerable<MqttMessage> Standing(GlassesStanding? before, GlassesStanding now)
    {
        if (options.Announces(HomeOptions.Battery) && now.BatteryPercent is { } battery && before?.BatteryPercent != battery)
            yield return Retained($"{options.Topic}/battery", Text(battery));
        if (options.Announces(HomeOptions.Link) && now.LinkPercent is { } link && before?.LinkPercent != link)
            yield return Retained($"{options.Topic}/link", Text(link));
        if (options.Announces(HomeOptions.Worn) && before?.IsWorn != now.IsWorn)
            yield return Retained($"{options.Topic}/worn", Encoding.UTF8.GetBytes(now.IsWorn ? "ON" : "OFF"));
    }

    /// <summary>That a gesture was made; null for one that may not be told.</summary>
    public MqttMessage? Gesture(string name) =>
        Gestures.Contains(name) ? new MqttMessage(0, GestureTopic(name), Encoding.UTF8.GetBytes($$"""{"event_type":"{{Made}}"}"""), MqttDelivery.Present) : null;

    private byte[] Configuration()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("device");
            json.WriteStartArray("identifiers");
            json.WriteStringValue(options.Own);
            json.WriteEndArray();
            json.WriteString("name", "NeuralGlasses");
            json.WriteString("manufacturer", "NeuralGlasses");
            json.WriteEndObject();
            json.WriteStartObject("origin");
            json.WriteString("name", "NeuralGlasses");
            json.WriteEndObject();
            json.WriteString("availability_topic", $"{options.Topic}/status");
            json.WriteStartObject("components");
            Components(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void Components(Utf8JsonWriter json)
    {
        foreach (string gesture in Gestures)
        {
            json.WriteStartObject($"trigger_{gesture}");
            json.WriteString("platform", "device_automation");
            json.WriteString("automation_type", "trigger");
            json.WriteString("type", Made);
            json.WriteString("subtype", gesture);
            json.WriteString("topic", GestureTopic(gesture));
            json.WriteString("value_template", "{{ value_json.event_type }}");
            json.WriteString("payload", Made);
            json.WriteEndObject();
            Entity(json, "event", $"gesture_{gesture}", Words(gesture), $"gesture/{gesture}");
            json.WriteStartArray("event_types");
            json.WriteStringValue(Made);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (options.Announces(HomeOptions.Battery))
            Sensor(json, "battery", "Wristband battery", isBattery: true);
        if (options.Announces(HomeOptions.Link))
            Sensor(json, "link", "Wristband link", isBattery: false);
        if (options.Announces(HomeOptions.Worn))
        {
            Entity(json, "binary_sensor", "worn", "Worn", "worn");
            json.WriteEndObject();
        }
    }

    private void Sensor(Utf8JsonWriter json, string name, string title, bool isBattery)
    {
        Entity(json, "sensor", name, title, name);
        json.WriteString("unit_of_measurement", "%");
        json.WriteString("state_class", "measurement");
        if (isBattery)
            json.WriteString("device_class", "battery");
        json.WriteEndObject();
    }

    private void Entity(Utf8JsonWriter json, string platform, string name, string title, string topic)
    {
        json.WriteStartObject(name);
        json.WriteString("platform", platform);
        json.WriteString("unique_id", $"{options.Own}_{name}");
        json.WriteString("name", title);
        json.WriteString("state_topic", $"{options.Topic}/{topic}");
    }

    private string GestureTopic(string name) => $"{options.Topic}/gesture/{name}";

    private static MqttMessage Retained(string topic, byte[] payload) => new(0, topic, payload, MqttDelivery.Present, IsRetained: true);

    private static byte[] Text(int number) => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static string Words(string gesture) => char.ToUpperInvariant(gesture[0]) + gesture[1..].Replace('_', ' ');
}
