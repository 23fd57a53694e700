using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import;

/// <summary>A NumPy array of (time × columns); format versions 1.0 to 3.0 (NumPy Enhancement Proposal 1).</summary>
public sealed partial class NpyFormat : IRecordingFormat
{
    private const int LargestHeader = 65536;
    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <inheritdoc/>
    public string Name => "npy";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions => [".npy"];

    /// <inheritdoc/>
    public IReadOnlyList<RecordingContent> Read(string path, ImportOptions options) => [MatrixContent.Of(Array(path), options)];

    private static Matrix Array(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 12 || !bytes.AsSpan(0, 6).SequenceEqual(Magic))
            throw new RecordingException($"{path}: is no NumPy array, its first bytes differ; save it with numpy.save.");
        var wide = bytes[6] >= 2;
        var headerLength = wide ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var headerStart = wide ? 12 : 10;
        if (bytes[6] is < 1 or > 3 || headerLength > LargestHeader || headerStart + headerLength > bytes.Length)
            throw new RecordingException($"{path}: states format version {bytes[6]} and a header of {headerLength} bytes, expected version 1 to 3; save it again with numpy.save.");
        var header = Encoding.UTF8.GetString(bytes, headerStart, (int)headerLength);
        var (type, shape) = (Type().Match(header).Groups[1].Value, Shape().Match(header));
        var size = type switch { "<f4" or "<i4" => 4, "<f8" => 8, "<i2" => 2, _ => 0 };
        if (size == 0)
            throw new RecordingException($"{path}: holds numbers of type '{type}', expected <f4, <f8, <i2 or <i4; convert it with array.astype('<f4').");
        if (!shape.Success)
            throw new RecordingException($"{path}: has another shape than (time, columns); save an array of two dimensions.");
        var rows = int.Parse(shape.Groups[1].Value, CultureInfo.InvariantCulture);
        var columns = int.Parse(shape.Groups[2].Value, CultureInfo.InvariantCulture);
        var data = bytes.AsSpan(headerStart + (int)headerLength);
        if (data.Length != (long)rows * columns * size)
            throw new RecordingException($"{path}: holds {data.Length} bytes of numbers, its header states {rows} x {columns} of {size}; the file is cut short, save it again.");
        var values = new double[rows, columns];
        var fortran = header.Contains("'fortran_order': True", StringComparison.Ordinal);
        for (var i = 0; i < rows; i++)
        {
            for (var c = 0; c < columns; c++)
            {
                var at = fortran ? c * (long)rows + i : i * (long)columns + c;
                values[i, c] = Value(data[(int)(at * size)..], type);
                if (!double.IsFinite(values[i, c]))
                    throw new RecordingException($"{path}: row {i}, column {c} is {values[i, c]}, expected a number; cut it out or mask it first.");
            }
        }

        return new(path, [.. Enumerable.Range(0, columns).Select(c => c.ToString(CultureInfo.InvariantCulture))], values);
    }

    private static double Value(ReadOnlySpan<byte> bytes, string type) => type switch
    {
        "<f4" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "<f8" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "<i2" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes),
    };

    [GeneratedRegex(@"'descr':\s*'([^']*)'")]
    private static partial Regex Type();

    [GeneratedRegex(@"'shape':\s*\((\d{1,9}),\s*(\d{1,6}),?\s*\)")]
    private static partial Regex Shape();
}
