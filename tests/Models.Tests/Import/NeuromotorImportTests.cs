using NeuralGlasses.Recordings;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class NeuromotorImportTests : IDisposable
{
    private const string Recording = "neuromotor-discrete_gestures_user_007_dataset_003.h5";
    private readonly ImportCase _case = new("neuromotor");

    public NeuromotorImportTests() => _case.Options = _case.Options with { DataSet = null, Subject = null };

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Samples_come_through_and_missing_time_parts_stretches()
    {
        PublishedFiles.Copy(_case, PublishedFiles.Gestures);
        var read = _case.Imported(Recording);
        Assert.Equal((2000.0, 16, 60), (read.RateHz, read.ChannelCount, read.SampleCount));
        Assert.Equal([new(0, 30), new(30, 60)], read.Stretches);
        Assert.Equal(("neuromotor-discrete_gestures", "user_007", "dataset_003", "MIT"), (read.DataSet, read.Subject, read.Session, read.Licence));
        Assert.Equal("as published", read.Units);
        // Sample i of channel c is i + c / 16; the largest, 59.9375, is the step 32,767.
        Assert.Equal(59.9375 / 32767, read.UnitPerLsb, 12);
        Assert.Equal(32767, read.Samples[59, 15]);
        Assert.Equal(40.25, read.Samples[40, 4] * read.UnitPerLsb, 0.001);
        Assert.Contains("note: /prompts holds Python pickles and was left out", _case.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompts_with_an_end_become_segments_of_their_length()
    {
        // Samples are at 100.0000 to 100.0145 s and 100.0170 to 100.0315 s.
        From(PublishedFiles.Gestures, "name,start,end\nindex_press,100.001,100.004\nthumb_up,100.02,100.021\nindex_press,100.005,100.006\n" +
            "index_press,100.014,100.018\nthumb_up,99.9,100.001\n");
        var read = _case.Imported(Recording);
        Assert.Equal(["index_press", "thumb_up"], read.LabelNames);
        Assert.Equal([new(2, 8, 0, 0, 0), new(10, 12, 0, 1, 0), new(36, 38, 1, 0, 0)], read.Segments);
        Assert.Contains("note: 1 of 5 labels begin outside the recording, 100 to 100.0315 s, and were left out.", _case.Output, StringComparison.Ordinal);
        Assert.Contains("note: 1 of 5 labels cross a gap of the recording and were left out.", _case.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pickles", _case.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompts_with_a_time_alone_become_one_second_and_end_with_their_stretch()
    {
        From(PublishedFiles.Gestures, "time,who,name\n100.02,x,thumb_up\n100.001,x,index_press\n");
        Assert.Equal([new(2, 30, 0, 0, 0), new(36, 60, 1, 0, 0)], _case.Imported(Recording).Segments);
        Assert.Contains("note: the prompts have no end, so each became a segment of 1 s", _case.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Packets_that_share_a_time_are_no_gaps_and_angles_are_named_as_left_out()
    {
        PublishedFiles.Copy(_case, PublishedFiles.Wrist);
        var read = _case.Imported("neuromotor-wrist_user_001_dataset_000.h5");
        Assert.Equal(new RecordingStretch(0, 48), Assert.Single(read.Stretches));
        Assert.Equal(1, read.UnitPerLsb);
        Assert.Equal(47 + 15, read.Samples[47, 15]);
        Assert.Contains("note: 36 samples have the time of the one before", _case.Output, StringComparison.Ordinal);
        Assert.Contains("note: the field wrist_angles was left out", _case.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who\nx\n", "line 1 is 'who', expected name,start,end or name,time")]
    [InlineData("", "line 1 is '', expected name,start,end or name,time")]
    [InlineData("name,time\n", "ends after line 1, expected at least one prompt")]
    [InlineData("name,time\nfist,soon\n", "line 2, column 1 ('time') is 'soon', expected seconds")]
    [InlineData("name,time\n,100\n", "line 2, column 0 ('name') is empty, expected a label")]
    [InlineData("name,start,end\nfist,100,99\n", "line 2, column 2 ('end') is 99, expected more than the start 100")]
    [InlineData("name,time\n\"fist\",100\n", "line 2 has a quotation mark")]
    [InlineData("name,time\nfist,5\n", "none of its 1 labels begins within the recording, 100 to 100.0315 s; expected times of the same clock")]
    public void Bad_prompts_are_refused_with_their_line(string prompts, string expected)
    {
        From(PublishedFiles.Gestures, prompts);
        var message = _case.Refused();
        Assert.StartsWith(_case.Options.LabelsFile!, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompts_need_one_recording_and_a_file_that_is_there()
    {
        From(PublishedFiles.Gestures, "name,time\nfist,100\n");
        var file = _case.Options.From;
        _case.Options = _case.Options with { From = Path.GetDirectoryName(file)! };
        Assert.Contains("is a folder and --labels names the prompts of one recording", _case.Refused(), StringComparison.Ordinal);
        _case.Options = _case.Options with { From = file, LabelsFile = "nowhere.csv" };
        Assert.StartsWith("nowhere.csv: there is no such file, expected prompts", _case.Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task", "tusk", "attribute 'task' of '/data' is missing")]
    [InlineData("time", "tine", "field 'time' of 'data' is missing, found tine, emg, expected one 8-byte float")]
    [InlineData("emg", "ecg", "field 'emg' of 'data' is missing")]
    [InlineData("data", "date", "dataset 'data' is missing, expected a file of generic-neuromotor-interface; check --format")]
    public void A_field_that_is_missing_is_named(string found, string replacement, string expected)
    {
        var path = PublishedFiles.With(_case, PublishedFiles.Gestures, found + "\0", replacement + "\0");
        var message = _case.Refused();
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 100.0005, "field 'time' of row 3 (from 0) is 100.0005 after 100.001, expected times that never go back")]
    [InlineData(3, double.NaN, "field 'time' of row 3 (from 0) is NaN, expected seconds")]
    [InlineData(59, 1e300, "")]
    public void A_time_that_cannot_be_is_named(int row, double time, string expected)
    {
        var before = 100 + row / 2000.0 + (row >= 30 ? 0.002 : 0);
        PublishedFiles.With(_case, PublishedFiles.Gestures, BitConverter.GetBytes(before), BitConverter.GetBytes(time));
        if (expected.Length > 0)
            Assert.Contains(expected, _case.Refused(), StringComparison.Ordinal);
        else
            Assert.Equal(new RecordingStretch(59, 60), _case.Imported(Recording).Stretches[^1]);
    }

    [Fact]
    public void A_sample_that_is_no_number_is_named()
    {
        // 40.25 stands only in row 40, channel 4.
        PublishedFiles.With(_case, PublishedFiles.Gestures, BitConverter.GetBytes(40.25f), BitConverter.GetBytes(float.NaN));
        Assert.Contains("sample 40 of channel 4 (both from 0) is NaN", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_does_not_say_is_asked_for()
    {
        var copy = PublishedFiles.Copy(_case, PublishedFiles.Gestures);
        File.Move(copy, _case.Source("mine.hdf5"));
        Assert.Contains("does not say its subject, expected a name; give it with --subject", _case.Refused(), StringComparison.Ordinal);
        _case.Options = _case.Options with { Subject = "S1", Session = "R1", Licence = null };
        Assert.Contains("does not say its licence, expected a name; give it with --licence", _case.Refused(), StringComparison.Ordinal);
        _case.Options = _case.Options with { Licence = "CC-BY-NC-4.0", Units = "V" };
        Assert.Equal(("V", "S1"), (_case.Imported("neuromotor-discrete_gestures_S1_R1.h5") is var read ? read.Units : "", read.Subject));
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        var path = _case.Text("a_user_001_dataset_000.hdf5", new string('x', 5000));
        Assert.StartsWith($"{path}: cannot be read as HDF5", _case.Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_file_cut_short_is_refused(double share)
    {
        var path = PublishedFiles.Copy(_case, PublishedFiles.Gestures);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(int)(share * bytes.Length)]);
        Assert.StartsWith($"{path}: is cut short, it has ", _case.Refused(), StringComparison.Ordinal);
    }

    private void From(string name, string prompts)
    {
        var source = PublishedFiles.Copy(_case, name);
        _case.Options = _case.Options with { From = source, LabelsFile = _case.Text("prompts.csv", prompts) };
    }
}
