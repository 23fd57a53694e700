using NeuralGlasses.Recordings;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class ImportRunTests : IDisposable
{
    private readonly ImportCase _case = new("csv");

    public ImportRunTests() => _case.Map("""{ "rateHz": 1000, "units": "mV", "channels": ["a"] }""");

    public void Dispose() => _case.Dispose();

    [Fact]
    public void The_first_bad_file_stops_the_work()
    {
        _case.Text("1.csv", "a\n1\n");
        var bad = _case.Text("2.csv", "a\nx\n");
        _case.Text("3.csv", "a\n3\n");
        var error = Assert.Throws<RecordingException>(_case.Import);
        Assert.StartsWith($"{bad}: line 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(["own_S1_1.h5"], _case.Written);
    }

    [Fact]
    public void Files_of_people_without_a_name_bear_the_name_of_their_file()
    {
        _case.Options = _case.Options with { Subject = null };
        _case.Text("ana.csv", "a\n1\n");
        _case.Text("ben.csv", "a\n2\n");
        var ana = _case.Imported("own_ana_1.h5");
        Assert.Equal(["own_ana_1.h5", "own_ben_1.h5"], _case.Written);
        Assert.Equal(("ana", "1"), (ana.Subject, ana.Session));
    }

    [Fact]
    public void A_bad_file_is_named_skipped_and_counted_when_asked()
    {
        _case.Text("1.csv", "a\n1\n");
        var bad = _case.Text("2.csv", "a\nx\n");
        _case.Text("3.csv", "a\n3\n");
        _case.Options = _case.Options with { SkipBad = true };
        _case.Import();
        Assert.Equal(["own_S1_1.h5", "own_S1_3.h5"], _case.Written);
        Assert.Contains($"skipped: {bad}: line 2, column 0 ('a') is 'x'", _case.Output, StringComparison.Ordinal);
        Assert.EndsWith($"imported 2, skipped 1{Environment.NewLine}", _case.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_imported_is_an_error_even_when_bad_files_are_skipped()
    {
        _case.Text("2.csv", "a\nx\n");
        _case.Options = _case.Options with { SkipBad = true };
        Assert.Contains("nothing was imported", _case.Refused(), StringComparison.Ordinal);
        Assert.Contains("imported 0, skipped 1", _case.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_that_exists_is_kept_unless_it_may_be_replaced()
    {
        var source = _case.Text("1.csv", "a\n1\n");
        _case.Import();
        File.WriteAllText(source, "a\n2\n");
        var error = Assert.Throws<RecordingException>(_case.Import);
        Assert.StartsWith($"{source}: would become {_case.Options.OutputDirectory}", error.Message, StringComparison.Ordinal);
        Assert.Contains("add --overwrite", error.Message, StringComparison.Ordinal);
        _case.Options = _case.Options with { Overwrite = true };
        Assert.Equal(2, _case.Imported("own_S1_1.h5").Samples[0, 0]);
    }

    [Fact]
    public void Two_files_of_one_session_never_replace_each_other()
    {
        _case.Text("1.csv", "a\n1\n");
        _case.Text("2.csv", "a\n2\n");
        _case.Options = _case.Options with { Session = "R1", Overwrite = true };
        Assert.Contains("became already; give them different sessions", Assert.Throws<RecordingException>(_case.Import).Message, StringComparison.Ordinal);
        Assert.Equal(["own_S1_R1.h5"], _case.Written);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        _case.Text("1.csv", "a\n1.5\n2.25\n");
        _case.Import();
        var first = File.ReadAllBytes(Path.Combine(_case.Options.OutputDirectory, "own_S1_1.h5"));
        _case.Options = _case.Options with { OutputDirectory = _case.Options.OutputDirectory + "2" };
        _case.Import();
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(_case.Options.OutputDirectory, "own_S1_1.h5")));
    }

    [Fact]
    public void A_folder_without_such_files_is_refused()
    {
        _case.Text("notes.md", "none");
        Assert.Contains("holds no .csv or .tsv or .txt file, expected at least one of format csv", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_refused_before_anything_else()
    {
        _case.Options = _case.Options with { From = "nowhere", MappingFile = null };
        Assert.Equal("nowhere: there is no such file or folder; give what to import with --from.", _case.Refused());
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_refused()
    {
        var file = _case.Text("1.csv", "a\n1\n");
        _case.Options = _case.Options with { OutputDirectory = file };
        Assert.Equal($"{file}: is a file, expected a folder for the recordings; give one with --out.", _case.Refused());
    }

    [Theory]
    [InlineData("csv", "--mapping is missing, a csv file does not say its rate")]
    [InlineData("npy", "--mapping is missing, a npy file does not say its rate")]
    [InlineData("wav", "--format is 'wav', expected one of emg-h5, neuromotor, emg2qwerty, csv, npy")]
    public void A_missing_mapping_and_an_unknown_format_are_refused(string format, string expected)
    {
        _case.Options = _case.Options with { Format = format, MappingFile = null };
        Assert.StartsWith(expected, _case.Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emg-h5")]
    [InlineData("emg2qwerty")]
    [InlineData("neuromotor")]
    public void A_mapping_is_refused_where_the_file_says_all(string format)
    {
        _case.Options = _case.Options with { Format = format };
        Assert.StartsWith($"--mapping is given for the format {format}", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Prompts_are_refused_where_no_clock_is_read()
    {
        _case.Options = _case.Options with { LabelsFile = "prompts.csv" };
        Assert.StartsWith("--labels is given for the format csv, expected it only for neuromotor", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_that_is_not_there_is_refused()
    {
        _case.Options = _case.Options with { MappingFile = "nowhere.json" };
        Assert.StartsWith("nowhere.json: there is no such file, expected a mapping", _case.Refused(), StringComparison.Ordinal);
    }
}
