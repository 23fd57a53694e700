using System.Text.Json;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Hosting.Process;

/// <summary>Enumerations, texts and bytes as they stand in frames.</summary>
internal static class JsonNames
{
    private const int MostValue = 1 << 20;

    /// <summary>A frame as an object.</summary>
    /// <exception cref="SettingsException">It is no JSON, or no object.</exception>
    public static JsonSection Parse(string what, ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return JsonSection.Of(what, document.RootElement.Clone());
        }
        catch (JsonException error)
        {
            throw new SettingsException($"A {what} is no JSON ({error.Message})", error);
        }
    }

    public static string Of<T>(T value)
        where T : struct, Enum => SmallNames.Of(value);

    public static T Value<T>(JsonSection json, string field)
        where T : struct, Enum => SmallNames.Value<T>(json.Word(field, SmallNames.All<T>()));

    public static void Write(Utf8JsonWriter json, string? name, IReadOnlyDictionary<string, string> texts)
    {
        if (name is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(name);
        foreach ((string key, string value) in texts)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    public static IReadOnlyDictionary<string, string> Texts(JsonSection? json)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in json?.TextEntries(MostValue) ?? [])
            texts[key] = value;
        return texts;
    }

    public static void WriteBytes(Utf8JsonWriter json, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > 0)
            json.WriteBase64String("bytes", bytes.Span);
    }

    public static ReadOnlyMemory<byte> Bytes(JsonSection json)
    {
        if (json.Raw("bytes") is not { } value)
            return default;
        return value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : throw json.Wrong("bytes", "is no base64", "bytes as base64");
    }
}
