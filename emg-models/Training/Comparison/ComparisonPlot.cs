namespace NeuralGlasses.Training.Comparison;

/// <summary>Picture of a comparison: a panel a figure, in it for each set the range of the first to the ninth decile, real above simulated, with the medians as ticks.</summary>
public static class ComparisonPlot
{
    private const double PanelWidth = 360;
    private const double NameWidth = 118;
    private const double RowHeight = 30;
    private const double HeadHeight = 34;
    private const double FootHeight = 34;
    private const double Left = 24;
    private const double Top = 84;
    private const int Columns = 3;

    private static readonly (string Title, double Least, double Most, string[] Figures)[] Panels =
    [
        ("Best pair over median pair", 1, 20, ["best pair over median pair"]),
        ("Best pair over rest", 1, 100, ["best pair over rest"]),
        ("Median frequency, Hz", 20, 300, ["median frequency"]),
        ("Kurtosis", 2.5, 25, ["kurtosis"]),
        ("Variation of the RMS of 200 ms", 0.03, 1, ["variation of the RMS of 200 ms"]),
        ("Correlation of neighbours", 0.05, 1, ["correlation, 1 apart"]),
        ("Correlation of opposite pairs", 0.01, 1, ["correlation, opposite", "correlation, 8 apart", "correlation, 4 apart"]),
        ("RMS of the best pair, µV", 5, 300, ["RMS, best pair"]),
        ("Rise of the envelope, s", 0.05, 3, ["rise of the envelope"]),
    ];

    /// <summary>The SVG's text; the same report gives the same bytes.</summary>
    public static string Of(ArmComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var panelHeight = HeadHeight + (report.Sets.Count * RowHeight) + FootHeight;
        var rows = (Panels.Length + Columns - 1) / Columns;
        var svg = new PlotSvg((2 * Left) + (Columns * PanelWidth), Top + (rows * panelHeight) + 10, "Real and simulated arms: first to ninth decile and median");
        svg.Box("real", Left, 50, 26, 9);
        svg.Text(Left + 34, 59, "name", "start", "real people");
        svg.Box("simulated", Left + 130, 50, 26, 9);
        svg.Text(Left + 164, 59, "name", "start", "simulated people");
        svg.Text(Left + 300, 59, "more", "start", "axes are logarithmic; a missing bar is a figure that the set does not allow");
        for (var i = 0; i < Panels.Length; i++)
            Panel(svg, report, i, Left + (i % Columns * PanelWidth), Top + (i / Columns * panelHeight));
        return svg.Finish();
    }

    private static void Panel(PlotSvg svg, ArmComparisonReport report, int index, double x, double y)
    {
        var (title, least, most, figures) = Panels[index];
        var (from, to) = (x + NameWidth, x + PanelWidth - 26);
        var bottom = y + HeadHeight + (report.Sets.Count * RowHeight);
        svg.Text(from, y + 20, "title", "start", title);
        foreach (var tick in Ticks(least, most))
        {
            svg.Line("grid", At(tick), y + HeadHeight - 4, At(tick), bottom);
            svg.Text(At(tick), bottom + 14, "more", "middle", PlotSvg.N(tick));
        }

        for (var i = 0; i < report.Sets.Count; i++)
        {
            var middle = y + HeadHeight + ((i + 0.5) * RowHeight) - 2;
            svg.Text(from - 8, middle + 4, "more", "end", report.Sets[i].Set);
            // The distance of opposite pairs is the longest that a set has, so the first that it has is the one.
            var row = figures.Select(figure => report.Sets[i].Rows.FirstOrDefault(each => each.Figure == figure && each.Movement == ComparedRow.All)).FirstOrDefault(each => each is not null);
            if (row is null)
                continue;
            Bar("real", row.Real, middle - 10);
            Bar("simulated", row.Simulated, middle + 1);
        }

        void Bar(string style, Spread spread, double top)
        {
            svg.Box(style, At(spread.P10), top, Math.Max(1, At(spread.P90) - At(spread.P10)), 9);
            svg.Line("tick", At(spread.P50), top - 1, At(spread.P50), top + 10);
        }

        double At(double value) => from + ((to - from) * Math.Clamp(Math.Log(Math.Max(value, 1e-9) / least) / Math.Log(most / least), 0, 1));
    }

    private static IEnumerable<double> Ticks(double least, double most)
    {
        for (var decade = -3; decade <= 3; decade++)
        {
            foreach (var step in new[] { 1, 3 })
            {
                var tick = step * Math.Pow(10, decade);
                if (tick >= least * 0.999 && tick <= most * 1.001)
                    yield return tick;
            }
        }
    }
}
