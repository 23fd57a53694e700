using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Import;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Fixtures => Path.Combine(RepositoryFiles.Root, "tests", "Models.Tests", "Import", "Fixtures");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_recording_comes_back_as_it_was_written()
    {
        var content = new RecordingContent
        {
            DataSet = "own",
            Subject = "A",
            Session = "1",
            RateHz = 500,
            Units = "uV",
            Samples = new float[,] { { 1, -2 }, { 3, 100 }, { -5, 6 } },
            Segments = [new(0, 2, 0, 0, 7)],
            LabelNames = ["fist"],
            Licence = "MIT",
        };
        var path = EmgRecordingWriter.Write(_folder.File("out"), content);
        var read = EmgRecording.Open(path);
        Assert.Equal(("own", "A", "1", "uV", "MIT", 500.0, 2), (read.DataSet, read.Subject, read.Session, read.Units, read.Licence, read.RateHz, read.ChannelCount));
        Assert.Equal(new RecordingSegment(0, 2, 0, 0, 7), Assert.Single(read.Segments));
        for (var i = 0; i < 3; i++)
        {
            for (var c = 0; c < 2; c++)
                Assert.Equal(content.Samples[i, c], read.Samples[i, c] * read.UnitPerLsb, read.UnitPerLsb / 2 + 1e-9);
        }

        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(EmgRecordingWriter.Write(_folder.File("again"), content)));
    }

    [Fact]
    public void A_step_that_is_too_small_clips_and_the_clipped_samples_are_counted()
    {
        var content = new RecordingContent { DataSet = "own", Subject = "A", Session = "1", RateHz = 500, Units = "uV", UnitPerLsb = 0.001, Samples = new float[,] { { 1 }, { 50 }, { -50 } } };
        var read = EmgRecording.Open(EmgRecordingWriter.Write(_folder.FullPath, content));
        Assert.Equal(2, read.ClippedSamples);
        Assert.Equal([1000, short.MaxValue, short.MinValue], read.Samples.Cast<short>());
    }

    [Fact]
    public void What_is_there_is_replaced_only_when_asked()
    {
        var content = new RecordingContent { DataSet = "own", Subject = "A", Session = "1", RateHz = 500, Units = "uV", Samples = new float[,] { { 1 } } };
        var path = EmgRecordingWriter.Write(_folder.FullPath, content);
        var before = File.ReadAllBytes(path);
        Assert.Contains("is there already", Assert.Throws<RecordingException>(() => EmgRecordingWriter.Write(_folder.FullPath, content with { RateHz = 600 })).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
        EmgRecordingWriter.Write(_folder.FullPath, content with { RateHz = 600 }, overwrites: true);
        Assert.Equal(600, EmgRecording.Open(path).RateHz);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("")]
    public void A_name_that_is_no_file_name_is_refused(string subject)
        => Assert.Contains("subject is", Assert.Throws<RecordingException>(() => EmgRecordingWriter.Write(_folder.FullPath, new() { DataSet = "own", Subject = subject, Session = "1", RateHz = 500, Units = "uV", Samples = new float[,] { { 1 } } })).Message, StringComparison.Ordinal);

    [Fact]
    public void The_neuromotor_layout_gives_stretches_and_prompts()
    {
        File.WriteAllText(_folder.File("prompts.csv"), "name,time\nindex_press,1600000000.01\nthumb_in,1600000000.03\nindex_press,1600000000.58\n");
        var content = Assert.Single(new NeuromotorFormat().Read(
            Path.Combine(Fixtures, "discrete_gestures_user_001_dataset_000.hdf5"), new() { LabelsFile = _folder.File("prompts.csv") }));
        Assert.Equal(("discrete_gestures", "001", "000"), (content.DataSet, content.Subject, content.Session));
        // The clock jumps by half a second at row 120.
        Assert.Equal([new(0, 120), new(120, 200)], content.Stretches!);
        Assert.Equal(["index_press", "thumb_in"], content.LabelNames);
        Assert.Equal([(20, 0, 0), (60, 1, 0), (160, 0, 1)], content.Segments.Select(segment => (segment.Start, segment.Label, segment.Repetition)));
        Assert.Equal((200, 16), (content.Samples.GetLength(0), content.Samples.GetLength(1)));
        EmgRecording.Open(EmgRecordingWriter.Write(_folder.FullPath, content));
    }

    [Fact]
    public void The_emg2qwerty_layout_gives_a_recording_a_wrist_with_the_keys()
    {
        var both = new Emg2QwertyFormat().Read(Path.Combine(Fixtures, "2020-01-01-emg2qwerty.hdf5"), new());
        Assert.Equal(["2020-01-01-emg2qwerty-L", "2020-01-01-emg2qwerty-R"], both.Select(each => each.Session));
        Assert.All(both, content => Assert.Equal(["h", "i"], content.LabelNames));
        Assert.Equal([(40, 100, 0, 0), (110, 140, 1, 0), (160, 180, 0, 1)], both[0].Segments.Select(segment => (segment.Start, segment.End, segment.Label, segment.Repetition)));
        Assert.NotEqual(both[0].Samples[0, 0], both[1].Samples[0, 0]);
    }

    [Fact]
    public void Another_layout_is_refused_naming_what_is_missing()
    {
        var neuromotor = Path.Combine(Fixtures, "discrete_gestures_user_001_dataset_000.hdf5");
        Assert.Contains("group 'emg2qwerty' is missing", Assert.Throws<RecordingException>(() => new Emg2QwertyFormat().Read(neuromotor, new())).Message, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("text.h5"), "not HDF5 at all");
        Assert.Contains("is not an HDF5 file", Assert.Throws<RecordingException>(() => new NeuromotorFormat().Read(_folder.File("text.h5"), new())).Message, StringComparison.Ordinal);
        Assert.Contains("'data' is missing", Assert.Throws<RecordingException>(() => new NeuromotorFormat().Read(Path.Combine(Fixtures, "2020-01-01-emg2qwerty.hdf5"), new())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_a_bad_file_stops_unless_it_may_be_skipped()
    {
        var source = Directory.CreateDirectory(_folder.File("in")).FullName;
        new Protocols.InventedSession("S1").Write(source);
        File.WriteAllText(Path.Combine(source, "bad.h5"), "broken");
        var bar = new ProgressBar(TextWriter.Null, isTerminal: false);
        Assert.Contains("bad.h5", Assert.Throws<RecordingException>(() => ImportRun.Execute(source, new EmgH5Format(), _folder.File("a"), new(), false, false, TextWriter.Null, bar)).Message, StringComparison.Ordinal);
        var said = new StringWriter();
        ImportRun.Execute(source, new EmgH5Format(), _folder.File("b"), new() { DataSet = "renamed" }, true, false, said, bar);
        Assert.Contains("skipped: ", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("imported 1, skipped 1", said.ToString(), StringComparison.Ordinal);
        var person = Assert.Single(PersonLoader.Group(SetFolder.Open(_folder.File("b"), "renamed")));
        Assert.Equal("S1", person.Subject);
    }

    [Fact]
    public void Nothing_to_import_is_told()
    {
        var bar = new ProgressBar(TextWriter.Null, isTerminal: false);
        Assert.Contains("there is no such file or folder", Assert.Throws<RecordingException>(() => ImportRun.Execute(_folder.File("none"), new EmgH5Format(), _folder.File("o"), new(), false, false, TextWriter.Null, bar)).Message, StringComparison.Ordinal);
        Assert.Contains("holds no file that ends with .npy", Assert.Throws<RecordingException>(() => ImportRun.Execute(_folder.FullPath, new NpyFormat(), _folder.File("o"), new(), false, false, TextWriter.Null, bar)).Message, StringComparison.Ordinal);
        Assert.Contains("choose one of emg-h5", Assert.Throws<ArgumentException>(() => RecordingFormats.Named("mat")).Message, StringComparison.Ordinal);
    }
}
