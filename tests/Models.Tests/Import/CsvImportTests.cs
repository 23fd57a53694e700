using System.Globalization;
using NeuralGlasses.Recordings;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class CsvImportTests : IDisposable
{
    private const string Mapping = """
        { "rateHz": 1000, "units": "mV", "scale": 0.5, "channels": ["b", 0], "label": "g", "labels": { "0": "rest", "1": "fist", "9": null } }
        """;

    private readonly ImportCase _case = new("csv");

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Columns_become_channels_and_runs_of_a_label_become_segments()
    {
        _case.Map(Mapping);
        _case.Text("day1.csv", "a,b,t,g\n1,2,x,1\n-3, 4e0 ,x,1\n5,6,x,9\n7,8,x,0\n9,10,x,1\n11,12,x,\n");
        var read = _case.Imported("own_S1_day1.h5");
        Assert.Equal(new short[,] { { 2, 1 }, { 4, -3 }, { 6, 5 }, { 8, 7 }, { 10, 9 }, { 12, 11 } }, read.Samples);
        Assert.Equal((1000.0, 0.5, "mV"), (read.RateHz, read.UnitPerLsb, read.Units));
        Assert.Equal(["rest", "fist"], read.LabelNames);
        Assert.Equal([new(0, 2, 1, 0, 0), new(3, 4, 0, 0, 0), new(4, 5, 1, 1, 0)], read.Segments);
        Assert.Equal(new RecordingStretch(0, 6), Assert.Single(read.Stretches));
        Assert.EndsWith($"imported 1, skipped 0{Environment.NewLine}", _case.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_and_what_may_stand_in_the_mapping_and_the_separator_may_be_another()
    {
        _case.Options = _case.Options with { DataSet = null, Subject = null, Licence = null };
        _case.Map("""
            { "rateHz": 500, "units": "V", "channels": [1], "header": false, "separator": ";", "dataset": "d", "subject": "p",
              "session": "s", "licence": "CC0-1.0", "source": "lab", "device": "ring" }
            """);
        _case.Text("x.csv", "9;0.5\r\n9;-0.25\r\n");
        var read = _case.Imported("d_p_s.h5");
        Assert.Equal(("CC0-1.0", "lab", "ring"), (read.Licence, read.Source, read.Device));
        Assert.Equal(0.5 / 32767, read.UnitPerLsb, 12);
        Assert.Equal(new short[,] { { 32767 }, { -16384 } }, read.Samples);
        Assert.Equal(["unlabelled"], read.LabelNames);
    }

    [Fact]
    public void A_machine_that_writes_decimal_commas_reads_the_same_numbers()
    {
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (commas.NumberFormat.NumberDecimalSeparator, commas.NumberFormat.NumberGroupSeparator) = (",", ".");
        try
        {
            CultureInfo.CurrentCulture = commas;
            _case.Map("""{ "rateHz": 0.5e3, "units": "mV", "channels": [0] }""");
            _case.Text("x.csv", "a\n1.5\n-3\n");
            Assert.Equal(3.0 / 32767, _case.Imported("own_S1_x.h5").UnitPerLsb, 12);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("a,b,g\n1,2,1\n1,NaN,1\n", "line 3, column 1 ('b') is 'NaN', expected a finite number")]
    [InlineData("a,b,g\n1,,1\n", "line 2, column 1 ('b') is empty, expected a finite number")]
    [InlineData("a,b,g\n1,2,1\noff,2,1\n", "line 3, column 0 ('a') is 'off', expected a finite number")]
    [InlineData("a,b,g\n1,1e99,1\n", "line 2, column 1 ('b') is '1e99'")]
    [InlineData("a,b,g\n1,2,1\n1,2\n", "line 3 has 2 columns, expected 3 as in line 1")]
    [InlineData("a,b,g\n1,2,1\n\n1,2,1\n", "line 3 has 1 column, expected 3 as in line 1")]
    [InlineData("a,b,g\n\"1\",2,1\n", "line 2 has a quotation mark, expected plain cells")]
    [InlineData("a,c,g\n1,2,1\n", "has no column 'b', which")]
    [InlineData("b,b,g\n1,2,1\n", "names 2 columns 'b' in line 1, expected one")]
    [InlineData("a,b,g\n1,2,7\n", "line 2, column 2 ('g') has the label '7', expected one of the values in 'labels'")]
    [InlineData("a,b,g\n", "ends after line 1, the header")]
    [InlineData("", "is empty, expected a line a sample set")]
    public void A_bad_file_is_refused_with_its_place(string text, string expected)
    {
        _case.Map(Mapping);
        var path = _case.Text("bad.csv", text);
        var message = _case.Refused();
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decimal_commas_are_refused_instead_of_read_as_thousands()
    {
        _case.Map("""{ "rateHz": 200, "units": "mV", "channels": ["a"], "separator": ";" }""");
        _case.Text("bad.csv", "a;b\n1,5;2\n");
        Assert.Contains("line 2, column 0 ('a') is '1,5', expected a finite number", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forgotten_header_is_asked_for_instead_of_losing_the_first_line()
    {
        _case.Map("""{ "rateHz": 200, "units": "mV", "channels": [0] }""");
        _case.Text("bad.csv", "1,2\n3,4\n");
        Assert.Contains("line 1 holds numbers, expected the columns' names; write \"header\": false", _case.Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [0], "gain": 3 }""", "field 'gain' is unknown, expected one of rateHz, units")]
    [InlineData("""{ "units": "mV", "channels": [0] }""", "field 'rateHz' is missing")]
    [InlineData("""{ "rateHz": 0, "units": "mV", "channels": [0] }""", "field 'rateHz' is 0, expected a positive number")]
    [InlineData("""{ "rateHz": "fast", "units": "mV", "channels": [0] }""", "line 1, field 'rateHz' is not what a mapping holds there")]
    [InlineData("""{ "rateHz": 200, "scale": -1, "units": "mV", "channels": [0] }""", "field 'scale' is -1")]
    [InlineData("""{ "rateHz": 200, "units": "mV" }""", "field 'channels' is missing")]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [] }""", "field 'channels' is missing")]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [-1] }""", "field 'channels' holds -1, expected a column name or an index from 0")]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [0, "a"] }""", "column a is used twice")]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [0], "labels": {"1": "x"} }""", "field 'label' is missing")]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [0], "separator": "::" }""", "field 'separator' is '::', expected one character")]
    [InlineData("""{ "rateHz": 200, "rateHz": 300 }""", "line 1")]
    [InlineData("rateHz = 200", "line 1 is not what a mapping holds there")]
    [InlineData("null", "is null, expected a JSON object")]
    public void A_bad_mapping_is_refused_by_field(string json, string expected)
    {
        _case.Map(json);
        _case.Text("x.csv", "a\nb\n");
        var message = _case.Refused();
        Assert.StartsWith(_case.Options.MappingFile!, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [3] }""", "has no column 3, which")]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": ["a"], "header": false }""", "its columns have no names")]
    [InlineData("""{ "rateHz": 200, "channels": [0] }""", "does not say its units, expected a name; give it with --units")]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [0], "subject": "S2" }""", "says its subject is 'S2', --subject says 'S1'; leave --subject out")]
    [InlineData("""{ "rateHz": 200, "units": "mV", "channels": [0], "session": "a/b" }""", "its session 'a/b' cannot be part of a file name")]
    public void A_mapping_that_does_not_fit_the_file_is_refused(string json, string expected)
    {
        _case.Map(json);
        var path = _case.Text("x.csv", "a,b\n1,2\n");
        var message = _case.Refused();
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
