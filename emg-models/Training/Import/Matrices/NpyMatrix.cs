using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>A matrix in NumPy's file format, versions 1.0 to 3.0 (NumPy reference, numpy.lib.format).</summary>
internal sealed partial class NpyMatrix
{
    private const int BlockNumbers = 65536;

    private readonly string _path;
    private readonly long _dataStart;
    private readonly string _type;
    private readonly bool _columnsFirst;

    private NpyMatrix(string path, string header, long dataStart, long length)
    {
        (_path, _dataStart) = (path, dataStart);
        var type = TypeField().Match(header);
        _type = type.Success ? type.Groups[1].Value : header.Trim();
        if (_type is not ("<f4" or "<f8" or "<i2" or "<i4"))
            throw new RecordingException($"{path}: its numbers are '{_type}', expected <f4, <f8, <i2 or <i4; save it with numpy.save(name, array.astype('<f4')).");
        _columnsFirst = Field(OrderField(), header, "fortran_order") == "True";
        var shape = Field(ShapeField(), header, "shape");
        var sides = shape.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (sides.Length != 2 || !int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            || !int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out var columns))
            throw new RecordingException($"{path}: its shape is ({shape}), expected two sides: sample sets x channels.");
        if (rows == 0 || columns == 0)
            throw new RecordingException($"{path}: its shape is ({shape}), expected at least one sample set of one channel.");
        (Rows, Columns) = (rows, columns);
        var expected = (long)rows * columns * Width;
        if (length - dataStart != expected)
            throw new RecordingException($"{path}: has {length - dataStart} bytes of numbers, expected {expected} for the shape ({shape}) of {_type}; it is damaged, save it again.");
    }

    public int Rows { get; }

    public int Columns { get; }

    private int Width => _type[2] - '0';

    /// <summary>Reads the header.</summary>
    /// <exception cref="RecordingException">The file is no such matrix, is cut short or has numbers of another type.</exception>
    public static NpyMatrix Open(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[12];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < start.Length || !IsMagic(start))
            throw new RecordingException($"{path}: is not a NumPy array file, its first bytes differ from the signature of .npy; save it with numpy.save.");
        var version = start[6];
        if (version is < 1 or > 3)
            throw new RecordingException($"{path}: is of .npy version {version}.{start[7]}, expected 1.0, 2.0 or 3.0.");
        var headerStart = version == 1 ? 10 : 12;
        long headerLength = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (headerStart + headerLength > stream.Length)
            throw new RecordingException($"{path}: is cut short, it has {stream.Length} bytes and its header alone needs {headerStart + headerLength}; save it again.");
        var header = new byte[headerLength];
        stream.Position = headerStart;
        stream.ReadExactly(header);
        return new(path, Encoding.UTF8.GetString(header), headerStart + headerLength, stream.Length);
    }

    /// <summary>Reads all numbers in the order of the file.</summary>
    /// <param name="take">Takes row, column and number.</param>
    /// <param name="progress">Takes the share that is done.</param>
    public void Read(Action<int, int, float> take, Action<double> progress)
    {
        using var stream = File.OpenRead(_path);
        stream.Position = _dataStart;
        var count = (long)Rows * Columns;
        var block = new byte[BlockNumbers * Width];
        for (long at = 0; at < count;)
        {
            var numbers = (int)Math.Min(BlockNumbers, count - at);
            stream.ReadExactly(block, 0, numbers * Width);
            for (var i = 0; i < numbers; i++, at++)
            {
                var (row, column) = _columnsFirst ? (at % Rows, at / Rows) : (at / Columns, at % Columns);
                take((int)row, (int)column, Number(block.AsSpan(i * Width)));
            }

            progress(at / (double)count);
        }
    }

    private static bool IsMagic(ReadOnlySpan<byte> start) => start[0] == 0x93 && start[1..6].SequenceEqual("NUMPY"u8);

    private float Number(ReadOnlySpan<byte> bytes) => _type switch
    {
        "<f4" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "<f8" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "<i2" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes),
    };

    private string Field(Regex pattern, string header, string name)
    {
        var match = pattern.Match(header);
        return match.Success ? match.Groups[1].Value : throw new RecordingException($"{_path}: its header lacks '{name}', expected the header of a .npy file; it is damaged, save it again.");
    }

    [GeneratedRegex("'descr'\\s*:\\s*'([^']*)'")]
    private static partial Regex TypeField();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(True|False)")]
    private static partial Regex OrderField();

    [GeneratedRegex("'shape'\\s*:\\s*\\(([^)]*)\\)")]
    private static partial Regex ShapeField();
}
