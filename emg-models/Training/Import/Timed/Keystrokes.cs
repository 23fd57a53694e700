using System.Text.Json;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import.Timed;

/// <summary>The keys of a session of emg2qwerty: a JSON list of objects with key, start and end.</summary>
internal static class Keystrokes
{
    /// <summary>Reads the list.</summary>
    /// <param name="path">The session's file, for errors.</param>
    /// <param name="json">The attribute's text, or null where it is absent.</param>
    /// <exception cref="RecordingException">The text is absent or no such list.</exception>
    public static IReadOnlyList<TimedPrompt> Read(string path, string? json)
    {
        if (json is null)
            throw new RecordingException($"{path}: attribute 'keystrokes' is missing, expected a JSON list of key, start and end.");
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                throw new RecordingException($"{path}: attribute 'keystrokes' is a JSON {document.RootElement.ValueKind}, expected a list of key, start and end.");
            return [.. document.RootElement.EnumerateArray().Select((entry, index) => Prompt(path, entry, index))];
        }
        catch (JsonException error)
        {
            throw new RecordingException($"{path}: attribute 'keystrokes' is not JSON from byte {error.BytePositionInLine} of its line {error.LineNumber + 1} on, expected a list of key, start and end.", error);
        }
    }

    private static TimedPrompt Prompt(string path, JsonElement entry, int index)
    {
        var key = Field("key", JsonValueKind.String).GetString()!;
        var (start, end) = (Field("start", JsonValueKind.Number).GetDouble(), Field("end", JsonValueKind.Number).GetDouble());
        if (key.Length == 0)
            throw new RecordingException($"{path}: field 'key' of keystroke {index} (from 0) is empty, expected a name.");
        if (end < start)
            throw new RecordingException(FormattableString.Invariant($"{path}: field 'end' of keystroke {index} (from 0) is {end}, expected no less than the start {start}."));
        return new(key, start, end);

        JsonElement Field(string name, JsonValueKind kind)
        {
            if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == kind)
                return value;
            throw new RecordingException($"{path}: field '{name}' of keystroke {index} (from 0) is missing or of another type, expected a {kind} in '{entry.GetRawText()}'.");
        }
    }
}
