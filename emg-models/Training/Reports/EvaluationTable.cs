using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Reports;

/// <summary>The table on the console: a row a test person, then mean and worst, 44 columns wide for names of up to 12 letters.</summary>
public static class EvaluationTable
{
    private const int FigureWidth = 8;
    private const int LeastNameWidth = 6;
    private static readonly string[] ContextNames = ["200 ms", "600 ms"];

    /// <summary>The table's lines.</summary>
    public static string Of(EvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var contexts = new[] { report.BalancedAccuracy, report.BalancedAccuracyCausal }.OfType<PerContext<BalancedAccuracy>>().ToArray();
        var columns = contexts.SelectMany(each => new[] { each.Window200, each.Context600 }).ToArray();
        var width = report.BalancedAccuracy.Window200.PerSubject.Keys.Append(new('x', LeastNameWidth)).Max(name => name.Length);
        var text = new StringBuilder();
        if (contexts.Length > 1)
            Row(text, "", width, ["whole", "", "causal", ""]);
        Row(text, "person", width, contexts.SelectMany(_ => ContextNames));
        foreach (var subject in report.BalancedAccuracy.Window200.PerSubject.Keys)
            Row(text, subject, width, columns.Select(column => Figure(column.PerSubject[subject])));
        Row(text, "mean", width, columns.Select(column => Figure(column.Mean)));
        Row(text, "worst", width, columns.Select(column => Figure(column.Worst)));
        return text.ToString();
    }

    private static string Figure(double share) => share.ToString("F3", CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, string name, int width, IEnumerable<string> cells)
        => text.Append((name.PadRight(width) + string.Concat(cells.Select(cell => cell.PadLeft(FigureWidth)))).TrimEnd()).Append('\n');
}
