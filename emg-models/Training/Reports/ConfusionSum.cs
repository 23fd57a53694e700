using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Reports;

/// <summary>The shares of several people's confusions added up, so that a person with many frames counts no more than another.</summary>
public static class ConfusionSum
{
    /// <summary>Rows are the truth, columns the decision; a row adds up to the number of people tested with that label.</summary>
    public static double[][] Of(IReadOnlyList<Confusion> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        return Table(people, (truth, decided) => ReportNumber.Of(people.Sum(person => person.Share(truth, decided))));
    }

    /// <summary>Figures of every label.</summary>
    public static IReadOnlyDictionary<string, ClassFigures> PerClass(IReadOnlyList<Confusion> people, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(labels);
        var sum = Table(people, (truth, decided) => people.Sum(person => person.Share(truth, decided)));
        return Enumerable.Range(0, labels.Count).ToDictionary(label => labels[label], label => new ClassFigures(
            Ratio(sum[label][label], sum[label].Sum()),
            Ratio(sum[label][label], sum.Sum(row => row[label])),
            people.Sum(person => person.Frames(label))));
    }

    private static double[][] Table(IReadOnlyList<Confusion> people, Func<int, int, double> cell)
    {
        var labels = Enumerable.Range(0, people[0].LabelCount).ToArray();
        return [.. labels.Select(truth => labels.Select(decided => cell(truth, decided)).ToArray())];
    }

    private static double? Ratio(double part, double whole) => whole > 0 ? ReportNumber.Of(part / whole) : null;
}
