using System.Globalization;
using System.Security;
using System.Text;

namespace NeuralGlasses.Conventions.Tests.Documents.Pictures;

/// <summary>Writes an SVG line by line; the same calls give the same bytes on every machine. Its colours follow the reader's light or dark theme.</summary>
internal sealed class SvgText
{
    // Light first; the dark ones are put in by a media query, which every browser knows and a plain converter skips.
    private static readonly (string Name, string LightFill, string LightLine, string DarkFill, string DarkLine)[] Kinds =
    [
        ("digital", "#ddf4ff", "#0969da", "#0b2a4a", "#4493f8"),
        ("analog", "#dafbe1", "#1a7f37", "#0f2f1b", "#3fb950"),
        ("power", "#fff4d6", "#9a6700", "#36290a", "#d29922"),
        ("motion", "#fbefff", "#8250df", "#2a1b45", "#ab7df8"),
        ("place", "#f6f8fa", "#8c959f", "#161b22", "#6e7681"),
        ("guard", "#ffebe9", "#cf222e", "#3d1214", "#f85149"),
    ];

    private readonly StringBuilder _text = new();

    internal SvgText(double width, double height, string title)
    {
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" width="{N(width)}" height="{N(height)}" viewBox="0 0 {N(width)} {N(height)}" role="img">""");
        Line($"<title>{SecurityElement.Escape(title)}</title>");
        Line("<style>");
        Line("""text { font-family: "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; fill: #1f2328; }""");
        Line(".head { font-size: 17px; font-weight: 600; } .name { font-size: 13px; font-weight: 600; } .more { font-size: 11.5px; fill: #59636e; } .tag { font-size: 11.5px; }");
        Line(".paper { fill: #ffffff; } .halo { stroke: #ffffff; stroke-width: 4px; paint-order: stroke; stroke-linejoin: round; }");
        Line("path, line { fill: none; stroke-width: 1.6px; } rect, circle, ellipse { stroke-width: 1.4px; } .dash { stroke-dasharray: 5 4; }");
        foreach (var kind in Kinds)
            Line($".{kind.Name} {{ fill: {kind.LightFill}; stroke: {kind.LightLine}; }} .{kind.Name}-line {{ stroke: {kind.LightLine}; }} .{kind.Name}-solid {{ fill: {kind.LightLine}; stroke: none; }}");
        Line("@media (prefers-color-scheme: dark) {");
        Line("text { fill: #e6edf3; } .more { fill: #9198a1; } .paper { fill: #0d1117; } .halo { stroke: #0d1117; }");
        foreach (var kind in Kinds)
            Line($".{kind.Name} {{ fill: {kind.DarkFill}; stroke: {kind.DarkLine}; }} .{kind.Name}-line {{ stroke: {kind.DarkLine}; }} .{kind.Name}-solid {{ fill: {kind.DarkLine}; }}");
        Line("}");
        Line("</style>");
        Line($"""<rect class="paper" width="{N(width)}" height="{N(height)}" rx="10"/>""");
        Text(24, 34, "head", "start", title);
    }

    internal static IEnumerable<string> KindNames => Kinds.Select(k => k.Name);

    internal void Rectangle(string style, double x, double y, double width, double height, double radius) =>
        Line($"""<rect class="{style}" x="{N(x)}" y="{N(y)}" width="{N(width)}" height="{N(height)}" rx="{N(radius)}"/>""");

    internal void Ellipse(string style, double x, double y, double radiusX, double radiusY) =>
        Line($"""<ellipse class="{style}" cx="{N(x)}" cy="{N(y)}" rx="{N(radiusX)}" ry="{N(radiusY)}"/>""");

    internal void TurnedRectangle(string style, double x, double y, double width, double height, double radius, double degrees) =>
        Line($"""<rect class="{style}" x="{N(x - (width / 2))}" y="{N(y - (height / 2))}" width="{N(width)}" height="{N(height)}" rx="{N(radius)}" transform="rotate({N(degrees)} {N(x)} {N(y)})"/>""");

    internal void Path(string style, string path) => Line($"""<path class="{style}" d="{path}"/>""");

    /// <summary>A filled arrow head whose point is at x, y, pointing to <paramref name="degrees"/>, 0 being to the right and 90 down.</summary>
    internal void ArrowHead(string style, double x, double y, double degrees) =>
        Line($"""<polygon class="{style}" points="0,0 -9,-4 -9,4" transform="translate({N(x)} {N(y)}) rotate({N(degrees)})"/>""");

    internal void Text(double x, double y, string style, string anchor, string text) =>
        Line($"""<text class="{style}" x="{N(x)}" y="{N(y)}" text-anchor="{anchor}">{SecurityElement.Escape(text)}</text>""");

    internal string Finish() => _text + "</svg>\n";

    internal static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Line(string line) => _text.Append(line).Append('\n');
}
