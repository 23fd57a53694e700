using System.Text;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class NpyImportTests : IDisposable
{
    private readonly ImportCase _case = new("npy");

    public NpyImportTests() => _case.Map("""{ "rateHz": 1000, "units": "uV", "scale": 2, "channels": [1, 0], "label": 2 }""");

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("<i2", 1)]
    [InlineData("<i4", 1)]
    [InlineData("<f4", 2)]
    [InlineData("<f8", 3)]
    public void Every_type_and_version_reads_alike(string type, byte version)
    {
        Write("a.npy", Header(type, "(3, 3)"), version, Numbers(type, 1, 2, 0, 3, -4, 7, 5, 6, 7));
        var read = _case.Imported("own_S1_a.h5");
        Assert.Equal(new short[,] { { 2, 1 }, { -4, 3 }, { 6, 5 } }, read.Samples);
        Assert.Equal((1000.0, 2.0, "uV"), (read.RateHz, read.UnitPerLsb, read.Units));
        Assert.Equal(["0", "7"], read.LabelNames);
        Assert.Equal([new(0, 1, 0, 0, 0), new(1, 3, 1, 0, 0)], read.Segments);
    }

    [Fact]
    public void Columns_first_reads_like_rows_first()
    {
        Write("a.npy", Header("<i2", "(3, 3)", "True"), 1, Numbers("<i2", 1, 3, 5, 2, -4, 6, 0, 7, 7));
        Assert.Equal(new short[,] { { 2, 1 }, { -4, 3 }, { 6, 5 } }, _case.Imported("own_S1_a.h5").Samples);
    }

    [Theory]
    [InlineData(">f4", "(1, 3)", "its numbers are '>f4', expected <f4, <f8, <i2 or <i4")]
    [InlineData("|u1", "(1, 3)", "its numbers are '|u1'")]
    [InlineData("<f4", "(3,)", "its shape is (3,), expected two sides")]
    [InlineData("<f4", "(1, 3, 1)", "its shape is (1, 3, 1), expected two sides")]
    [InlineData("<f4", "(0, 3)", "its shape is (0, 3), expected at least one sample set")]
    [InlineData("<f4", "(2, 3)", "has 12 bytes of numbers, expected 24 for the shape (2, 3) of <f4")]
    [InlineData("<f4", "(1, 2)", "has 12 bytes of numbers, expected 8")]
    public void A_header_that_does_not_fit_is_refused(string type, string shape, string expected)
    {
        Write("a.npy", Header(type, shape), 1, Numbers("<f4", 1, 2, 3));
        Assert.Contains(expected, _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Named_fields_are_refused_with_what_the_header_says()
    {
        Write("a.npy", "{'descr': [('emg', '<f4', (8,))], 'fortran_order': False, 'shape': (1, 3), }", 1, new byte[32]);
        Assert.Contains("[('emg', '<f4', (8,))]", _case.Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'shape': (1, 3), }", "its header lacks 'fortran_order'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "its header lacks 'shape'")]
    public void A_header_with_a_gap_is_refused(string header, string expected)
    {
        Write("a.npy", header, 1, Numbers("<f4", 1, 2, 3));
        Assert.Contains(expected, _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_none_is_named()
    {
        Write("a.npy", Header("<f4", "(2, 3)"), 1, Numbers("<f4", 1, 2, 0, 3, float.NaN, 0));
        Assert.Contains("sample 1 of channel 0 (both from 0) is NaN", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_a_new_version_and_a_cut_header_are_refused()
    {
        var path = _case.Text("a.npy", "time,emg\n1,2\n3,4\n");
        Assert.Equal($"{path}: is not a NumPy array file, its first bytes differ from the signature of .npy; save it with numpy.save.", _case.Refused());
        Write("a.npy", Header("<f4", "(1, 3)"), 4, Numbers("<f4", 1, 2, 3));
        Assert.Contains("is of .npy version 4.0, expected 1.0, 2.0 or 3.0", _case.Refused(), StringComparison.Ordinal);
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, 118, 0, (byte)'{', (byte)'\'']);
        Assert.Contains("is cut short, it has 12 bytes and its header alone needs 128", _case.Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"channels\": [0, 3]", "has no column 3")]
    [InlineData("\"channels\": [\"emg\"]", "its columns have no names")]
    [InlineData("\"channels\": [0], \"header\": true", "field 'header' is given for npy")]
    [InlineData("\"channels\": [0], \"separator\": \";\"", "field 'separator' is given for npy")]
    [InlineData("\"channels\": [0], \"label\": 2, \"labels\": {\"1\": \"fist\"}", "row 0 (from 0) has the label '3', expected one of")]
    public void A_mapping_that_does_not_fit_is_refused(string fields, string expected)
    {
        _case.Map($$"""{ "rateHz": 1000, "units": "uV", {{fields}} }""");
        Write("a.npy", Header("<f4", "(1, 3)"), 1, Numbers("<f4", 1, 2, 3));
        Assert.Contains(expected, _case.Refused(), StringComparison.Ordinal);
    }

    private static string Header(string type, string shape, string columnsFirst = "False")
        => $"{{'descr': '{type}', 'fortran_order': {columnsFirst}, 'shape': {shape}, }}";

    private static byte[] Numbers(string type, params float[] values) => [.. values.SelectMany(value => type switch
    {
        "<i2" => BitConverter.GetBytes((short)value),
        "<i4" => BitConverter.GetBytes((int)value),
        "<f8" => BitConverter.GetBytes((double)value),
        _ => BitConverter.GetBytes(value),
    })];

    private void Write(string name, string header, byte version, byte[] numbers)
    {
        var text = Encoding.UTF8.GetBytes(header + "\n");
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes((uint)text.Length);
        File.WriteAllBytes(_case.Source(name), [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. numbers]);
    }
}
