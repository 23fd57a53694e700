using System.Globalization;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import;

/// <summary>Turns labels with times into segments.</summary>
internal static class TimedLabels
{
    /// <summary>Length of a label that has a time and no end, in seconds: a discrete gesture.</summary>
    public const double DiscreteSeconds = 1;

    /// <summary>Reads a CSV file with the columns name, start, end or name, time.</summary>
    public static IReadOnlyList<TimedLabel> Read(string path)
    {
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file; give the prompts with --labels.");
        var lines = File.ReadAllLines(path);
        string[] columns = lines.Length == 0 ? [] : [.. lines[0].Split(',').Select(cell => cell.Trim())];
        var (name, start, end) = (Array.IndexOf(columns, "name"), Math.Max(Array.IndexOf(columns, "start"), Array.IndexOf(columns, "time")), Array.IndexOf(columns, "end"));
        if (name < 0 || start < 0)
            throw new RecordingException($"{path}: line 1 names the columns '{string.Join(", ", columns)}', expected name,start,end or name,time.");
        var labels = new List<TimedLabel>();
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split(',');
            if (cells.Length != columns.Length)
                throw new RecordingException($"{path}: line {i + 1} has {cells.Length} columns, expected {columns.Length} as in the first line.");
            var from = Number(path, i + 1, columns[start], cells[start]);
            var to = end < 0 ? from + DiscreteSeconds : Number(path, i + 1, "end", cells[end]);
            if (to <= from)
                throw new RecordingException($"{path}: line {i + 1} ends at {to:R} s, expected an end after its start at {from:R} s.");
            labels.Add(new(cells[name].Trim(), from, to));
        }

        return labels;
    }

    /// <summary>Segments of the labels that lie in the recording; repetitions are counted for each label.</summary>
    public static (RecordingSegment[] Segments, string[] Names) Segments(IReadOnlyList<TimedLabel> labels, double[] seconds)
    {
        var (segments, names, repetitions) = (new List<RecordingSegment>(), new List<string>(), new Dictionary<string, int>());
        foreach (var label in labels.OrderBy(label => label.Start))
        {
            var (start, end) = (Stretches.RowAt(seconds, label.Start), Stretches.RowAt(seconds, label.End));
            if (end <= start)
                continue;
            if (!names.Contains(label.Name))
                names.Add(label.Name);
            repetitions[label.Name] = repetitions.TryGetValue(label.Name, out var before) ? before + 1 : 0;
            segments.Add(new(start, end, names.IndexOf(label.Name), repetitions[label.Name], 0));
        }

        return ([.. segments], names.Count > 0 ? [.. names] : ["unlabelled"]);
    }

    private static double Number(string path, int line, string column, string cell)
        => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new RecordingException($"{path}: line {line}, column '{column}' is '{cell.Trim()}', expected seconds as a number.");
}
