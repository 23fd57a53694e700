using System.Globalization;
using System.Text.Json;

namespace NeuralGlasses.Settings;

/// <summary>
/// One part of a JSON file that people write: each field is asked for by name and range, and what nobody asked for is refused, so that a word that
/// was mistyped does not stay without effect unseen.
/// </summary>
internal sealed class JsonSection
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private JsonSection(string file, string path, JsonElement element)
    {
        (File, Path, _element) = (file, path, element);
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Where in the file, such as <c>actions[1].title</c>; empty for the whole of it.</summary>
    public string Path { get; }

    /// <summary>Reads a file whose outermost thing is an object.</summary>
    /// <exception cref="SettingsException">It is no JSON, or no object.</exception>
    public static JsonSection Parse(string file, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return new JsonSection(file, "", document.RootElement.Clone()).AsObject();
        }
        catch (JsonException error)
        {
            throw new SettingsException($"{file}: is no JSON at line {error.LineNumber + 1}, character {error.BytePositionInLine + 1}; expected an object in braces.", error);
        }
    }

    /// <summary>Takes something that was parsed already.</summary>
    /// <exception cref="SettingsException">It is no object.</exception>
    public static JsonSection Of(string file, JsonElement element) => new JsonSection(file, "", element).AsObject();

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => _element.TryGetProperty(name, out _);

    /// <summary>A text; required without a fallback.</summary>
    public string Text(string name, string? fallback = null, int most = 1000)
    {
        if (!TryAsk(name, JsonValueKind.String, "a text in quotes", fallback is null, out JsonElement value))
            return fallback!;
        string text = value.GetString()!;
        return text.Length <= most ? text : throw Wrong(name, $"has {text.Length} characters", $"at most {most}");
    }

    /// <summary>One of some words; required without a fallback.</summary>
    public string Word(string name, IReadOnlyList<string> words, string? fallback = null)
    {
        string word = Text(name, fallback);
        return words.Contains(word) ? word : throw Unknown(At(name), word, words);
    }

    /// <summary>A number in a range; required without a fallback.</summary>
    public double Number(string name, double least, double most, double? fallback = null)
    {
        if (!TryAsk(name, JsonValueKind.Number, "a number", fallback is null, out JsonElement value))
            return fallback!.Value;
        double number = value.GetDouble();
        return number >= least && number <= most ? number : throw Wrong(name, $"is {Say(number)}", $"{Say(least)} to {Say(most)}");
    }

    /// <summary>A whole number in a range; required without a fallback.</summary>
    public long Whole(string name, long least, long most, long? fallback = null)
    {
        double number = Number(name, least, most, fallback);
        return number == Math.Truncate(number) ? (long)number : throw Wrong(name, $"is {Say(number)}", "a whole number");
    }

    /// <summary>True or false.</summary>
    public bool Flag(string name, bool fallback)
    {
        _asked.Add(name);
        if (!_element.TryGetProperty(name, out JsonElement value))
            return fallback;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, $"is {value.GetRawText()}", "true or false");
    }

    /// <summary>An object, or null if it is not there.</summary>
    public JsonSection? Section(string name) =>
        TryAsk(name, JsonValueKind.Object, "an object in braces", false, out JsonElement value) ? new JsonSection(File, At(name), value) : null;

    /// <summary>A list of objects; empty if it is not there.</summary>
    public IReadOnlyList<JsonSection> Sections(string name, int most = 100) => [.. Elements(name, most).Select((value, i) => new JsonSection(File, $"{At(name)}[{i}]", value).AsObject())];

    /// <summary>A list of texts; empty if it is not there.</summary>
    public IReadOnlyList<string> Texts(string name, int most = 100) =>
        [.. Elements(name, most).Select((value, i) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong($"{name}[{i}]", $"is {Short(value)}", "a text in quotes"))];

    /// <summary>A list of some words; empty if it is not there.</summary>
    public IReadOnlyList<string> Words(string name, IReadOnlyList<string> words)
    {
        IReadOnlyList<string> texts = Texts(name);
        for (var i = 0; i < texts.Count; i++)
        {
            if (!words.Contains(texts[i]))
                throw Unknown($"{At(name)}[{i}]", texts[i], words);
        }

        return texts;
    }

    /// <summary>Every field of this object that is an object itself.</summary>
    public IEnumerable<(string Name, JsonSection Value)> Entries()
    {
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            _asked.Add(property.Name);
            yield return (property.Name, new JsonSection(File, At(property.Name), property.Value).AsObject());
        }
    }

    /// <summary>Every field of this object, as a text.</summary>
    public IEnumerable<(string Name, string Value)> TextEntries(int most = 1000)
    {
        foreach (JsonProperty property in _element.EnumerateObject())
            yield return (property.Name, Text(property.Name, null, most));
    }

    /// <summary>A field as it stands there, or null if it is not there.</summary>
    public JsonElement? Raw(string name)
    {
        _asked.Add(name);
        return _element.TryGetProperty(name, out JsonElement value) ? value : null;
    }

    /// <summary>Refuses fields that nobody asked for.</summary>
    public void Done()
    {
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            if (!_asked.Contains(property.Name))
                throw new SettingsException($"{File}: {(Path.Length == 0 ? "the file" : Path)} has a field '{property.Name}', which nothing reads; {NearestName.Suggest(property.Name, [.. _asked.Order(StringComparer.Ordinal)])}");
        }
    }

    /// <summary>The sentence for a field that is not what it has to be.</summary>
    public SettingsException Wrong(string name, string found, string expected) => new($"{File}: {At(name)} {found}, expected {expected}.");

    /// <summary>The sentence for a word that is not known.</summary>
    public SettingsException Unknown(string path, string word, IReadOnlyList<string> known) => new($"{File}: {path} is '{word}', which is not known; {NearestName.Suggest(word, known)}");

    /// <summary>Where a field is.</summary>
    public string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private JsonElement[] Elements(string name, int most)
    {
        if (!TryAsk(name, JsonValueKind.Array, "a list in brackets", false, out JsonElement value))
            return [];
        return value.GetArrayLength() <= most ? [.. value.EnumerateArray()] : throw Wrong(name, $"has {value.GetArrayLength()} entries", $"at most {most}");
    }

    private JsonSection AsObject() => _element.ValueKind == JsonValueKind.Object
        ? this
        : throw new SettingsException($"{File}: {(Path.Length == 0 ? "the file" : Path)} is {Short(_element)}, expected an object in braces.");

    private bool TryAsk(string name, JsonValueKind kind, string expected, bool isRequired, out JsonElement value)
    {
        _asked.Add(name);
        if (!_element.TryGetProperty(name, out value))
            return isRequired ? throw Wrong(name, "is missing", expected) : false;
        return value.ValueKind == kind ? true : throw Wrong(name, $"is {Short(value)}", expected);
    }

    private static string Short(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "…";
    }

    private static string Say(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
