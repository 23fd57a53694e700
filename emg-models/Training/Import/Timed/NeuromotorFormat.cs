using System.Text.RegularExpressions;
using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using NeuralGlasses.Training.Import.Hdf5;
using PureHDF;
using PureHDF.VOL.Native;

namespace NeuralGlasses.Training.Import.Timed;

/// <summary>Recordings of generic-neuromotor-interface: one wrist at 2 kHz; prompts come from a CSV file beside it.</summary>
internal sealed partial class NeuromotorFormat(ImportOptions options) : IRecordingFormat
{
    private const double RateHz = 2000;

    public IReadOnlyList<string> Extensions => [".hdf5", ".h5"];

    public IReadOnlyList<RecordingDraft> Read(string path, ReadingReport report)
        => OpenedFile.Read(path, "a recording of generic-neuromotor-interface", file => Read(path, file, report));

    private RecordingDraft[] Read(string path, NativeFile file, ReadingReport report)
    {
        var dataset = CompoundSeries.Find(path, file, "data", "generic-neuromotor-interface");
        var task = OpenedFile.Text(dataset, "task")
            ?? throw new RecordingException($"{path}: attribute 'task' of '/data' is missing, expected a text such as discrete_gestures; check --format.");
        var name = PublishedName().Match(Path.GetFileNameWithoutExtension(path));
        var fields = new StatedFields(path, options);
        var subject = fields.Subject(name.Groups["user"].Value);
        var session = fields.Session(name.Groups["session"].Value);
        var licence = fields.Licence(null);
        var series = CompoundSeries.Read(path, dataset, ["emg"], report.Progress);
        var clock = new SampleClock(path, series.TimesSeconds, RateHz);
        if (clock.RepeatedTimes > 0)
            report.Note($"{clock.RepeatedTimes} samples have the time of the one before; they count as one packet without a gap.");
        var labels = LabelTable.Of(Prompts(file, clock, report.Note), clock.Stretches, []);
        if (dataset.Type.Compound.Members.Any(member => member.Name == "wrist_angles"))
            report.Note("the field wrist_angles was left out, the format holds no angles.");
        return
        [
            new()
            {
                DataSet = fields.DataSet(null, $"neuromotor-{task}"),
                Subject = subject,
                Session = session,
                Licence = licence,
                Units = fields.Units(null, "as published"),
                Device = "sEMG-RD wristband",
                Source = "https://github.com/facebookresearch/generic-neuromotor-interface",
                RateHz = RateHz,
                Samples = SampleSteps.Of(series.Channels[0], 1, path),
                Stretches = clock.Stretches,
                Segments = labels.Segments,
                LabelNames = labels.Names,
                Remarks = new Dictionary<string, string> { ["placement"] = "wrist", ["task"] = task },
            },
        ];
    }

    private List<LabelledSpan> Prompts(NativeFile file, SampleClock clock, Action<string> note)
    {
        var labels = options.LabelsFile;
        if (labels is null && file.LinkExists("prompts"))
            note("/prompts holds Python pickles and was left out; export it to CSV as emg-models/README.md shows and give it with --labels.");
        if (file.LinkExists("stages"))
            note("/stages holds Python pickles and was left out.");
        return labels is null ? [] : PromptSpans.Find(labels, PromptFile.Read(labels, note), clock, note);
    }

    [GeneratedRegex("_(?<user>user_[0-9]+)_(?<session>dataset_[0-9]+)$")]
    private static partial Regex PublishedName();
}
