using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Decoders;
using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>Measures events on continuous recordings and writes the report.</summary>
public static class EventsVerb
{
    /// <summary>Runs the measurement; the same recordings, options and seed give the same bytes.</summary>
    /// <param name="options">What to measure, with the protocol zero-shot, one-shot or two-shot.</param>
    /// <param name="output">Receives the table and the notes.</param>
    /// <param name="bar">Shows progress.</param>
    /// <exception cref="RecordingException">A recording cannot be used, or a person is not in the set.</exception>
    /// <exception cref="ArgumentException">The options name nobody, nothing known, or people both to teach and to test.</exception>
    public static EventsRun Execute(EvaluateRunOptions options, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        var protocol = ProtocolNames.Parse(options.Protocol);
        if (protocol is not (EvaluationProtocol.ZeroShot or EvaluationProtocol.OneShot or EvaluationProtocol.TwoShot))
            throw new ArgumentException($"--protocol: '{options.Protocol}' has no events; choose zero-shot, one-shot or two-shot.");
        if (options.TrainSet is not null || options.TrainDataDirectory is not null)
            throw new ArgumentException("--train-set: 'events' learns from people of the set itself; leave out --train-set and --train-data.");
        if (options.Folds is null == options.Test is null)
            throw new ArgumentException("--test: give either the people to test or --folds for cross-validation over --train.");
        var family = options.Family ?? (options.Decoder is null ? DecoderFamilies.Default : DecoderFamilies.Named(options.Decoder));
        var outputFile = Path.GetFullPath(options.OutputFile);
        Directory.CreateDirectory(Path.GetDirectoryName(outputFile)!);
        bar.Stage($"read {options.Set}");
        var recordings = SetFolder.Open(options.DataDirectory, options.Set);
        var notes = new List<string>();
        var (train, test) = EvaluateRunPeople.Choose(options, protocol, [.. recordings.Select(each => each.Subject).Distinct()], notes.Add);
        var people = PersonLoader.Group([.. recordings.Where(each => train.Contains(each.Subject) || test.Contains(each.Subject))], options.Live);
        notes.AddRange(people.SelectMany(PersonLoader.MaskNotes));

        var evaluation = new EventEvaluation(family, protocol, options.Seed, bar.Stage, bar.Report) { Limits = options.Limits, UsesWholeRecording = options.UsesWholeRecording };
        var results = new List<EventOutcome>();
        for (var fold = 0; fold < (options.Folds ?? 1); fold++)
        {
            bool Tested(PersonRecordings person, int i) => options.Folds is { } folds ? i % folds == fold : test.Contains(person.Subject);
            var prefix = options.Folds is { } count ? $"fold {fold + 1} of {count}: " : "";
            results.Add(evaluation.Run([.. people.Where((person, i) => !Tested(person, i))], [.. people.Where(Tested)], prefix));
            var policy = results[^1].Policy;
            notes.Add($"{prefix}policy {(policy.Settings.Certainty is null ? $"mean over {policy.Settings.SmoothingMs} ms" : "learnt certainty")}, {policy.Settings.ConfirmSteps} steps, {policy.Settings.Threshold}, release {policy.Settings.ReleaseRestProbability}; on the training people: recall {policy.Figures.Recall:F3}, wrong {policy.Figures.WrongRate:F3}, {policy.Figures.FalsePerHour:F1} false an hour, {policy.Figures.MedianSecondsFromOnset:F2} s from the onset.");
        }

        bar.Clear();
        var measured = results.SelectMany(result => result.People.Zip(result.Cler, result.AskedToRepeat))
            .Select(each => (Figures: each.First, Cler: each.Second, AskedToRepeat: each.Third))
            .OrderBy(each => each.Figures.Subject, StringComparer.Ordinal)
            .ToArray();
        var run = new EventsRun
        {
            Set = options.Set,
            Decoder = family.Name,
            Protocol = options.Protocol,
            Seed = options.Seed,
            Train = train,
            Policy = results[^1].Policy.Settings,
            PolicyWithinLimits = results.All(result => result.Policy.IsWithinLimits),
            People = [.. measured.Select(each => each.Figures)],
            AskedToRepeat = protocol == EvaluationProtocol.ZeroShot ? null : [.. measured.Select(each => each.AskedToRepeat)],
            ClerClasses = people[0].Labels,
            Cler = [.. measured.Select(each => each.Cler)],
        };
        EventsReport.Print(output, run);
        foreach (var note in notes)
            output.WriteLine($"note: {note}");
        EventsReport.Write(outputFile, run);
        output.WriteLine($"wrote {options.OutputFile}");
        return run;
    }
}
