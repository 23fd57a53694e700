namespace NeuralGlasses.Training.Reports;

/// <summary>Balanced accuracy over people with one length of context.</summary>
/// <param name="Mean">Mean over the test people, 0 to 1.</param>
/// <param name="Worst">Lowest of the test people.</param>
/// <param name="WorstSubject">Who that is.</param>
/// <param name="PerSubject">Of each test person.</param>
public sealed record BalancedAccuracy(double Mean, double Worst, string WorstSubject, IReadOnlyDictionary<string, double> PerSubject)
{
    /// <summary>Summarises figures of people; of equally bad people the first is named.</summary>
    public static BalancedAccuracy Of(IReadOnlyList<(string Subject, double Accuracy)> people)
    {
        var (subject, worst) = people.MinBy(person => person.Accuracy);
        return new(
            ReportNumber.Of(people.Average(person => person.Accuracy)),
            ReportNumber.Of(worst),
            subject,
            people.ToDictionary(person => person.Subject, person => ReportNumber.Of(person.Accuracy)));
    }
}
