using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Typing.Language.Texts;

/// <summary>Takes the prose out of files of several kinds.</summary>
public static partial class TextReaders
{
    /// <summary>Paragraphs with empty lines between them.</summary>
    public const string Plain = "plain";

    /// <summary>One text a line.</summary>
    public const string Lines = "lines";

    /// <summary>Entries with a line <c>%</c> between them, without the lines that name who said it.</summary>
    public const string Fortune = "fortune";

    /// <summary>What stands between backquotes: the conversations of Endless Sky.</summary>
    public const string Quoted = "backquotes";

    /// <summary>The messages of a gettext catalogue, in the language that was translated.</summary>
    public const string Messages = "catalogue";

    /// <summary>The messages of a gettext catalogue, in the language into which was translated.</summary>
    public const string Translations = "catalogue-translations";

    /// <summary>The fields <c>text</c> of a JSON file.</summary>
    public const string JsonText = "json-text";

    /// <summary>The texts of a file.</summary>
    /// <exception cref="RecordingException">There is no such way to read.</exception>
    public static IEnumerable<string> Read(string reader, byte[] file) => reader switch
    {
        Plain => EmptyLines().Split(Text(file)).Select(Joined),
        Lines => Text(file).Split('\n'),
        Fortune => Text(file).Split("\n%").Select(entry => Joined(SaidBy().Replace(entry, ""))),
        Quoted => Backquotes().Matches(Text(file)).Select(match => match.Groups[1].Value),
        Messages => Catalogue.Read(file).SelectMany(message => message.Original.Split('\n')).Select(Unmarked),
        Translations => Catalogue.Read(file).SelectMany(message => message.Translation.Split('\n')).Select(Unmarked),
        JsonText => JsonTexts(file),
        _ => throw new RecordingException($"'{reader}' is no way to read a text; expected {string.Join(", ", Plain, Lines, Fortune, Quoted, Messages, Translations, JsonText)}."),
    };

    private static string Text(byte[] file) => Encoding.UTF8.GetString(file).Replace("\r", "", StringComparison.Ordinal);

    private static string Joined(string paragraph) => paragraph.Replace("-\n", "-", StringComparison.Ordinal).Replace('\n', ' ');

    /// <summary>Without markup, places for values and what names the context of a message.</summary>
    private static string Unmarked(string message) => Markup().Replace(message[(message.LastIndexOf('^') + 1)..], " ");

    private static List<string> JsonTexts(byte[] file)
    {
        var texts = new List<string>();
        using var document = JsonDocument.Parse(file);
        Walk(document.RootElement);
        return texts;

        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    Walk(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in element.EnumerateObject())
                {
                    if (property.Value.ValueKind != JsonValueKind.String)
                        Walk(property.Value);
                    else if (property.NameEquals("text"))
                        texts.Add(property.Value.GetString()!);
                }
            }
        }
    }

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"\n\s*--[^\n]*(\n\s{6,}[^\n]*)*|^\s*~[^\n]*", RegexOptions.Multiline)]
    private static partial Regex SaidBy();

    [GeneratedRegex("`([^`\n]*)`")]
    private static partial Regex Backquotes();

    [GeneratedRegex(@"<[^>]*>|\$[A-Za-z_0-9.|]+|%[-0-9.]*[a-zA-Z]|#\w\b|\{[^}]*\}|_\b")]
    private static partial Regex Markup();
}
