using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Finds the fields of a JSON object that has all of them, and which of them its reader can do without.</summary>
internal static class JsonFields
{
    // Objects whose fields have names that somebody else gives.
    private static readonly string[] OfTexts = ["settings", "stored", "values", "arguments", "rows"];

    /// <summary>A row for each field: its path, what it is in JSON, and whether it may be left out.</summary>
    internal static IEnumerable<(string Path, string Kind, bool IsMaybe)> Of(JsonObject whole, Action<byte[]> read)
    {
        read(Bytes(whole));
        foreach ((string path, string[] steps, string kind) in Walk(whole, "", []))
        {
            var without = (JsonObject)whole.DeepClone();
            Remove(without, steps);
            yield return (path, kind, CanRead(Bytes(without), read));
        }
    }

    private static IEnumerable<(string Path, string[] Steps, string Kind)> Walk(JsonObject node, string path, string[] steps)
    {
        foreach ((string name, JsonNode? value) in node)
        {
            string own = path.Length == 0 ? name : $"{path}.{name}";
            string[] ownSteps = [.. steps, name];
            bool isFree = OfTexts.Contains(name) && (value is JsonObject || name == "rows");
            yield return (own, ownSteps, Kind(value, isFree));
            if (isFree)
                continue;
            JsonObject? inner = value as JsonObject ?? (value as JsonArray)?.FirstOrDefault() as JsonObject;
            if (inner is null)
                continue;
            foreach (var each in Walk(inner, value is JsonArray ? $"{own}[]" : own, ownSteps))
                yield return each;
        }
    }

    private static string Kind(JsonNode? value, bool isFree) => value!.GetValueKind() switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array when isFree => "list of objects of texts",
        JsonValueKind.Array => value.AsArray()[0]!.GetValueKind() switch
        {
            JsonValueKind.Object => "list of objects",
            JsonValueKind.Number => "list of numbers",
            _ => "list of texts",
        },
        _ => isFree ? "object of texts" : "object",
    };

    private static void Remove(JsonObject root, string[] steps)
    {
        JsonObject at = root;
        foreach (string step in steps[..^1])
            at = at[step] as JsonObject ?? (JsonObject)at[step]!.AsArray()[0]!;
        at.Remove(steps[^1]);
    }

    private static bool CanRead(byte[] json, Action<byte[]> read)
    {
        try
        {
            read(json);
            return true;
        }
        catch (SettingsException)
        {
            return false;
        }
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json);
}
