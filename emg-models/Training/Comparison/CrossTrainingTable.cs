using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Comparison;

/// <summary>Cross-trainings as a table for people, in Markdown.</summary>
public static class CrossTrainingTable
{
    private static readonly (string Taught, string Tested)[] Ways = [("real", "real"), ("simulated", "real"), ("real", "simulated"), ("simulated", "simulated")];

    /// <summary>The table's text: a row a set, protocol and decoder, balanced accuracy from 600 ms, mean over people and the worst person.</summary>
    public static string Of(CrossTraining report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("| set | labels | protocol | decoder | real → real | simulated → real | real → simulated | simulated → simulated |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var group in report.Rows.GroupBy(row => (row.Set, row.Protocol, row.Decoder)))
        {
            string[] cells = [.. Ways.Select(way => Cell(group, way))];
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Set} | {group.First().Labels.Count} | {group.Key.Protocol} | {group.Key.Decoder} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    private static string Cell(IEnumerable<CrossTrainingRow> rows, (string Taught, string Tested) way)
        => rows.FirstOrDefault(row => (row.Taught, row.Tested) == way) is { } row
            ? string.Create(CultureInfo.InvariantCulture, $"{row.Context600:F2} ({row.Worst600:F2})")
            : "";
}
