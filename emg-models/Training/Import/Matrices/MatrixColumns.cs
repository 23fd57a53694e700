using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>Where a matrix keeps its channels and its label.</summary>
/// <param name="Channels">Indices of the channels' columns.</param>
/// <param name="Label">Index of the label's column, or null.</param>
internal sealed record MatrixColumns(IReadOnlyList<int> Channels, int? Label)
{
    /// <summary>Finds a mapping's columns.</summary>
    /// <param name="path">The matrix, for errors.</param>
    /// <param name="mapping">What to find.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="names">Their names, or null where the matrix has none.</param>
    /// <exception cref="RecordingException">A column is not there, or is used twice.</exception>
    public static MatrixColumns Find(string path, MatrixMapping mapping, int count, IReadOnlyList<string>? names)
    {
        var channels = mapping.Channels.Select(Index).ToList();
        int? label = mapping.Label is { } column ? Index(column) : null;
        var used = new HashSet<int>();
        foreach (var index in label is { } labelled ? [.. channels, labelled] : channels)
        {
            if (!used.Add(index))
                throw new RecordingException($"{mapping.Path}: column {names?[index] ?? $"{index}"} is used twice, expected each channel and the label once.");
        }

        return new(channels, label);

        int Index(ColumnReference column)
        {
            if (column.Name is not { } name)
            {
                return column.Index < count
                    ? column.Index
                    : throw new RecordingException($"{path}: has no column {column.Index}, which {mapping.Path} asks for, expected 0 to {count - 1}.");
            }

            if (names is null)
                throw new RecordingException($"{path}: its columns have no names and {mapping.Path} asks for '{name}', expected an index from 0 to {count - 1}.");
            var found = names.Index().Where(entry => entry.Item == name).Select(entry => entry.Index).ToList();
            return found.Count switch
            {
                1 => found[0],
                0 => throw new RecordingException($"{path}: has no column '{name}', which {mapping.Path} asks for, expected one of {string.Join(", ", names)}."),
                _ => throw new RecordingException($"{path}: names {found.Count} columns '{name}' in line 1, expected one; give its index in {mapping.Path}."),
            };
        }
    }
}
