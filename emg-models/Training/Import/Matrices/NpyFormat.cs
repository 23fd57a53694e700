using System.Globalization;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>A NumPy array file with a row a sample set and a column a channel.</summary>
internal sealed class NpyFormat : IRecordingFormat
{
    private readonly MatrixMapping _mapping;
    private readonly ImportOptions _options;

    public NpyFormat(MatrixMapping mapping, ImportOptions options)
    {
        (_mapping, _options) = (mapping, options);
        mapping.RefuseTextFields();
    }

    public IReadOnlyList<string> Extensions => [".npy"];

    public IReadOnlyList<RecordingDraft> Read(string path, ReadingReport report)
    {
        var matrix = NpyMatrix.Open(path);
        var columns = MatrixColumns.Find(path, _mapping, matrix.Columns, null);
        var values = new float[matrix.Rows, columns.Channels.Count];
        var labels = new float[columns.Label is null ? 0 : matrix.Rows];
        var channels = columns.Channels.Index().ToDictionary(channel => channel.Item, channel => channel.Index);
        matrix.Read((row, column, value) =>
        {
            if (channels.TryGetValue(column, out var channel))
                values[row, channel] = value;
            else if (column == columns.Label)
                labels[row] = value;
        }, report.Progress);
        var runs = new LabelRuns();
        foreach (var (row, label) in labels.Index())
            runs.Add(_mapping.NameOf(label.ToString(CultureInfo.InvariantCulture), $"{path}: row {row} (from 0)"));
        return [MatrixDraft.Of(path, _mapping, _options, values, runs.Finish())];
    }
}
