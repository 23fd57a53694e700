using System.Globalization;
using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>Text with a row a sample set and a column a channel; numbers have a point, whatever the language of the machine.</summary>
internal sealed class CsvFormat(MatrixMapping mapping, ImportOptions options) : IRecordingFormat
{
    public IReadOnlyList<string> Extensions => [".csv", ".tsv", ".txt"];

    public IReadOnlyList<RecordingDraft> Read(string path, ReadingReport report)
    {
        using var lines = new CsvLines(path, mapping.Separator);
        if (!lines.Next())
            throw new RecordingException($"{path}: is empty, expected a line a sample set.");
        var names = mapping.HasHeader ? lines.Cells() : null;
        var columns = MatrixColumns.Find(path, mapping, lines.CellCount, names);
        if (mapping.Fields.Header is null && columns.Channels.All(column => IsNumber(lines.Cell(column), out _)))
            throw new RecordingException($"{path}: line 1 holds numbers, expected the columns' names; write \"header\": false into {mapping.Path} if there are none.");
        if (mapping.HasHeader && !lines.Next())
            throw new RecordingException($"{path}: ends after line 1, the header, expected a line a sample set after it.");
        var stored = new List<float>();
        var runs = new LabelRuns();
        do
        {
            foreach (var column in columns.Channels)
                stored.Add(Number(lines, column, names));
            if (columns.Label is { } label)
                runs.Add(mapping.NameOf(lines.Cell(label).Trim().ToString(), lines.Place(label, names)));
            report.Progress(lines.Share);
        }
        while (lines.Next());
        return [MatrixDraft.Of(path, mapping, options, Table(stored, columns.Channels.Count), runs.Finish())];
    }

    private static float Number(CsvLines lines, int column, IReadOnlyList<string>? names)
    {
        var cell = lines.Cell(column);
        if (IsNumber(cell, out var value))
            return value;
        var found = cell.IsWhiteSpace() ? "empty" : $"'{cell.Trim()}'";
        throw new RecordingException($"{lines.Place(column, names)} is {found}, expected a finite number such as -0.25; mend or cut that line.");
    }

    private static bool IsNumber(ReadOnlySpan<char> cell, out float value)
        => float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    private static float[,] Table(List<float> stored, int channels)
    {
        var values = new float[stored.Count / channels, channels];
        for (var i = 0; i < stored.Count; i++)
            values[i / channels, i % channels] = stored[i];
        return values;
    }
}
