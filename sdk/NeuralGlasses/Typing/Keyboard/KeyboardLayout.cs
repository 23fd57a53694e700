using System.Text;
using System.Text.Json;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Typing.Keyboard;

/// <summary>Which letters each of a handful of keys holds; every letter of the language is on one key.</summary>
public sealed class KeyboardLayout
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-layout/1";

    private readonly sbyte[] _keyOf;

    private KeyboardLayout(string language, string[] keys)
    {
        (Language, Keys) = (language, keys);
        _keyOf = new sbyte[keys.Max(key => key.Max()) + 1];
        Array.Fill(_keyOf, (sbyte)-1);
        for (var key = 0; key < keys.Length; key++)
        {
            foreach (var letter in keys[key])
                _keyOf[letter] = (sbyte)key;
        }
    }

    /// <summary>Code of the language whose letters it holds, such as <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>The lower-case letters of each key.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Reads a layout from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The language model whose letters it has to hold.</param>
    /// <exception cref="KeyboardLayoutException">The file is missing or is no layout of the language; the message names file and letter.</exception>
    public static KeyboardLayout Load(string path, LanguageModel model)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (!File.Exists(path))
                throw new KeyboardLayoutException($"{path}: there is no such layout; make one with optimise-layout, or choose one of those beside the language model.");
            return Read(File.ReadAllText(path), path, model);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KeyboardLayoutException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a layout from its text.</summary>
    /// <param name="json">The text of a file.</param>
    /// <param name="name">Name of the file for people.</param>
    /// <param name="model">The language model whose letters it has to hold.</param>
    /// <exception cref="KeyboardLayoutException">The text is no layout of the language; the message names file and letter.</exception>
    public static KeyboardLayout Read(string json, string name, LanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new KeyboardLayoutException($"{name}: is no object, expected a layout with the fields 'format', 'language' and 'keys'.");
            Text(root, "format", CurrentFormat, $"this program reads '{CurrentFormat}', so make the layout anew with optimise-layout");
            Text(root, "language", model.Language, $"the language model is of '{model.Language}', so choose a layout of that language");
            return Of(model, [.. Listed(root, name)], name);
        }
        catch (JsonException error)
        {
            throw new KeyboardLayoutException($"{name}: is no JSON: {error.Message}", error);
        }

        void Text(JsonElement root, string field, string expected, string what)
        {
            var found = root.TryGetProperty(field, out var value) ? value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : "no text" : "missing";
            if (found != $"'{expected}'")
                throw new KeyboardLayoutException($"{name}: field '{field}' is {found}; {what}.");
        }
    }

    /// <summary>A layout of keys that a program chose.</summary>
    /// <param name="model">The language model whose letters it has to hold.</param>
    /// <param name="keys">The letters of each key.</param>
    /// <param name="name">Name of it for people.</param>
    /// <exception cref="KeyboardLayoutException">A letter is missing, is there twice or is none of the language's, or a key is empty.</exception>
    public static KeyboardLayout Of(LanguageModel model, IReadOnlyList<string> keys, string name)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0)
            throw new KeyboardLayoutException($"{name}: has no keys, expected the letters of each key in the field 'keys'; add them.");
        var seen = new Dictionary<char, int>();
        for (var key = 0; key < keys.Count; key++)
        {
            if (keys[key].Length == 0)
                throw new KeyboardLayoutException($"{name}: key {key + 1} has no letters; give it some, or take the key away.");
            foreach (var letter in keys[key])
            {
                if (!model.Letters.Contains(letter, StringComparison.Ordinal))
                    throw new KeyboardLayoutException($"{name}: '{letter}' on key {key + 1} is no lower-case letter of '{model.Language}', expected one of {model.Letters}; take it away.");
                if (!seen.TryAdd(letter, key))
                    throw new KeyboardLayoutException($"{name}: the letter '{letter}' is on key {seen[letter] + 1} and on key {key + 1}, expected once; take it away from one of them.");
            }
        }

        foreach (var letter in model.Letters)
        {
            if (!seen.ContainsKey(letter))
                throw new KeyboardLayoutException($"{name}: the letter '{letter}' is on no key, so no word with it could be typed; add it to a key.");
        }

        return new KeyboardLayout(model.Language, [.. keys]);
    }

    /// <summary>The key that holds a lower-case letter, or -1.</summary>
    public int KeyOf(char letter) => letter < _keyOf.Length ? _keyOf[letter] : -1;

    /// <summary>The text of a file: the same layout gives the same bytes.</summary>
    public string ToJson()
    {
        var text = new StringBuilder();
        text.Append("{\n  \"format\": \"").Append(CurrentFormat).Append("\",\n  \"language\": \"").Append(Language).Append("\",\n  \"keys\": [\n");
        for (var key = 0; key < Keys.Count; key++)
            text.Append("    \"").Append(Keys[key]).Append(key + 1 < Keys.Count ? "\",\n" : "\"\n");
        return text.Append("  ]\n}\n").ToString();
    }

    private static List<string> Listed(JsonElement root, string name)
    {
        if (!root.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
            throw new KeyboardLayoutException($"{name}: field 'keys' is {(keys.ValueKind == JsonValueKind.Undefined ? "missing" : "no list")}, expected a list of the letters of each key; add it.");
        var letters = new List<string>();
        foreach (var key in keys.EnumerateArray())
        {
            if (key.ValueKind != JsonValueKind.String)
                throw new KeyboardLayoutException($"{name}: key {letters.Count + 1} is no text, expected its letters, such as \"abc\"; write them in quotes.");
            letters.Add(key.GetString()!);
        }

        return letters;
    }
}
