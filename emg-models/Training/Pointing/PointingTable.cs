using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Pointing;

/// <summary>Reports on pointing side by side, for a document.</summary>
public static class PointingTable
{
    /// <summary>A table with a row a report.</summary>
    public static string Of(IEnumerable<PointingReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var text = new StringBuilder("""
            | what points, and what sees it | people x sessions | columns, targets/s | discs, targets/s | ring, bits/s | ring, errors | clicks an hour of daily life |
            |---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var report in reports)
        {
            var life = report.Life.Count == 0 ? "" : FormattableString.Invariant($"{report.ClicksPerHour:F1} in {report.Life.Sum(each => each.Hours):F1} h");
            text.Append(CultureInfo.InvariantCulture, $"| {report.Device}: {report.Wrist} | {report.People} x {report.Sessions} | {Cell(report, PointingTaskKind.Columns, row => row.AcquisitionsPerSecond)} | {Cell(report, PointingTaskKind.Discs, row => row.AcquisitionsPerSecond)} | {Cell(report, PointingTaskKind.Ring, row => row.BitsPerSecond)} | {Cell(report, PointingTaskKind.Ring, row => row.Errors)} | {life} |\n");
        }

        return text.ToString();
    }

    private static string Cell(PointingReport report, PointingTaskKind task, Func<PointingRow, Quartiles> figure)
    {
        var spread = figure(report.Rows.Single(row => row.Task == task && row.Block == 0));
        return FormattableString.Invariant($"{spread.Median:F2} ({spread.Q1:F2} to {spread.Q3:F2})");
    }
}
