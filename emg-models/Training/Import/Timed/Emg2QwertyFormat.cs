using NeuralGlasses.Recordings.Writing;
using NeuralGlasses.Training.Import.Hdf5;
using PureHDF;
using PureHDF.VOL.Native;

namespace NeuralGlasses.Training.Import.Timed;

/// <summary>Sessions of emg2qwerty: two wrists at 2 kHz and the keys that were typed; each wrist becomes a recording.</summary>
internal sealed class Emg2QwertyFormat(ImportOptions options) : IRecordingFormat
{
    private const double RateHz = 2000;
    private const string Group = "emg2qwerty";

    private static readonly (string Field, string Suffix, string Placement)[] Sides = [("emg_left", "L", "left wrist"), ("emg_right", "R", "right wrist")];

    public IReadOnlyList<string> Extensions => [".hdf5", ".h5"];

    public IReadOnlyList<RecordingDraft> Read(string path, ReadingReport report)
        => OpenedFile.Read(path, "a session of emg2qwerty", file => Read(path, file, report));

    private RecordingDraft[] Read(string path, NativeFile file, ReadingReport report)
    {
        var dataset = CompoundSeries.Find(path, file, $"{Group}/timeseries", Group);
        var group = file.Group(Group);
        var fields = new StatedFields(path, options);
        var subject = fields.Subject(OpenedFile.Text(group, "user"));
        var session = fields.Session(OpenedFile.Text(group, "session_name"));
        var licence = fields.Licence(null);
        var keystrokes = Keystrokes.Read(path, OpenedFile.Text(group, "keystrokes"));
        if (keystrokes.Count == 0)
            report.Note("the session has no keystrokes, so nothing is labelled.");
        var series = CompoundSeries.Read(path, dataset, [.. Sides.Select(side => side.Field)], report.Progress);
        var clock = new SampleClock(path, series.TimesSeconds, RateHz);
        if (clock.RepeatedTimes > 0)
            report.Note($"{clock.RepeatedTimes} samples have the time of the one before; they count as one packet without a gap.");
        var labels = LabelTable.Of(PromptSpans.Find(path, keystrokes, clock, report.Note), clock.Stretches, []);
        return
        [
            .. Sides.Zip(series.Channels, (side, channels) => new RecordingDraft
            {
                DataSet = fields.DataSet(null, Group),
                Subject = subject,
                Session = $"{session}-{side.Suffix}",
                Licence = licence,
                Units = fields.Units(null, "as published"),
                Device = "sEMG-RD wristband",
                Source = "https://github.com/facebookresearch/emg2qwerty",
                RateHz = RateHz,
                Samples = SampleSteps.Of(channels, 1, path),
                Stretches = clock.Stretches,
                Segments = labels.Segments,
                LabelNames = labels.Names,
                Remarks = new Dictionary<string, string>
                {
                    ["placement"] = side.Placement,
                    ["condition"] = OpenedFile.Text(group, "condition") ?? "not stated",
                },
            }),
        ];
    }
}
