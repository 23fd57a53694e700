using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Axes;

/// <summary>How well axes are estimated on real people of a set under a protocol.</summary>
/// <param name="Set">Name of the set.</param>
/// <param name="Protocol">What was known of a test person.</param>
/// <param name="Axes">Names of the axes.</param>
/// <param name="Method">How it was measured.</param>
/// <param name="People">Scores of the people, in order.</param>
public sealed record AxesReport(string Set, string Protocol, IReadOnlyList<string> Axes, string Method, IReadOnlyList<AxesScore> People)
{
    /// <summary>What the names of committed reports begin with.</summary>
    public const string FilePrefix = "real-";

    /// <summary>The file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingPlanJson.Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>The reports beside a model, in the order of their names.</summary>
    public static IReadOnlyList<AxesReport> In(string directory) =>
        [.. Directory.GetFiles(directory, FilePrefix + "*.json").Order(StringComparer.Ordinal).Select(path => JsonSerializer.Deserialize<AxesReport>(File.ReadAllText(path), TrainingPlanJson.Options)!)];

    /// <summary>A table of reports, one row a report.</summary>
    public static string Table(IReadOnlyList<AxesReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var text = new StringBuilder("| set, protocol | people | R² | mean absolute error | direction, one axis | direction, paired with another | moved unmeant | worst person's direction |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var report in reports)
        {
            var people = report.People;
            var direction = people.Select(person => person.DirectionSingle).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"| {report.Set}, {report.Protocol} | {people.Count} | {Axis(report, person => person.R2)} | {Axis(report, person => person.MeanAbsoluteError)} | {Mean(direction)} | {Mean(people.Select(person => person.DirectionPaired))} | {Mean(people.Select(person => person.MovedUnmeant))} | {(direction.All(each => each is null) ? "" : direction.Min()?.ToString("F3", CultureInfo.InvariantCulture))} |\n");
        }

        return text.ToString();
    }

    private static string Axis(AxesReport report, Func<AxesScore, IReadOnlyList<double>> value) =>
        string.Join(", ", report.Axes.Select((name, axis) => FormattableString.Invariant($"{name} {report.People.Average(person => value(person)[axis]):F2}")));

    private static string Mean(IEnumerable<double?> values)
    {
        var known = values.Where(value => value is not null).ToArray();
        return known.Length == 0 ? "" : known.Average()!.Value.ToString("F3", CultureInfo.InvariantCulture);
    }
}
