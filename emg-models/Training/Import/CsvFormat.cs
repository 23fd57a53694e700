using System.Globalization;
using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import;

/// <summary>A plain CSV file of numbers, a line a sample set.</summary>
public sealed class CsvFormat : IRecordingFormat
{
    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions => [".csv", ".tsv", ".txt"];

    /// <inheritdoc/>
    public IReadOnlyList<RecordingContent> Read(string path, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mapping = options.Mapping ?? throw new RecordingException($"{path}: says neither rate nor unit; give a mapping file with --mapping.");
        return [MatrixContent.Of(Numbers(path, mapping.Header, mapping.Separator[0]), options)];
    }

    private static Matrix Numbers(string path, bool header, char separator)
    {
        string[] columns = [];
        var rows = new List<double[]>();
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (text.Contains('"'))
                throw new RecordingException($"{path}: line {line} holds a quotation mark, expected plain numbers; write the file without quotes.");
            var cells = text.Split(separator);
            if (columns.Length == 0)
            {
                columns = header ? [.. cells.Select(cell => cell.Trim())] : [.. Enumerable.Range(0, cells.Length).Select(c => c.ToString(CultureInfo.InvariantCulture))];
                if (header)
                    continue;
            }

            if (cells.Length != columns.Length)
                throw new RecordingException($"{path}: line {line} has {cells.Length} columns, expected {columns.Length} as in the first line.");
            rows.Add(Row(path, line, columns, cells));
        }

        if (rows.Count == 0)
            throw new RecordingException($"{path}: holds no line of numbers, expected one for each sample set.");
        var values = new double[rows.Count, columns.Length];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var c = 0; c < columns.Length; c++)
                values[i, c] = rows[i][c];
        }

        return new(path, columns, values);
    }

    private static double[] Row(string path, int line, string[] columns, string[] cells)
    {
        var row = new double[cells.Length];
        for (var c = 0; c < cells.Length; c++)
        {
            if (!double.TryParse(cells[c], NumberStyles.Float, CultureInfo.InvariantCulture, out row[c]) || !double.IsFinite(row[c]))
                throw new RecordingException($"{path}: line {line}, column '{columns[c]}' is '{cells[c].Trim()}', expected a number with a point for decimals.");
        }

        return row;
    }
}
