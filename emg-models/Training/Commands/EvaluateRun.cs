using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Decoders;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Protocols;
using NeuralGlasses.Training.Reports;

namespace NeuralGlasses.Training.Commands;

/// <summary>Measures a decoder on people of a set and writes the report.</summary>
public static class EvaluateRun
{
    /// <summary>Runs an evaluation; the same recordings, options and seed give the same bytes.</summary>
    /// <param name="options">What to evaluate.</param>
    /// <param name="output">Receives the table and the notes.</param>
    /// <param name="bar">Shows progress.</param>
    /// <returns>The report that was written.</returns>
    /// <exception cref="RecordingException">A recording cannot be used, or a person is not in the set.</exception>
    /// <exception cref="ArgumentException">The options name nobody, nothing known, or people both to teach and to test.</exception>
    public static EvaluationReport Execute(EvaluateRunOptions options, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        var protocol = ProtocolNames.Parse(options.Protocol);
        var family = options.Family ?? (options.Decoder is null ? DecoderFamilies.Default : DecoderFamilies.Named(options.Decoder));
        RequireConsistent(options, protocol);
        var outputFile = Path.GetFullPath(options.OutputFile);
        if (Directory.Exists(outputFile))
            throw new ArgumentException($"--out: '{options.OutputFile}' is a folder; name the JSON file to write.");
        Directory.CreateDirectory(Path.GetDirectoryName(outputFile)!);
        bar.Stage($"read {options.Set}");
        var recordings = SetFolder.Open(options.DataDirectory, options.Set);
        var teachers = options.TrainSet is null ? recordings : SetFolder.Open(options.TrainDataDirectory ?? options.DataDirectory, options.TrainSet);
        var notes = new List<string>();
        var (train, test) = EvaluateRunPeople.Choose(options, protocol, Subjects(teachers), Subjects(recordings), notes.Add);
        var tested = recordings.Where(each => test.Contains(each.Subject) || (options.TrainSet is null && train.Contains(each.Subject))).ToArray();
        var people = options.TrainSet is null
            ? PersonLoader.Group(tested, options.Live, options.OnlyLabels)
            : PersonLoader.Group(tested, [.. teachers.Where(each => train.Contains(each.Subject))], options.Live);
        notes.AddRange(people.SelectMany(PersonLoader.MaskNotes));

        var evaluation = new PopulationEvaluation(family, protocol, options.Seed, bar.Stage, bar.Report, notes.Add);
        var scores = options.Folds is { } folds
            ? evaluation.CrossValidate(people, folds)
            : evaluation.Run(Of(people, train), Of(people, test));
        bar.Clear();
        var report = EvaluateRunReport.Of(options, family, people[0], train, scores, notes);
        output.Write(EvaluationTable.Of(report));
        foreach (var note in notes)
            output.WriteLine($"note: {note}");
        WholeFile.Write(outputFile, EvaluationJson.Lines(report));
        output.WriteLine($"wrote {options.OutputFile}");
        return report;
    }

    private static void RequireConsistent(EvaluateRunOptions options, EvaluationProtocol protocol)
    {
        if (options.Folds is not null && options.Test is not null)
            throw new ArgumentException("--test: cross-validation with --folds tests the people of --train by turns; leave out --test or --folds.");
        if (options.Folds is not null && protocol == EvaluationProtocol.Within)
            throw new ArgumentException("--folds: the protocol 'within' learns from no other people; name the people with --test and leave out --folds.");
        if (options.TrainDataDirectory is not null && options.TrainSet is null)
            throw new ArgumentException("--train-data: names no set; give it with --train-set, or leave --train-data out.");
        if (options.TrainSet is not null && (options.Folds is not null || protocol == EvaluationProtocol.Within))
            throw new ArgumentException("--train-set: people of another set teach, so nobody is tested by turns; name the people with --test and leave out --folds and 'within'.");
        if (options.Folds is null && options.Test is null)
            throw new ArgumentException("--test: names nobody; give the people to test, or --folds for cross-validation over --train.");
        if (options.Train is null && protocol != EvaluationProtocol.Within)
            throw new ArgumentException($"--train: names nobody; the protocol '{options.Protocol}' learns from other people, give them as a list such as S01-S15,S17.");
    }

    private static string[] Subjects(IReadOnlyList<EmgRecording> recordings) => [.. recordings.Select(each => each.Subject).Distinct()];

    private static IReadOnlyList<PersonRecordings> Of(IReadOnlyList<PersonRecordings> people, IReadOnlyList<string> subjects)
        => [.. people.Where(person => subjects.Contains(person.Subject))];
}
