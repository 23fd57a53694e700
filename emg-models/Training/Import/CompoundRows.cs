using System.Buffers.Binary;
using NeuralGlasses.Recordings;
using PureHDF;

namespace NeuralGlasses.Training.Import;

/// <summary>Rows of a compound dataset of HDF5, read by the offsets that the file itself states.</summary>
internal sealed class CompoundRows
{
    private readonly string _path;
    private readonly string _dataset;
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Length)> _members;
    private readonly int _size;

    public CompoundRows(string path, IH5Group file, string dataset)
    {
        (_path, _dataset) = (path, dataset);
        if (!file.LinkExists(dataset))
            throw new RecordingException($"{path}: dataset '{dataset}' is missing; the file has another layout, choose another --format.");
        var rows = file.Dataset(dataset);
        if (rows.Type.Class != H5DataTypeClass.Compound)
            throw new RecordingException($"{path}: dataset '{dataset}' is {rows.Type.Class}, expected compound rows; the file has another layout, choose another --format.");
        _members = rows.Type.Compound.Members.ToDictionary(member => member.Name, member => (member.Offset, member.Type.Size));
        _size = rows.Type.Size;
        _bytes = rows.Read<byte[]>();
    }

    public int Count => _bytes.Length / _size;

    /// <summary>Times of the rows, in seconds.</summary>
    public double[] Seconds(string member)
    {
        var offset = Offset(member, sizeof(double));
        var result = new double[Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(i * _size + offset));
        return result;
    }

    /// <summary>Single-precision values of the rows, [row, value].</summary>
    public float[,] Singles(string member, int values)
    {
        var offset = Offset(member, values * sizeof(float));
        var result = new float[Count, values];
        for (var i = 0; i < Count; i++)
        {
            for (var v = 0; v < values; v++)
                result[i, v] = BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(i * _size + offset + v * sizeof(float)));
        }

        return result;
    }

    private int Offset(string member, int length)
    {
        if (!_members.TryGetValue(member, out var found))
            throw new RecordingException($"{_path}: dataset '{_dataset}' has the fields {string.Join(", ", _members.Keys)}, expected '{member}' among them.");
        return found.Length == length
            ? found.Offset
            : throw new RecordingException($"{_path}: field '{member}' of '{_dataset}' has {found.Length} bytes a row, expected {length}.");
    }
}
