using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using PureHDF;
using PureHDF.VOL.Native;

namespace NeuralGlasses.Training.Import.Hdf5;

/// <summary>Recordings that are in <c>emg-h5/1</c> already: checked and written anew.</summary>
internal sealed class EmgH5Format(ImportOptions options) : IRecordingFormat
{
    private static readonly string[] KnownObjects = ["emg", "recordings", "segments", "label_names"];

    private static readonly string[] KnownAttributes =
    [
        "format", "dataset", "subject", "session", "licence", "units", "device", "source", "commit", "fs_hz", "unit_per_lsb",
        "channel_count", "clipped_samples",
    ];

    public IReadOnlyList<string> Extensions => [".h5"];

    public IReadOnlyList<RecordingDraft> Read(string path, ReadingReport report)
    {
        var read = EmgRecording.Open(path);
        var (remarks, leftOut) = OpenedFile.Read(path, $"a recording in {EmgRecording.Format}", Further);
        if (leftOut.Count > 0)
            report.Note($"left out, because the format does not hold it: {string.Join(", ", leftOut)}.");
        var fields = new StatedFields(path, options);
        return
        [
            new()
            {
                DataSet = fields.DataSet(read.DataSet),
                Subject = fields.Subject(read.Subject),
                Session = fields.Session(read.Session),
                Licence = fields.Licence(read.Licence),
                Units = fields.Units(read.Units),
                Device = read.Device,
                Source = read.Source,
                Commit = read.Commit,
                RateHz = read.RateHz,
                Samples = new(read.Samples, read.UnitPerLsb, read.ClippedSamples),
                Stretches = read.Stretches,
                Segments = read.Segments,
                LabelNames = read.LabelNames,
                Remarks = remarks,
            },
        ];
    }

    private static (Dictionary<string, string> Remarks, List<string> LeftOut) Further(NativeFile file)
    {
        var remarks = new Dictionary<string, string>();
        var leftOut = file.Children().Select(child => child.Name).Except(KnownObjects).Order(StringComparer.Ordinal).Select(name => $"/{name}").ToList();
        foreach (var name in file.Attributes().Select(attribute => attribute.Name).Except(KnownAttributes).Order(StringComparer.Ordinal))
        {
            var attribute = file.Attribute(name);
            if (attribute.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength && attribute.Space.Type == H5DataspaceType.Scalar)
                remarks[name] = attribute.Read<string>();
            else
                leftOut.Add($"attribute {name}");
        }

        return (remarks, leftOut);
    }
}
