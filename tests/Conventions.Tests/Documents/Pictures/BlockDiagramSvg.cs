namespace NeuralGlasses.Conventions.Tests.Documents.Pictures;

/// <summary>Draws a <see cref="BlockDiagram"/>.</summary>
internal static class BlockDiagramSvg
{
    internal const double Step = 8;

    private const double LineHeight = 15;

    internal static string Draw(BlockDiagram diagram)
    {
        var svg = new SvgText(diagram.Width * Step, diagram.Height * Step, diagram.Title);
        foreach (var wire in diagram.Wires)
            Draw(svg, wire);
        foreach (var block in diagram.Blocks)
            Draw(svg, block);
        foreach (var label in diagram.Labels)
            svg.Text(label.At.X * Step, label.At.Y * Step, "tag halo", label.Anchor, label.Text);
        return svg.Finish();
    }

    private static void Draw(SvgText svg, DiagramBlock block)
    {
        svg.Rectangle(block.IsPart ? block.Kind : $"{block.Kind} dash", block.X * Step, block.Y * Step, block.Width * Step, block.Height * Step, 6);
        var centre = (block.X + (block.Width / 2)) * Step;
        var top = ((block.Y + (block.Height / 2)) * Step) - ((block.Lines.Count - 1) * LineHeight / 2) + 4.5;
        for (var i = 0; i < block.Lines.Count; i++)
            svg.Text(centre, top + (i * LineHeight), i == 0 ? "name" : "more", "middle", block.Lines[i]);
    }

    private static void Draw(SvgText svg, DiagramWire wire)
    {
        var points = wire.Points.Select(p => (X: p.X * Step, Y: p.Y * Step)).ToArray();
        var path = "M" + string.Join(" L", points.Select(p => $"{SvgText.N(p.X)} {SvgText.N(p.Y)}"));
        svg.Path(wire.Kind == "guard" ? "guard-line dash" : $"{wire.Kind}-line", path);
        if (wire.Arrows is "end" or "both")
            svg.ArrowHead($"{wire.Kind}-solid", points[^1].X, points[^1].Y, Direction(points[^2], points[^1]));
        if (wire.Arrows is "start" or "both")
            svg.ArrowHead($"{wire.Kind}-solid", points[0].X, points[0].Y, Direction(points[1], points[0]));
        if (wire.From == "-")
            svg.Ellipse($"{wire.Kind}-solid", points[0].X, points[0].Y, 3, 3);
        if (wire.To == "-")
            svg.Ellipse($"{wire.Kind}-solid", points[^1].X, points[^1].Y, 3, 3);
    }

    private static double Direction((double X, double Y) from, (double X, double Y) to) => (to.X - from.X, to.Y - from.Y) switch
    {
        (> 0, _) => 0,
        (< 0, _) => 180,
        (_, > 0) => 90,
        _ => 270,
    };
}
