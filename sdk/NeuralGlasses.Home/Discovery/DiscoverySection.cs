using System.Globalization;
using System.Text.Json;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Home.Discovery;

/// <summary>The fields of one thing in a discovery message: with whole names, with the base topic put in, and with those of its device where it has none of its own.</summary>
internal sealed class DiscoverySection
{
    /// <summary>Most characters of a text of a message.</summary>
    public const int MostText = 500;

    private static readonly string[] Shared = ["state_topic", "command_topic", "availability", "availability_topic", "availability_template", "availability_mode", "payload_available", "payload_not_available"];
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly string _base = "";

    /// <summary>Reads the fields of an object.</summary>
    /// <exception cref="DiscoveryException">It is none.</exception>
    public DiscoverySection(JsonElement json, DiscoverySection? device = null)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new DiscoveryException($"is {json.ValueKind}, expected an object");
        foreach (JsonProperty field in json.EnumerateObject())
            _fields[DiscoveryKeys.Whole(field.Name)] = field.Value;
        _base = _fields.TryGetValue("~", out JsonElement prefix) && prefix.ValueKind == JsonValueKind.String ? prefix.GetString()! : device?._base ?? "";
        foreach (string name in Shared)
        {
            if (device is not null && device._fields.TryGetValue(name, out JsonElement value))
                _fields.TryAdd(name, value);
        }
    }

    /// <summary>Whether a field is there and is something.</summary>
    public bool Has(string name) => _fields.TryGetValue(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    /// <summary>Whether a field is there and says that there is nothing.</summary>
    public bool IsNull(string name) => _fields.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>A text, or the fallback.</summary>
    public string Text(string name, string fallback = "")
    {
        if (!Has(name))
            return fallback;
        JsonElement value = _fields[name];
        string text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            _ => throw new DiscoveryException($"has the field '{name}' as {value.ValueKind}, expected a text"),
        };
        return text.Length <= MostText ? text : throw new DiscoveryException($"has {text.Length} characters in '{name}', expected at most {MostText}");
    }

    /// <summary>A number, or the fallback.</summary>
    public double Number(string name, double fallback)
    {
        if (!Has(name))
            return fallback;
        return double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) <= 1e9
            ? number
            : throw new DiscoveryException($"has no number in '{name}'");
    }

    /// <summary>Whether a switch is set.</summary>
    public bool Flag(string name, bool fallback) => Has(name) ? Text(name) is "True" or "true" or "1" : fallback;

    /// <summary>A topic; null for none.</summary>
    public string? Topic(string name)
    {
        string text = Text(name);
        if (text.Length == 0)
            return null;
        string topic = text.StartsWith('~') ? _base + text[1..] : text.EndsWith('~') ? text[..^1] + _base : text;
        return MqttTopic.IsName(topic) ? topic : throw new DiscoveryException($"has no topic in '{name}' that can be used");
    }

    /// <summary>Texts of a list; a single text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string name, int most)
    {
        if (!Has(name))
            return [];
        JsonElement value = _fields[name];
        if (value.ValueKind == JsonValueKind.String)
            return [Text(name)];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
            throw new DiscoveryException($"has no list of at most {most} texts in '{name}'");
        return [.. value.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!).Where(text => text.Length <= MostText)];
    }

    /// <summary>Objects of a list.</summary>
    public IEnumerable<DiscoverySection> Sections(string name, int most)
    {
        if (!Has(name))
            return [];
        JsonElement value = _fields[name];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
            throw new DiscoveryException($"has no list of at most {most} objects in '{name}'");
        return value.EnumerateArray().Select(each => new DiscoverySection(each, WithBase()));
    }

    /// <summary>An object; null for none.</summary>
    public DiscoverySection? Section(string name) => Has(name) ? new DiscoverySection(_fields[name]) : null;

    /// <summary>The objects within an object, by their names.</summary>
    public IEnumerable<(string Name, DiscoverySection Section)> Named(string name, int most)
    {
        if (!Has(name) || _fields[name].ValueKind != JsonValueKind.Object || _fields[name].EnumerateObject().Count() > most)
            throw new DiscoveryException($"has no object of 1 to {most} things in '{name}'");
        return _fields[name].EnumerateObject().Select(each => (each.Name, new DiscoverySection(each.Value, this)));
    }

    // The base topic holds for what is within, and nothing else of the outside does.
    private DiscoverySection WithBase() => new(_base);

    private DiscoverySection(string topic) => _base = topic;
}
