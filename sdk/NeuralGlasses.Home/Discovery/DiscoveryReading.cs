using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralGlasses.Home.Entities;

namespace NeuralGlasses.Home.Discovery;

/// <summary>What a discovery message says.</summary>
/// <param name="Group">By what a later message takes the place of this one.</param>
/// <param name="Definitions">The things that it describes; none for a message that takes them back.</param>
/// <param name="NotUnderstood">Parts that were left out, each as the rest of a sentence.</param>
/// <param name="LeftOut">Things of kinds that are not read, or that are not meant for the wearer.</param>
internal sealed record DiscoveryMessage(string Group, IReadOnlyList<EntityDefinition> Definitions, IReadOnlyList<string> NotUnderstood, int LeftOut);

/// <summary>Reads discovery messages of both forms. What a message says of itself is words; which thing it is stands in its topic.</summary>
internal static partial class DiscoveryReading
{
    /// <summary>Most things of one device.</summary>
    public const int MostOfDevice = 200;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Whether a topic is one of discovery, of whatever component.</summary>
    public static bool IsConfig(string prefix, string topic) => topic.StartsWith(prefix + "/", StringComparison.Ordinal) && topic.EndsWith("/config", StringComparison.Ordinal);

    /// <summary>Reads a message; null for a topic of something that is not read.</summary>
    /// <exception cref="DiscoveryException">It is not what it should be.</exception>
    public static DiscoveryMessage? Read(string prefix, string topic, ReadOnlySpan<byte> payload)
    {
        string[] parts = topic[(prefix.Length + 1)..].Split('/');
        if (parts.Length is not (3 or 4) || !parts[..^1].All(part => Part().IsMatch(part)))
            return null;
        string group = string.Join('/', parts[..^1]);
        bool isDevice = parts[0] == "device" && parts.Length == 3;
        if (!isDevice && !ComponentReading.Components.ContainsKey(parts[0]))
            return null;
        if (payload.IsEmpty)
            return new DiscoveryMessage(group, [], [], 0);
        using JsonDocument json = Parse(payload);
        var fields = new DiscoverySection(json.RootElement);
        List<string> notUnderstood = [];
        if (!isDevice)
        {
            EntityDefinition? one = Component(fields, parts[0], group, fields.Section("device"), notUnderstood);
            return new DiscoveryMessage(group, one is null ? [] : [one], notUnderstood, one is null ? 1 : 0);
        }

        var definitions = new List<EntityDefinition>();
        var leftOut = 0;
        foreach ((string name, DiscoverySection section) in fields.Named("components", MostOfDevice))
        {
            string component = section.Text("platform");
            if (Part().IsMatch(name) && ComponentReading.Components.ContainsKey(component) && Component(section, component, $"{group}/{name}", fields.Section("device"), notUnderstood) is { } definition)
                definitions.Add(definition);
            else
                leftOut++;
        }

        return new DiscoveryMessage(group, definitions, notUnderstood, leftOut);
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonDocument.Parse(Strict.GetString(payload), new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (DecoderFallbackException)
        {
            throw new DiscoveryException("is no UTF-8, expected JSON");
        }
        catch (JsonException)
        {
            throw new DiscoveryException("is no JSON, expected an object");
        }
    }

    // Null for something that its maker does not mean for everyday use.
    private static EntityDefinition? Component(DiscoverySection fields, string component, string id, DiscoverySection? device, List<string> notUnderstood)
    {
        if (!fields.Flag("enabled_by_default", true) || fields.Text("entity_category") is "config" or "diagnostic")
            return null;
        HomeKind kind = ComponentReading.Components[component];
        string type = fields.Text("device_class");
        var entity = new HomeEntity(id, Name(fields, device, id), kind)
        {
            Area = PlainWords.Of(device?.Text("suggested_area"), 40),
            Class = Part().IsMatch(type) ? type : "",
        };
        return new ComponentReading(fields, kind, notUnderstood).Read(entity) with
        {
            Devices = device is null ? [] : [.. device.Texts("identifiers", 10)],
            Availability = [.. Availability(fields)],
            Mode = fields.Text("availability_mode") switch { "all" => AvailabilityMode.All, "any" => AvailabilityMode.Any, _ => AvailabilityMode.Latest },
        };
    }

    // Most devices name their parts for themselves: then the device's name comes first.
    private static string Name(DiscoverySection fields, DiscoverySection? device, string id)
    {
        string own = PlainWords.Of(fields.Text("name"));
        string of = PlainWords.Of(device?.Text("name"));
        string name = own.Length == 0 ? of : of.Length == 0 || own.StartsWith(of, StringComparison.OrdinalIgnoreCase) ? own : PlainWords.Of($"{of} {own}");
        return name.Length > 0 ? name : PlainWords.Of(id);
    }

    private static IEnumerable<AvailabilitySource> Availability(DiscoverySection fields)
    {
        if (fields.Topic("availability_topic") is { } topic && ValueTemplate.Read(fields.Text("availability_template")) is { } template)
            yield return new AvailabilitySource(topic, template, fields.Text("payload_available", "online"), fields.Text("payload_not_available", "offline"));
        foreach (DiscoverySection each in fields.Sections("availability", 10))
        {
            if (each.Topic("topic") is { } its && ValueTemplate.Read(each.Text("value_template")) is { } how)
                yield return new AvailabilitySource(its, how, each.Text("payload_available", "online"), each.Text("payload_not_available", "offline"));
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
