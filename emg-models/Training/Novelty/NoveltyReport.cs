using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Novelty;

/// <summary>What <c>novelty</c> writes.</summary>
public sealed record NoveltyReport
{
    /// <summary>Format of the file.</summary>
    public string Format { get; init; } = "neuralglasses-novelty/1";

    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>Name of the protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>Folds by person.</summary>
    public required int Folds { get; init; }

    /// <summary>Mean area under the curve over people and left-out gestures, 0 to 1.</summary>
    public required double MeanArea { get; init; }

    /// <summary>The area that nine of ten exceed.</summary>
    public required double TenthPercentileArea { get; init; }

    /// <summary>Area of each left-out gesture of each person.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> PerSubject { get; init; }

    /// <summary>Sums up what was measured.</summary>
    /// <exception cref="ArgumentException">Nothing was measured.</exception>
    public static NoveltyReport Of(string set, string protocol, int seed, int folds, IReadOnlyList<(string Subject, string Gesture, double Area)> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        if (areas.Count == 0)
            throw new ArgumentException("--gestures: nobody has frames of these gestures to test; choose others.");
        var sorted = areas.Select(each => each.Area).Order().ToArray();
        return new()
        {
            Set = set,
            Protocol = protocol,
            Seed = seed,
            Folds = folds,
            MeanArea = Math.Round(sorted.Average(), 6),
            TenthPercentileArea = Math.Round(sorted[(int)(0.1 * (sorted.Length - 1))], 6),
            PerSubject = areas.GroupBy(each => each.Subject).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(
                group => group.Key,
                group => (IReadOnlyDictionary<string, double>)group.ToDictionary(each => each.Gesture, each => Math.Round(each.Area, 6))),
        };
    }

    /// <summary>The table for people.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        var gestures = PerSubject.Values.SelectMany(each => each.Keys).Distinct().ToArray();
        text.AppendLine("Area under the curve for a gesture that was never shown");
        text.AppendLine("person   " + string.Join(' ', gestures.Select(gesture => gesture.PadLeft(9))));
        foreach (var (subject, areas) in PerSubject)
            text.AppendLine(subject.PadRight(9) + string.Join(' ', gestures.Select(gesture => (areas.TryGetValue(gesture, out var area) ? Number(area) : "-").PadLeft(9))));
        text.AppendLine($"mean {Number(MeanArea)}, nine of ten above {Number(TenthPercentileArea)}");
        return text.ToString();
    }

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
