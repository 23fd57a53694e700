using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Simulator.Web;

/// <summary>The JSON of the page and of its automation.</summary>
internal static class WebJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Quotes and accents as they are: no answer is ever read as HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>A value as UTF-8.</summary>
    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Reads a value; <paramref name="what"/> names it in errors.</summary>
    /// <exception cref="RefusalException">The text is not such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> text, string what)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw RefusalException.Wrong($"{what} is null; expected a JSON object.");
        }
        catch (JsonException e)
        {
            var place = string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $" at '{e.Path}'";
            throw RefusalException.Wrong($"{what} cannot be read{place}, line {(e.LineNumber ?? 0) + 1}: {Reason(e, typeof(T))}");
        }
    }

    // What the reader says is followed by the place, which is said already.
    private static string Reason(JsonException e, Type wanted)
    {
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return $"there is no such field; expected {string.Join(", ", wanted.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)))}.";
        var text = e.Message.Split(" Path:", 2)[0].Split(" LineNumber:", 2)[0].Replace("NeuralGlasses.Simulator.Web.", "", StringComparison.Ordinal);
        return text.EndsWith('.') ? text : text + ".";
    }
}
