using PureHDF;

namespace NeuralGlasses.Recordings;

/// <summary>One session of one person from a file in the format <c>emg-h5/1</c>: samples, gap-free stretches and labels.</summary>
public sealed class EmgRecording
{
    /// <summary>The value of the root attribute <c>format</c>.</summary>
    public const string Format = "emg-h5/1";

    private EmgRecording(string path, RecordingFile file)
    {
        Path = path;
        DataSet = file.Text("dataset");
        Subject = file.Text("subject");
        Session = file.Text("session");
        Units = file.Text("units");
        Device = file.Text("device");
        Source = file.Text("source");
        Commit = file.Text("commit");
        Licence = file.Text("licence");
        RateHz = file.Number("fs_hz");
        UnitPerLsb = file.Number("unit_per_lsb");
        ClippedSamples = file.Whole("clipped_samples");
        Samples = file.Dataset<short[,]>("emg");
        ChannelCount = Samples.GetLength(1);
        LabelNames = file.Dataset<string[]>("label_names");
        Stretches = ReadStretches(file.Dataset<int[,]>("recordings"));
        Segments = ReadSegments(file.Dataset<int[,]>("segments"));
        Check(file.Whole("channel_count"));
    }

    private EmgRecording(EmgRecording other, short[,] samples, IReadOnlyList<RecordingStretch> stretches, IReadOnlyList<RecordingSegment> segments)
    {
        (Path, DataSet, Subject, Session, Units, Device) = (other.Path, other.DataSet, other.Subject, other.Session, other.Units, other.Device);
        (Source, Commit, Licence, RateHz, UnitPerLsb, ClippedSamples) = (other.Source, other.Commit, other.Licence, other.RateHz, other.UnitPerLsb, other.ClippedSamples);
        (ChannelCount, LabelNames) = (other.ChannelCount, other.LabelNames);
        (Samples, Stretches, Segments) = (samples, stretches, segments);
        Check(samples.GetLength(1));
    }

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>Name of the data set the recording belongs to.</summary>
    public string DataSet { get; }

    /// <summary>Identifier of the person within the data set.</summary>
    public string Subject { get; }

    /// <summary>Identifier of the session or side within the person.</summary>
    public string Session { get; }

    /// <summary>Unit of a sample times <see cref="UnitPerLsb"/>, as the source states it.</summary>
    public string Units { get; }

    /// <summary>Device that recorded.</summary>
    public string Device { get; }

    /// <summary>Where the recording was published.</summary>
    public string Source { get; }

    /// <summary>Revision of the source, or empty.</summary>
    public string Commit { get; }

    /// <summary>Licence of the recording.</summary>
    public string Licence { get; }

    /// <summary>Sample rate, in hertz.</summary>
    public double RateHz { get; }

    /// <summary>Units of one stored step.</summary>
    public double UnitPerLsb { get; }

    /// <summary>Samples at the end of the converter's range, as the converter of the set counted them.</summary>
    public long ClippedSamples { get; }

    /// <summary>Number of channels.</summary>
    public int ChannelCount { get; }

    /// <summary>Number of sample sets.</summary>
    public int SampleCount => Samples.GetLength(0);

    /// <summary>The stored steps, [sample set, channel].</summary>
    public short[,] Samples { get; }

    /// <summary>Gap-free stretches, in order.</summary>
    public IReadOnlyList<RecordingStretch> Stretches { get; }

    /// <summary>Labelled segments, in order.</summary>
    public IReadOnlyList<RecordingSegment> Segments { get; }

    /// <summary>Names of the labels as the file spells them; <see cref="GestureLabels.Normalise"/> gives the spelling used here.</summary>
    public IReadOnlyList<string> LabelNames { get; }

    /// <summary>Reads a whole recording.</summary>
    /// <param name="path">A file in the format <c>emg-h5/1</c>.</param>
    /// <exception cref="RecordingException">
    /// The file is missing, is not HDF5, is cut short, has another format, lacks a field or contradicts itself.
    /// </exception>
    public static EmgRecording Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Hdf5Envelope.Check(path);
        try
        {
            using var file = H5File.OpenRead(path);
            var fields = new RecordingFile(path, file);
            var format = fields.Text("format");
            if (format != Format)
                throw new RecordingException($"{path}: attribute 'format' is '{format}', expected '{Format}'; convert the file first.");
            return new EmgRecording(path, fields);
        }
        catch (Exception error) when (error is not RecordingException and not OutOfMemoryException)
        {
            throw new RecordingException($"{path}: cannot be read as HDF5 ({error.Message}); the file is damaged, fetch it again.", error);
        }
    }

    /// <summary>The recording with further stretches behind its own, made of pieces of it: what a person would have recorded who did the same things at another pace.</summary>
    /// <param name="stretches">The pieces of each stretch, in order.</param>
    /// <returns>The recording, its segments as they were.</returns>
    /// <exception cref="RecordingException">A piece lies outside the samples, or a stretch is empty.</exception>
    public EmgRecording WithStretches(IReadOnlyList<IReadOnlyList<RecordingStretch>> stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        var pieces = stretches.SelectMany(each => each).ToArray();
        foreach (var (start, end) in pieces)
        {
            if (start < 0 || end > SampleCount || start > end)
                throw new RecordingException($"{Path}: a piece from {start} to {end} was asked for, expected one inside the {SampleCount} samples.");
        }

        var samples = new short[SampleCount + pieces.Sum(piece => piece.End - piece.Start), ChannelCount];
        Array.Copy(Samples, samples, Samples.Length);
        var at = SampleCount;
        var added = new List<RecordingStretch>(Stretches);
        foreach (var stretch in stretches)
        {
            var from = at;
            foreach (var (start, end) in stretch)
            {
                Array.Copy(Samples, start * ChannelCount, samples, at * ChannelCount, (end - start) * ChannelCount);
                at += end - start;
            }

            added.Add(new RecordingStretch(from, at));
        }

        return new EmgRecording(this, samples, added, Segments);
    }

    private static RecordingStretch[] ReadStretches(int[,] rows)
    {
        var stretches = new RecordingStretch[rows.GetLength(0)];
        for (var i = 0; i < stretches.Length; i++)
            stretches[i] = new(rows[i, 0], rows[i, 1]);
        return stretches;
    }

    private RecordingSegment[] ReadSegments(int[,] rows)
    {
        if (rows.GetLength(1) != 5)
            throw new RecordingException($"{Path}: dataset 'segments' has {rows.GetLength(1)} columns, expected 5 (start, end, label, repetition, aux).");
        var segments = new RecordingSegment[rows.GetLength(0)];
        for (var i = 0; i < segments.Length; i++)
            segments[i] = new(rows[i, 0], rows[i, 1], rows[i, 2], rows[i, 3], rows[i, 4]);
        return segments;
    }

    private void Check(long statedChannels)
    {
        if (SampleCount == 0 || ChannelCount == 0)
            throw new RecordingException($"{Path}: dataset 'emg' is {SampleCount} x {ChannelCount}, expected at least one sample of one channel.");
        if (statedChannels != ChannelCount)
            throw new RecordingException($"{Path}: attribute 'channel_count' says {statedChannels}, dataset 'emg' has {ChannelCount} columns; they must agree.");
        if (!(RateHz > 0) || !double.IsFinite(RateHz))
            throw new RecordingException($"{Path}: attribute 'fs_hz' is {RateHz}, expected a positive rate in hertz.");
        if (!(UnitPerLsb > 0) || !double.IsFinite(UnitPerLsb))
            throw new RecordingException($"{Path}: attribute 'unit_per_lsb' is {UnitPerLsb}, expected a positive number.");
        if (LabelNames.Count == 0)
            throw new RecordingException($"{Path}: dataset 'label_names' is empty, expected at least one name.");
        for (var i = 0; i < Stretches.Count; i++)
        {
            if (Stretches[i].Start < 0 || Stretches[i].End > SampleCount || Stretches[i].Start >= Stretches[i].End)
                throw new RecordingException($"{Path}: row {i} of 'recordings' is {Stretches[i].Start} to {Stretches[i].End}, expected a stretch inside the {SampleCount} samples.");
        }

        for (var i = 0; i < Segments.Count; i++)
        {
            var segment = Segments[i];
            if (segment.Start < 0 || segment.End > SampleCount || segment.Start >= segment.End)
                throw new RecordingException($"{Path}: row {i} of 'segments' is {segment.Start} to {segment.End}, expected a segment inside the {SampleCount} samples.");
            if (segment.Label < 0 || segment.Label >= LabelNames.Count)
                throw new RecordingException($"{Path}: row {i} of 'segments' has label {segment.Label}, expected 0 to {LabelNames.Count - 1}, the rows of 'label_names'.");
        }
    }
}
