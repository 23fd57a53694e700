using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralGlasses.Conventions.Tests.Documents.Pictures;

/// <summary>A point of a picture's grid; one step is <see cref="BlockDiagramSvg.Step"/> pixels.</summary>
internal readonly record struct GridPoint(double X, double Y);

/// <summary>A box: what it is called in the bill of materials (or in the text, for kind "place"), where it stands, and its lines of text.</summary>
internal sealed record DiagramBlock(string Id, double X, double Y, double Width, double Height, string Kind, IReadOnlyList<string> Lines)
{
    internal double Right => X + Width;

    internal double Bottom => Y + Height;

    internal bool IsPart => Kind != "place";

    internal bool HasOnItsBorder(GridPoint p) =>
        p.X >= X && p.X <= Right && p.Y >= Y && p.Y <= Bottom && (p.X == X || p.X == Right || p.Y == Y || p.Y == Bottom);

    internal bool HasInside(GridPoint p) => p.X > X && p.X < Right && p.Y > Y && p.Y < Bottom;
}

/// <summary>A line from one block to another along right angles; an end named "-" is a junction on another wire.</summary>
internal sealed record DiagramWire(string From, string To, string Arrows, string Kind, IReadOnlyList<GridPoint> Points);

/// <summary>A text beside a line.</summary>
internal sealed record DiagramLabel(GridPoint At, string Anchor, string Text);

/// <summary>
/// A block diagram as text, one element a line; fields before the first '|' are separated by spaces, texts by '|':
/// <code>
/// title TEXT
/// size WIDTH HEIGHT
/// block ID X Y WIDTH HEIGHT KIND | first line | further lines
/// wire FROM TO end|start|both|none KIND X,Y X,Y ...
/// label X,Y start|middle|end | text
/// </code>
/// Empty lines and lines that begin with '#' are comments.
/// </summary>
internal sealed partial class BlockDiagram
{
    private readonly List<DiagramBlock> _blocks = [];
    private readonly List<DiagramWire> _wires = [];
    private readonly List<DiagramLabel> _labels = [];

    private BlockDiagram()
    {
    }

    internal string Title { get; private set; } = "";

    internal double Width { get; private set; }

    internal double Height { get; private set; }

    internal IReadOnlyList<DiagramBlock> Blocks => _blocks;

    internal IReadOnlyList<DiagramWire> Wires => _wires;

    internal IReadOnlyList<DiagramLabel> Labels => _labels;

    internal static BlockDiagram Load(string file)
    {
        var diagram = new BlockDiagram();
        foreach (var line in Repository.Read(file).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
            diagram.Add(line, file);
        return diagram;
    }

    private void Add(string line, string file)
    {
        var texts = line.Split('|', StringSplitOptions.TrimEntries);
        var words = Spaces().Split(texts[0]);
        switch (words[0])
        {
            case "title":
                Title = line["title".Length..].Trim();
                break;
            case "size":
                (Width, Height) = (Number(words[1]), Number(words[2]));
                break;
            case "block":
                _blocks.Add(new DiagramBlock(words[1], Number(words[2]), Number(words[3]), Number(words[4]), Number(words[5]), words[6], texts[1..]));
                break;
            case "wire":
                _wires.Add(new DiagramWire(words[1], words[2], words[3], words[4], [.. words[5..].Select(Point)]));
                break;
            case "label":
                _labels.Add(new DiagramLabel(Point(words[1]), words[2], texts[1]));
                break;
            default:
                throw new InvalidDataException($"{file}: nothing is called '{words[0]}'.");
        }
    }

    private static GridPoint Point(string text) => new(Number(text.Split(',')[0]), Number(text.Split(',')[1]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
