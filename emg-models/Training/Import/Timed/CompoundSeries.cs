using System.Buffers.Binary;
using NeuralGlasses.Recordings;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace NeuralGlasses.Training.Import.Timed;

/// <summary>The rows of a compound dataset: a time and some groups of channels each.</summary>
/// <param name="TimesSeconds">Time of each row, in seconds.</param>
/// <param name="Channels">One matrix a group, [sample set, channel].</param>
internal sealed record CompoundSeries(double[] TimesSeconds, IReadOnlyList<float[,]> Channels)
{
    private const int ChannelCount = 16;

    // Few enough rows for the progress to move, many enough that no chunk is unpacked often.
    private const int BlockRows = 1 << 18;

    /// <summary>Reads a dataset with the fields <c>time</c> (f8) and the groups (f4[16] each).</summary>
    /// <exception cref="RecordingException">The dataset is empty, or lacks a field, or a field has another type.</exception>
    public static CompoundSeries Read(string path, IH5Dataset dataset, string[] groups, Action<double> progress)
    {
        if (dataset.Type.Class != H5DataTypeClass.Compound || dataset.Space.Dimensions.Length != 1)
            throw new RecordingException($"{path}: dataset '{dataset.Name}' is {dataset.Type.Class}, expected a list of rows with the fields time, {string.Join(", ", groups)}.");
        var rows = checked((int)dataset.Space.Dimensions[0]);
        if (rows == 0)
            throw new RecordingException($"{path}: dataset '{dataset.Name}' is empty, expected at least one row.");
        var width = dataset.Type.Size;
        var time = Member(path, dataset, "time", "one 8-byte float", type => type.Class == H5DataTypeClass.FloatingPoint && type.Size == 8);
        var offsets = groups.Select(group => Member(path, dataset, group, "16 4-byte floats", IsSixteenFloats)).ToArray();
        var series = new CompoundSeries(new double[rows], [.. groups.Select(_ => new float[rows, ChannelCount])]);
        for (var start = 0; start < rows; start += BlockRows)
        {
            var count = Math.Min(BlockRows, rows - start);
            var bytes = dataset.Read<byte[]>(new HyperslabSelection((ulong)start, (ulong)count));
            for (var i = 0; i < count; i++)
                series.Take(start + i, bytes.AsSpan(i * width, width), time, offsets);
            progress((start + count) / (double)rows);
        }

        return series;
    }

    /// <summary>Finds a dataset.</summary>
    /// <exception cref="RecordingException">There is none of that name.</exception>
    public static IH5Dataset Find(string path, NativeFile file, string name, string format)
        => file.LinkExists(name)
            ? file.Dataset(name)
            : throw new RecordingException($"{path}: dataset '{name}' is missing, expected a file of {format}; check --format.");

    private static bool IsSixteenFloats(IH5DataType type)
        => type.Class == H5DataTypeClass.Array && type.Size == ChannelCount * sizeof(float) && type.Array.BaseType.Class == H5DataTypeClass.FloatingPoint
            && type.Array.BaseType.Size == sizeof(float);

    private static int Member(string path, IH5Dataset dataset, string name, string expected, Func<IH5DataType, bool> fits)
    {
        var members = dataset.Type.Compound.Members;
        foreach (var member in members)
        {
            if (member.Name != name)
                continue;
            return fits(member.Type)
                ? member.Offset
                : throw new RecordingException($"{path}: field '{name}' of '{dataset.Name}' is {member.Type.Class} of {member.Type.Size} bytes, expected {expected}.");
        }

        throw new RecordingException($"{path}: field '{name}' of '{dataset.Name}' is missing, found {string.Join(", ", members.Select(member => member.Name))}, expected {expected}.");
    }

    private void Take(int row, ReadOnlySpan<byte> bytes, int time, int[] offsets)
    {
        TimesSeconds[row] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[time..]);
        for (var group = 0; group < offsets.Length; group++)
        {
            for (var c = 0; c < ChannelCount; c++)
                Channels[group][row, c] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(offsets[group] + c * sizeof(float))..]);
        }
    }
}
