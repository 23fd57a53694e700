using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>
/// Reads the part of YAML 1.2 that scenario files are written in: one document of mappings, lists and values. Anchors, aliases and tags are
/// refused, so that a file is as large as it looks and no value comes from elsewhere.
/// </summary>
internal sealed class YamlText
{
    private const int MostCharacters = 1 << 20;

    private const int LongestName = 200;

    // Two more than the deepest field of a scenario.
    private const int DeepestLevel = 8;
    private readonly string _name;
    private readonly string[] _lines;
    private readonly Parser _parser;

    private YamlText(string text, string name)
    {
        _name = name;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a text whose outermost piece is a mapping; <paramref name="name"/> names it in errors.</summary>
    /// <exception cref="ScenarioException">The text is no such YAML; the message names its line.</exception>
    public static YamlMapping Parse(string text, string name)
    {
        if (text.Length > MostCharacters)
            throw new ScenarioException($"{name}: the file has {text.Length} characters; expected at most {MostCharacters}.");
        return new YamlText(text.TrimStart('\uFEFF'), name).Document();
    }

    private YamlMapping Document()
    {
        Next<StreamStart>();
        if (Move() is not DocumentStart)
            throw new ScenarioException($"{_name}: the file is empty; expected the fields that simulator/Scenarios/README.md lists.");
        var node = Node(Move(), 1);
        Next<DocumentEnd>();
        if (Move() is DocumentStart second)
            throw Wrong(second, "a second document begins; expected one scenario a file");
        return node is YamlMapping mapping
            ? mapping
            : throw new ScenarioException($"{_name}:{node.Line}: the file is {(node is YamlList ? "a list" : "a single value")}; expected a mapping, such as 'name: two-fists'.");
    }

    private YamlNode Node(ParsingEvent at, int level)
    {
        if (level > DeepestLevel)
            throw Wrong(at, $"there are more than {DeepestLevel} levels; expected no more than the fields have");
        if (at is AnchorAlias alias)
            throw Wrong(at, $"*{alias.Value} stands for a value from elsewhere; write the value out, for aliases are not allowed");
        if (at is NodeEvent { Anchor.IsEmpty: false } anchored)
            throw Wrong(at, $"&{anchored.Anchor} names a value to repeat it; leave the name out, for anchors are not allowed");
        if (at is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } tagged)
            throw Wrong(at, $"the tag {tagged.Tag.Value} is not known; leave it out");
        return at switch
        {
            Scalar scalar => new YamlScalar(Line(at), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => new YamlList(Line(at), List(level)),
            MappingStart => new YamlMapping(Line(at), Entries(level)),
            _ => throw Wrong(at, "a value is missing"),
        };
    }

    private List<YamlNode> List(int level)
    {
        var items = new List<YamlNode>();
        while (Move() is var at and not SequenceEnd)
            items.Add(Node(at, level + 1));
        return items;
    }

    private List<YamlEntry> Entries(int level)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Move() is var at and not MappingEnd)
        {
            if (Node(at, level + 1) is not YamlScalar { Text: { Length: > 0 and <= LongestName } key } name)
                throw Wrong(at, "the name of a field is missing, or too long to be one; expected a word before ':'");
            if (!lines.TryAdd(key, name.Line))
                throw Wrong(at, $"{key} is given twice, first in line {lines[key]}; keep one of them");
            entries.Add(new YamlEntry(key, name.Line, Node(Move(), level + 1)));
        }

        return entries;
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (Move() is not T)
            throw Wrong(_parser.Current!, "the text goes on where it should end");
    }

    private ParsingEvent Move()
    {
        try
        {
            if (_parser.MoveNext())
                return _parser.Current!;
        }
        catch (YamlException broken)
        {
            throw Broken(broken, (int)broken.Start.Line, Reason(broken.Message));
        }
        catch (InvalidOperationException broken)
        {
            // So does the parser end on some lists that are not closed.
            throw Broken(broken, Line(_parser.Current), "a bracket or brace is not closed");
        }

        throw new ScenarioException($"{_name}:{_lines.Length}: the file ends too early; expected the rest of it.");
    }

    // The parser points at the beginning of what it was in, a line or two before the tab.
    private ScenarioException Broken(Exception cause, int line, string reason)
    {
        for (var number = Math.Max(1, line); number <= Math.Min(_lines.Length, line + 2); number++)
        {
            var text = _lines[number - 1];
            if (text[..(text.Length - text.TrimStart().Length)].Contains('\t'))
                return new ScenarioException($"{_name}:{number}: the line is indented with a tab; use spaces, as YAML takes no tabs there.", cause);
        }

        return new ScenarioException($"{_name}:{line}: the text is no YAML, {reason}; expected fields such as 'name: two-fists', indented with spaces.", cause);
    }

    private static string Reason(string message) => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');

    private static int Line(ParsingEvent? at) => (int)(at?.Start.Line ?? 1);

    private ScenarioException Wrong(ParsingEvent at, string complaint) => new($"{_name}:{Line(at)}: {complaint}.");
}
