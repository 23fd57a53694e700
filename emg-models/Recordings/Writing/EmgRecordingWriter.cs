using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace NeuralGlasses.Recordings.Writing;

/// <summary>Writes recordings in the format <c>emg-h5/1</c>, so that a file is there whole or not at all.</summary>
public static class EmgRecordingWriter
{
    private const int ChunkSamples = 4096;

    /// <summary>Writes a recording; the same draft always gives the same bytes.</summary>
    /// <param name="draft">What to write.</param>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <exception cref="RecordingException">The file exists and may not be replaced, or the draft contradicts itself.</exception>
    public static void Write(RecordingDraft draft, string path, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!overwrite && File.Exists(path))
            throw new RecordingException($"{path}: exists already, expected a new file; move it away or allow it to be overwritten.");
        var part = path + ".part";
        try
        {
            using (var stream = File.Create(part))
            {
                Compose(draft).Write(stream);
                stream.Flush(flushToDisk: true);
            }

            CheckReadable(part, path);
            File.Move(part, path, overwrite);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static void CheckReadable(string part, string path)
    {
        try
        {
            EmgRecording.Open(part);
        }
        catch (RecordingException error)
        {
            var reason = error.Message.Replace($"{part}: ", "", StringComparison.Ordinal);
            throw new RecordingException($"{path}: was not written, the recording contradicts itself ({reason})", error);
        }
    }

    private static H5File Compose(RecordingDraft draft)
    {
        var samples = draft.Samples.Values;
        var chunkRows = (uint)Math.Clamp(samples.GetLength(0), 1, ChunkSamples);
        var chunkChannels = (uint)Math.Max(1, samples.GetLength(1));
        var file = new H5File
        {
            ["emg"] = new H5Dataset(
                samples,
                chunks: [chunkRows, chunkChannels],
                datasetCreation: new H5DatasetCreation(Filters: [ShuffleFilter.Id, DeflateFilter.Id])),
            ["recordings"] = Rows([.. draft.Stretches.Select(stretch => new[] { stretch.Start, stretch.End })], 2),
            ["segments"] = Rows([.. draft.Segments.Select(row => new[] { row.Start, row.End, row.Label, row.Repetition, row.Auxiliary })], 5),
            ["label_names"] = draft.LabelNames.ToArray(),
        };
        foreach (var (name, text) in draft.Remarks)
            file.Attributes[name] = text;
        (string Name, object Value)[] attributes =
        [
            ("format", EmgRecording.Format), ("dataset", draft.DataSet), ("subject", draft.Subject), ("session", draft.Session),
            ("licence", draft.Licence), ("units", draft.Units), ("device", draft.Device), ("source", draft.Source),
            ("commit", draft.Commit), ("fs_hz", draft.RateHz), ("unit_per_lsb", draft.Samples.UnitPerLsb),
            ("channel_count", (long)samples.GetLength(1)), ("clipped_samples", draft.Samples.ClippedSamples),
        ];
        foreach (var (name, value) in attributes)
            file.Attributes[name] = value;
        return file;
    }

    private static int[,] Rows(int[][] rows, int columns)
    {
        var table = new int[rows.Length, columns];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var c = 0; c < columns; c++)
                table[i, c] = rows[i][c];
        }

        return table;
    }
}
