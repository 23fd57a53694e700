using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Comparison;

/// <summary>What <c>compare-pinches</c> writes.</summary>
public sealed record PinchSeparationReport
{
    /// <summary>The only value of <see cref="Format"/> so far.</summary>
    public const string CurrentFormat = "neuralglasses-pinch-separation/1";

    /// <summary>Format of the file.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Set of the real people.</summary>
    public required string Set { get; init; }

    /// <summary>Seed of the simulated people and of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>What was done.</summary>
    public required string Method { get; init; }

    /// <summary>Lengths of the moment, in milliseconds.</summary>
    public required IReadOnlyList<int> MomentsMs { get; init; }

    /// <summary>The measurements.</summary>
    public required IReadOnlyList<PinchSeparationRow> Rows { get; init; }

    /// <summary>The report as a table for people, in Markdown: of each moment the share of all gestures told, and in brackets index from middle pinch alone.</summary>
    public string Table()
    {
        var text = new StringBuilder($"| who | people | {string.Join(" | ", MomentsMs.Select(ms => $"{ms} ms"))} |\n|---|---|{string.Concat(MomentsMs.Select(_ => "---|"))}\n");
        foreach (var row in Rows)
        {
            var cells = row.Told.Zip(row.IndexFromMiddle, (told, pinches) => string.Create(CultureInfo.InvariantCulture, $"{told:F2} ({pinches:F2})"));
            text.Append(CultureInfo.InvariantCulture, $"| {row.Who} | {row.People} | {string.Join(" | ", cells)} |\n");
        }

        return text.Append('\n').ToString();
    }
}
