using PureHDF;

namespace NeuralGlasses.Recordings.Writing;

/// <summary>Writes recordings in the format <c>emg-h5/1</c> that <see cref="EmgRecording"/> reads.</summary>
public static class EmgRecordingWriter
{
    /// <summary>Name of a recording's file: set, person and session joined by underscores.</summary>
    public static string FileNameOf(RecordingContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return $"{content.DataSet}_{content.Subject}_{content.Session}.h5";
    }

    /// <summary>Writes a recording; a file that is already there stays whole until the new one is.</summary>
    /// <param name="directory">Folder; made when absent.</param>
    /// <param name="content">The recording.</param>
    /// <param name="overwrites">Whether a file of the same name is replaced.</param>
    /// <returns>The file that was written.</returns>
    /// <exception cref="RecordingException">The file exists, a name cannot be part of a file name, or the samples are none or no numbers.</exception>
    public static string Write(string directory, RecordingContent content, bool overwrites = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(content);
        foreach (var (field, name) in new[] { ("dataset", content.DataSet), ("subject", content.Subject), ("session", content.Session) })
        {
            if (name.Length == 0 || name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || name.Contains("..", StringComparison.Ordinal))
                throw new RecordingException($"{field} is '{name}', expected a name that can be part of a file name; give another one.");
        }

        var path = Path.Combine(directory, FileNameOf(content));
        if (File.Exists(path) && !overwrites)
            throw new RecordingException($"{path}: is there already; choose another folder, or replace it with --overwrite.");
        var file = Fill(path, content);
        Directory.CreateDirectory(directory);
        var part = path + ".part";
        try
        {
            file.Write(part);
            // What cannot be read back is not kept.
            EmgRecording.Open(part);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }

        return path;
    }

    private static H5File Fill(string path, RecordingContent content)
    {
        var (samples, unitPerLsb, clipped) = StoredSteps.Of(path, content);
        var stretches = content.Stretches ?? [new(0, content.Samples.GetLength(0))];
        var file = new H5File
        {
            ["emg"] = samples,
            ["recordings"] = Rows(stretches.Count, 2, (row, column) => column == 0 ? stretches[row].Start : stretches[row].End),
            ["segments"] = Rows(content.Segments.Count, 5, (row, column) => Column(content.Segments[row], column)),
            ["label_names"] = content.LabelNames.ToArray(),
        };
        file.Attributes["format"] = EmgRecording.Format;
        file.Attributes["dataset"] = content.DataSet;
        file.Attributes["subject"] = content.Subject;
        file.Attributes["session"] = content.Session;
        file.Attributes["units"] = content.Units;
        file.Attributes["device"] = content.Device;
        file.Attributes["source"] = content.Source;
        file.Attributes["commit"] = content.Commit;
        file.Attributes["licence"] = content.Licence;
        file.Attributes["fs_hz"] = content.RateHz;
        file.Attributes["unit_per_lsb"] = unitPerLsb;
        file.Attributes["channel_count"] = (long)samples.GetLength(1);
        file.Attributes["clipped_samples"] = content.ClippedSamples + clipped;
        return file;
    }

    private static int Column(RecordingSegment segment, int column) => column switch
    {
        0 => segment.Start,
        1 => segment.End,
        2 => segment.Label,
        3 => segment.Repetition,
        _ => segment.Auxiliary,
    };

    private static int[,] Rows(int rows, int columns, Func<int, int, int> value)
    {
        var result = new int[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                result[row, column] = value(row, column);
        }

        return result;
    }
}
