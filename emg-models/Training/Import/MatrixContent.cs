using System.Globalization;
using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import;

/// <summary>Makes a recording of a matrix and its mapping.</summary>
internal static class MatrixContent
{
    public static RecordingContent Of(Matrix matrix, ImportOptions options)
    {
        var mapping = options.Mapping ?? throw new RecordingException($"{matrix.Path}: says neither rate nor unit; give a mapping file with --mapping.");
        int? label = mapping.LabelColumn is { } name ? Column(matrix, name, "labelColumn") : null;
        int[] channels = mapping.Channels.Count > 0
            ? [.. mapping.Channels.Select(each => Column(matrix, each, "channels"))]
            : [.. Enumerable.Range(0, matrix.Columns.Count).Where(c => c != label)];
        var samples = new float[matrix.Values.GetLength(0), channels.Length];
        for (var i = 0; i < samples.GetLength(0); i++)
        {
            for (var c = 0; c < channels.Length; c++)
                samples[i, c] = (float)(matrix.Values[i, channels[c]] * mapping.Scale);
        }

        var (segments, names) = label is { } column ? Segments(matrix, column, mapping) : ([], ["unlabelled"]);
        return new()
        {
            DataSet = options.DataSet ?? mapping.DataSet,
            Subject = options.Subject ?? (mapping.Subject.Length > 0 ? mapping.Subject : Path.GetFileNameWithoutExtension(matrix.Path)),
            Session = options.Session ?? mapping.Session,
            Licence = options.Licence ?? mapping.Licence,
            Source = mapping.Source,
            Device = mapping.Device,
            RateHz = mapping.RateHz,
            Units = mapping.Units,
            Samples = samples,
            Segments = segments,
            LabelNames = names,
        };
    }

    private static int Column(Matrix matrix, string name, string field)
    {
        for (var c = 0; c < matrix.Columns.Count; c++)
        {
            if (matrix.Columns[c] == name)
                return c;
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < matrix.Columns.Count
            ? number
            : throw new RecordingException($"{matrix.Path}: there is no column '{name}' as the mapping's '{field}' says; it has {string.Join(", ", matrix.Columns)}.");
    }

    // A run of one value is a segment; how often the value came before counts its repetitions.
    private static (RecordingSegment[] Segments, string[] Names) Segments(Matrix matrix, int column, MatrixMapping mapping)
    {
        var (segments, names, repetitions) = (new List<RecordingSegment>(), new List<string>(), new Dictionary<string, int>());
        var rows = matrix.Values.GetLength(0);
        for (var start = 0; start < rows;)
        {
            var value = matrix.Values[start, column];
            var end = start + 1;
            while (end < rows && matrix.Values[end, column] == value)
                end++;
            var key = value.ToString(CultureInfo.InvariantCulture);
            var name = mapping.Labels.Count == 0 ? key : mapping.Labels.GetValueOrDefault(key);
            if (name is not null)
            {
                if (!names.Contains(name))
                    names.Add(name);
                repetitions[name] = repetitions.TryGetValue(name, out var before) ? before + 1 : 0;
                segments.Add(new(start, end, names.IndexOf(name), repetitions[name], 0));
            }

            start = end;
        }

        return names.Count > 0
            ? ([.. segments], [.. names])
            : throw new RecordingException($"{matrix.Path}: column '{matrix.Columns[column]}' holds none of the values {string.Join(", ", mapping.Labels.Keys)} that the mapping's 'labels' names.");
    }
}
