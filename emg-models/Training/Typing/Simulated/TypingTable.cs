using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>A report on typing as a table of a document.</summary>
public static class TypingTable
{
    /// <summary>A row for each way to work.</summary>
    public static string Of(TypingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("""
            | way | phrases | words a minute, median | slowest tenth | letters wrong in the end | keystrokes taken back | gestures a letter | gestures misread | missed | seconds a letter: letters + taking words + choosing + taking back + missed |
            |---|---|---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var each in report.Figures)
            text.Append(CultureInfo.InvariantCulture, $"| {each.Way} | {each.Phrases} | {each.WordsPerMinute:F1} | {each.SlowestTenth:F1} | {100 * each.Uncorrected:F1} % | {100 * each.Corrected:F1} % | {each.GesturesPerLetter:F2} | {100 * each.Misread:F1} % | {100 * each.Missed:F1} % | {each.Costs.Sum:F2} = {each.Costs.Letters:F2} + {each.Costs.Takes:F2} + {each.Costs.Choices:F2} + {each.Costs.Erasures:F2} + {each.Costs.Missed:F2} |\n");
        return text.ToString();
    }
}
