using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Comparison;

/// <summary>A comparison as tables for people, in Markdown: one a set, a row a figure over all movements.</summary>
public static class ComparisonTable
{
    /// <summary>The tables' text; the same report gives the same bytes.</summary>
    public static string Of(ArmComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        foreach (var set in report.Sets)
            Write(text, set);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ComparedSet set)
    {
        var rows = set.Rows.Where(row => row.Movement == ComparedRow.All).ToArray();
        var inside = rows.Count(row => row.Verdict == "inside");
        text.Append(CultureInfo.InvariantCulture, $"### {set.Set}: {inside} of {rows.Length} rows inside\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{set.People} people, {set.Recordings} recordings, {set.ChannelsAndPairs[0]} channels; {set.SimulatedPeople} simulated people, {set.ChannelsAndPairs[1]} pairs; {set.RateHz} Hz. {set.Difference}");
        if (set.LeftOut.Count > 0)
            text.Append($" Left out, because no simulated movement is like it: {string.Join(", ", set.LeftOut)}.");
        text.Append("\n\n| figure | real, 10 / 50 / 90 % | simulated, 10 / 50 / 90 % | verdict | movements outside |\n|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            var outside = set.Rows.Where(each => each.Figure == row.Figure && each.Movement != ComparedRow.All && each.Verdict != "inside").ToArray();
            var unit = row.Unit.Length > 0 ? $", {row.Unit}" : "";
            text.Append($"| {row.Figure}{unit} | {Cell(row.Real)} | {Cell(row.Simulated)} | {Bold(row.Verdict)} | {string.Join(", ", outside.Select(each => $"{each.Movement} {each.Verdict}"))} |\n");
        }

        if (set.Pattern is { } pattern)
        {
            var movements = pattern.Movements.Zip(pattern.Correlations, (movement, correlation) => string.Create(CultureInfo.InvariantCulture, $"{movement} {correlation:F2}"));
            text.Append(CultureInfo.InvariantCulture, $"\nPlaces round the ring, correlation of the mean patterns under the best common wearing ({(pattern.IsMirrored ? "mirrored, " : "")}turned by {pattern.TurnedChannels}): {string.Join(", ", movements)}.\n");
        }

        text.Append('\n');
    }

    private static string Bold(string verdict) => verdict == "inside" ? verdict : $"**{verdict}**";

    private static string Cell(Spread spread) => $"{Number(spread.P10)} / {Number(spread.P50)} / {Number(spread.P90)}";

    private static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        _ => value.ToString("F2", CultureInfo.InvariantCulture),
    };
}
