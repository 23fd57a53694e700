using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuralGlasses.Home.Discovery;

/// <summary>Reads a value out of a message: all of it, or one member of its JSON. Templates that compute are not understood, and said to be so.</summary>
internal sealed partial class ValueTemplate
{
    private const int MostValue = 256;
    private readonly string[] _path;
    private readonly bool _isJson;

    private ValueTemplate(string[] path, bool isJson) => (_path, _isJson) = (path, isJson);

    /// <summary>Takes the whole message.</summary>
    public static ValueTemplate Whole { get; } = new([], false);

    /// <summary>Reads a template; null for one that is not understood.</summary>
    public static ValueTemplate? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Whole;
        if (text.Length > 200 || Form().Match(text) is not { Success: true } match)
            return null;
        if (!match.Groups["json"].Success)
            return Whole;
        string[] path = [.. match.Groups["step"].Captures.Select(step => step.Value.Trim('.', '[', ']').Trim('\'', '"'))];
        return new ValueTemplate(path, true);
    }

    /// <summary>A member of the JSON of messages.</summary>
    public static ValueTemplate Member(string name) => new([name], true);

    /// <summary>The value of a message; null where it has none, which is no fault: many messages tell of something else.</summary>
    public string? Of(string message)
    {
        if (!_isJson)
            return message.Length <= MostValue ? message : null;
        try
        {
            using JsonDocument json = JsonDocument.Parse(message);
            JsonElement at = json.RootElement;
            foreach (string step in _path)
            {
                if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out JsonElement member))
                    at = member;
                else if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < at.GetArrayLength())
                    at = at[index];
                else
                    return null;
            }

            string? value = at.ValueKind switch
            {
                JsonValueKind.String => at.GetString(),
                JsonValueKind.Number => at.GetRawText(),
                JsonValueKind.True => "True",
                JsonValueKind.False => "False",
                _ => null,
            };
            return value?.Length <= MostValue ? value : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^\s*\{\{\s*(?:value|(?<json>value_json)(?<step>\.[A-Za-z_][A-Za-z0-9_]*|\['[^'\]\\]{1,64}'\]|\["[^"\]\\]{1,64}"\]|\[[0-9]{1,3}\])+)\s*\}\}\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
