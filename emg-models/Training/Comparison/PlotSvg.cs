using System.Globalization;
using System.Security;
using System.Text;

namespace NeuralGlasses.Training.Comparison;

/// <summary>Writes an SVG line by line; the same calls give the same bytes on every machine. Its colours follow the reader's light or dark theme.</summary>
internal sealed class PlotSvg
{
    private readonly StringBuilder _text = new();

    public PlotSvg(double width, double height, string title)
    {
        Append($"""<svg xmlns="http://www.w3.org/2000/svg" width="{N(width)}" height="{N(height)}" viewBox="0 0 {N(width)} {N(height)}" role="img">""");
        Append($"<title>{SecurityElement.Escape(title)}</title>");
        Append("<style>");
        Append("""text { font-family: "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; fill: #1f2328; }""");
        Append(".head { font-size: 17px; font-weight: 600; } .title { font-size: 13px; font-weight: 600; } .name { font-size: 12px; } .more { font-size: 11px; fill: #59636e; }");
        Append(".paper { fill: #ffffff; } .real { fill: #0969da; } .simulated { fill: #bc4c00; } .grid { stroke: #d1d9e0; } .tick { stroke: #1f2328; stroke-width: 2px; }");
        Append("@media (prefers-color-scheme: dark) {");
        Append("text { fill: #e6edf3; } .more { fill: #9198a1; } .paper { fill: #0d1117; }");
        Append(".real { fill: #4493f8; } .simulated { fill: #f0883e; } .grid { stroke: #3d444d; } .tick { stroke: #f0f6fc; }");
        Append("}");
        Append("</style>");
        Append($"""<rect class="paper" width="{N(width)}" height="{N(height)}" rx="10"/>""");
        Text(24, 34, "head", "start", title);
    }

    public void Box(string style, double x, double y, double width, double height) =>
        Append($"""<rect class="{style}" x="{N(x)}" y="{N(y)}" width="{N(width)}" height="{N(height)}" rx="2"/>""");

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Append($"""<line class="{style}" x1="{N(x1)}" y1="{N(y1)}" x2="{N(x2)}" y2="{N(y2)}"/>""");

    public void Text(double x, double y, string style, string anchor, string text) =>
        Append($"""<text class="{style}" x="{N(x)}" y="{N(y)}" text-anchor="{anchor}">{SecurityElement.Escape(text)}</text>""");

    public string Finish() => _text + "</svg>\n";

    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Append(string line) => _text.Append(line).Append('\n');
}
