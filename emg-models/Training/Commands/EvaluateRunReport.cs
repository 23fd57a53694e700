using NeuralGlasses.Training.Protocols;
using NeuralGlasses.Training.Reports;

namespace NeuralGlasses.Training.Commands;

/// <summary>Makes the report of an evaluation.</summary>
internal static class EvaluateRunReport
{
    public static EvaluationReport Of(
        EvaluateRunOptions options,
        IDecoderFamily family,
        PersonRecordings anyone,
        IReadOnlyList<string> train,
        IReadOnlyList<PersonScore> scores,
        IReadOnlyList<string> notes)
    {
        var whole = scores.Select(person => (person.Subject, person.Score)).ToArray();
        var causal = scores.Where(person => person.Causal is not null).Select(person => (person.Subject, person.Causal!)).ToArray();
        return new()
        {
            Set = options.Set,
            TrainSet = options.TrainSet,
            Protocol = options.Protocol,
            Decoder = family.Name,
            Seed = options.Seed,
            Folds = options.Folds,
            Train = train,
            Test = [.. scores.Select(person => person.Subject)],
            Labels = anyone.Labels,
            ChannelCount = anyone.ChannelCount,
            RateHz = anyone.RateHz,
            FramesTested = scores.Sum(person => person.TestedFrames),
            BalancedAccuracy = Accuracy(whole),
            BalancedAccuracyCausal = causal.Length == 0 ? null : Accuracy(causal),
            PerClass = PerContext<IReadOnlyDictionary<string, ClassFigures>>.Of(
                whole, people => ConfusionSum.PerClass([.. people.Select(person => person.Confusion)], anyone.Labels)),
            Confusion = PerContext<double[][]>.Of(whole, people => ConfusionSum.Of([.. people.Select(person => person.Confusion)])),
            Notes = notes,
        };
    }

    private static PerContext<BalancedAccuracy> Accuracy(IReadOnlyList<(string Subject, DecodedScore Score)> people)
        => PerContext<BalancedAccuracy>.Of(
            people, each => BalancedAccuracy.Of([.. each.Select(person => (person.Subject, person.Confusion.BalancedAccuracy))]));
}
