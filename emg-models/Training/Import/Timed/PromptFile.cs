using System.Globalization;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Import.Matrices;

namespace NeuralGlasses.Training.Import.Timed;

/// <summary>Prompts from a CSV file with the columns <c>name</c> and <c>start</c>, <c>end</c> or <c>time</c>, in seconds, in any order.</summary>
internal static class PromptFile
{
    /// <summary>Reads the prompts.</summary>
    /// <exception cref="RecordingException">The file is missing, has other columns or a line that cannot be.</exception>
    public static IReadOnlyList<TimedPrompt> Read(string path, Action<string> note)
    {
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file, expected prompts in CSV; give its path with --labels.");
        using var lines = new CsvLines(path, ',');
        List<string> names = lines.Next() ? [.. lines.Cells()] : [];
        var (nameColumn, endColumn) = (names.IndexOf("name"), names.IndexOf("end"));
        var hasEnds = endColumn >= 0;
        var startColumn = names.IndexOf(hasEnds ? "start" : "time");
        if (nameColumn < 0 || startColumn < 0)
            throw new RecordingException($"{path}: line 1 is '{string.Join(',', names)}', expected name,start,end or name,time.");
        var prompts = new List<TimedPrompt>();
        while (lines.Next())
        {
            var name = lines.Cell(nameColumn).Trim().ToString();
            if (name.Length == 0)
                throw new RecordingException($"{lines.Place(nameColumn, names)} is empty, expected a label.");
            var start = Seconds(lines, startColumn, names);
            double? end = hasEnds ? Seconds(lines, endColumn, names) : null;
            if (end <= start)
                throw new RecordingException(FormattableString.Invariant($"{lines.Place(endColumn, names)} is {end}, expected more than the start {start}."));
            prompts.Add(new(name, start, end));
        }

        if (prompts.Count == 0)
            throw new RecordingException($"{path}: ends after line 1, expected at least one prompt.");
        if (!hasEnds)
            note("the prompts have no end, so each became a segment of 1 s, or less where a gap or the end comes first.");
        return prompts;
    }

    private static double Seconds(CsvLines lines, int column, IReadOnlyList<string> names)
    {
        var cell = lines.Cell(column);
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
            return seconds;
        throw new RecordingException($"{lines.Place(column, names)} is '{cell.Trim()}', expected seconds such as 12.5.");
    }
}
