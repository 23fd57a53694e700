using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Decoders.Adaptive;
using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Novelty;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Shipping;

/// <summary>Measures a plan's kind of decoder with the program's own verbs, on people who did not teach it.</summary>
/// <param name="plan">The plan.</param>
/// <param name="dataDirectory">Folder of the recordings.</param>
/// <param name="bar">Shows progress.</param>
internal sealed class FigureRuns(TrainingPlan plan, string dataDirectory, ProgressBar bar)
{
    private const string Nothing = "nothing, from the first second on";
    private const string OneRepetition = "one repetition of each gesture";
    private const string TwoRepetitions = "two repetitions of each gesture";

    public IReadOnlyList<AccuracyFigures> Accuracy() =>
    [
        Evaluate("zero-shot", new GenericFamily(plan.LearningSteps), Nothing),
        Evaluate("one-shot", new AdaptiveFamily(plan.LearningSteps), OneRepetition),
        Evaluate("two-shot", new AdaptiveFamily(plan.LearningSteps), TwoRepetitions),
    ];

    public IReadOnlyList<EventSummary> Events() =>
    [
        Replay("zero-shot", new GenericFamily(plan.LearningSteps), Nothing, plan.Limits),
        Replay("one-shot", new AdaptiveFamily(plan.LearningSteps), OneRepetition, plan.PersonalLimits),
    ];

    public UnknownFigures? Unknown(IReadOnlyList<PersonRecordings> people)
    {
        if (plan.UnknownGestures.Count == 0)
            return null;
        var areas = new NoveltyEvaluation(EvaluationProtocol.TwoShot, plan.Seed, bar.Stage, plan.LearningSteps).Run(people, plan.Folds, plan.UnknownGestures);
        var report = NoveltyReport.Of(plan.Set, "two-shot", plan.Seed, plan.Folds, areas);
        return new(
            $"novelty --data DATA --set {plan.Set} --train {plan.People} --gestures {string.Join(',', plan.UnknownGestures)} --protocol two-shot --folds {plan.Folds} --seed {plan.Seed} --live --out FILE.json",
            plan.UnknownGestures,
            report.MeanArea,
            report.TenthPercentileArea);
    }

    private AccuracyFigures Evaluate(string protocol, IDecoderFamily decoder, string known)
    {
        using var file = new ScratchFile();
        var report = EvaluateRun.Execute(Options(protocol, decoder, file.Path), TextWriter.Null, bar);
        // Under zero-shot the strictly causal figure is the honest one for a model that runs from the first second.
        var accuracy = report.BalancedAccuracyCausal ?? report.BalancedAccuracy;
        var confusion = report.Confusion.Context600;
        return new(
            Command("evaluate", protocol, decoder),
            known,
            accuracy.Window200.Mean,
            accuracy.Window200.Worst,
            accuracy.Context600.Mean,
            accuracy.Context600.Worst,
            report.Labels,
            [.. confusion.Select(row => Shares(row))]);
    }

    private EventSummary Replay(string protocol, IDecoderFamily decoder, string known, PolicyLimits limits)
    {
        using var file = new ScratchFile();
        var run = EventsVerb.Execute(Options(protocol, decoder, file.Path) with { Limits = limits }, TextWriter.Null, bar);
        var all = EventFigures.Sum(run.People);
        return new(
            Command("events", protocol, decoder) + FormattableString.Invariant($" --false-per-hour {limits.FalsePerHour} --wrong-rate {limits.WrongRate} --median-seconds {limits.MedianSeconds}"),
            known,
            all.Gestures,
            Rounded(all.Recall ?? 0),
            Rounded(all.WrongRate ?? 0),
            all.FalseActivations,
            Rounded(all.RestHours),
            Rounded(all.FalsePerHourUpper95 ?? 0),
            Rounded(all.MedianSecondsFromOnset),
            Rounded(all.NinetiethSecondsFromOnset),
            run.AskedToRepeat is { } asked ? [.. run.People.Where((_, i) => asked[i].Count > 0).Select(person => person.Subject)] : [],
            Rounded(run.Accepted?.Recall),
            run.Accepted?.FalseActivations);
    }

    private EvaluateRunOptions Options(string protocol, IDecoderFamily decoder, string file) => new()
    {
        DataDirectory = dataDirectory,
        Set = plan.Set,
        Train = plan.People,
        Protocol = protocol,
        Family = decoder,
        Folds = plan.Folds,
        Seed = plan.Seed,
        Live = plan.Live,
        OutputFile = file,
    };

    private string Command(string verb, string protocol, IDecoderFamily decoder)
        => $"{verb} --data DATA --set {plan.Set} --train {plan.People} --folds {plan.Folds} --protocol {protocol} --decoder {decoder.Name} --seed {plan.Seed} --live --out FILE.json";

    private static double[] Shares(double[] row)
    {
        var sum = row.Sum();
        return Array.ConvertAll(row, value => sum > 0 ? Math.Round(value / sum, 4) : 0);
    }

    private static double Rounded(double value) => Math.Round(value, 4);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
