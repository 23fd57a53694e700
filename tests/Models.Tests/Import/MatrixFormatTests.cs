using System.Buffers.Binary;
using System.Text;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Import;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class MatrixFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_CSV_file_gives_scaled_channels_and_runs_of_labels()
    {
        var mapping = Mapping("""{ "rateHz": 1000, "units": "uV", "scale": 0.5, "channels": ["b", "a"], "labelColumn": "g", "labels": { "0": "rest", "1": "fist" } }""");
        File.WriteAllText(_folder.File("ann.csv"), "a,b,g\n2,4,0\n6,8,1\n6,8,1\n-1e1,0.25,0\n1,1,2\n");
        var content = Assert.Single(new CsvFormat().Read(_folder.File("ann.csv"), new() { Mapping = mapping }));
        Assert.Equal([2f, 1f, 4f, 3f, 4f, 3f, 0.125f, -5f, 0.5f, 0.5f], content.Samples.Cast<float>());
        Assert.Equal(["rest", "fist"], content.LabelNames);
        // A value without a name is left without a label.
        Assert.Equal([(0, 1, 0, 0), (1, 3, 1, 0), (3, 4, 0, 1)], content.Segments.Select(segment => (segment.Start, segment.End, segment.Label, segment.Repetition)));
        Assert.Equal(("ann", 1000.0, "uV"), (content.Subject, content.RateHz, content.Units));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,x\n", "line 3, column 'b' is 'x'")]
    [InlineData("a,b\n1,2\n3,\n", "line 3, column 'b' is ''")]
    [InlineData("a,b\n1,NaN\n", "line 2, column 'b' is 'NaN'")]
    [InlineData("a,b\n1,2\n3\n", "line 3 has 1 columns, expected 2")]
    [InlineData("a,b\n1,\"2\"\n", "line 2 holds a quotation mark")]
    [InlineData("a,b\n", "holds no line of numbers")]
    public void A_bad_CSV_file_is_refused_with_line_and_column(string text, string told)
    {
        File.WriteAllText(_folder.File("bad.csv"), text);
        var message = Assert.Throws<RecordingException>(() => new CsvFormat().Read(_folder.File("bad.csv"), new() { Mapping = Mapping("""{ "rateHz": 200 }""") })).Message;
        Assert.StartsWith(_folder.File("bad.csv"), message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "rateHz": 0 }""", "field 'rateHz' is 0")]
    [InlineData("""{ }""", "rateHz")]
    [InlineData("""{ "rateHz": 200, "unit": "V" }""", "unit")]
    [InlineData("""{ "rateHz": 200, "separator": ";;" }""", "field 'separator'")]
    [InlineData("""{ "rateHz": 200, "scale": 0 }""", "field 'scale' is 0")]
    public void A_bad_mapping_is_refused_naming_the_field(string json, string told)
        => Assert.Contains(told, Assert.Throws<RecordingException>(() => Mapping(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_column_that_is_not_there_and_a_missing_mapping_are_told()
    {
        File.WriteAllText(_folder.File("a.csv"), "a,b\n1,2\n");
        Assert.Contains("no column 'c' as the mapping's 'channels' says; it has a, b", Assert.Throws<RecordingException>(() => new CsvFormat().Read(_folder.File("a.csv"), new() { Mapping = Mapping("""{ "rateHz": 200, "channels": ["c"] }""") })).Message, StringComparison.Ordinal);
        Assert.Contains("--mapping", Assert.Throws<RecordingException>(() => new CsvFormat().Read(_folder.File("a.csv"), new())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<f4", false, 1)]
    [InlineData("<f8", true, 1)]
    [InlineData("<i2", false, 2)]
    [InlineData("<i4", true, 3)]
    public void A_NumPy_array_gives_its_numbers_in_either_order(string type, bool fortran, byte version)
    {
        double[,] numbers = { { 1, 2, 3 }, { -4, 5, 600 } };
        File.WriteAllBytes(_folder.File("a.npy"), Npy(numbers, type, fortran, version));
        var content = Assert.Single(new NpyFormat().Read(_folder.File("a.npy"), new() { Mapping = Mapping("""{ "rateHz": 200, "channels": ["0", "2"], "labelColumn": "1" }""") }));
        Assert.Equal([1f, 3f, -4f, 600f], content.Samples.Cast<float>());
        Assert.Equal(["2", "5"], content.LabelNames);
    }

    [Fact]
    public void A_NumPy_array_of_another_kind_is_refused()
    {
        var good = Npy(new double[,] { { 1, 2 } }, "<f4", false, 1);
        Refused(good[..^1], "is cut short");
        Refused(Npy(new double[,] { { 1, 2 } }, "<f4", false, 1, "<c8"), "numbers of type '<c8'");
        Refused([1, 2, 3], "is no NumPy array");
        Refused(Npy(new double[,] { { 1, double.NaN } }, "<f8", false, 1), "row 0, column 1 is NaN");

        void Refused(byte[] bytes, string told)
        {
            File.WriteAllBytes(_folder.File("bad.npy"), bytes);
            Assert.Contains(told, Assert.Throws<RecordingException>(() => new NpyFormat().Read(_folder.File("bad.npy"), new() { Mapping = Mapping("""{ "rateHz": 200 }""") })).Message, StringComparison.Ordinal);
        }
    }

    private MatrixMapping Mapping(string json)
    {
        File.WriteAllText(_folder.File("mapping.json"), json);
        return MatrixMapping.Load(_folder.File("mapping.json"));
    }

    private static byte[] Npy(double[,] numbers, string type, bool fortran, byte version, string? stated = null)
    {
        var header = $"{{'descr': '{stated ?? type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': ({numbers.GetLength(0)}, {numbers.GetLength(1)}), }}\n";
        var bytes = new List<byte> { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', version, 0 };
        var length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)header.Length);
        bytes.AddRange(length);
        bytes.AddRange(Encoding.ASCII.GetBytes(header));
        var (rows, columns) = (numbers.GetLength(0), numbers.GetLength(1));
        for (var at = 0; at < rows * columns; at++)
        {
            var value = fortran ? numbers[at % rows, at / rows] : numbers[at / columns, at % columns];
            bytes.AddRange(type switch
            {
                "<f4" => BitConverter.GetBytes((float)value),
                "<f8" => BitConverter.GetBytes(value),
                "<i2" => BitConverter.GetBytes((short)value),
                _ => BitConverter.GetBytes((int)value),
            });
        }

        return [.. bytes];
    }
}
