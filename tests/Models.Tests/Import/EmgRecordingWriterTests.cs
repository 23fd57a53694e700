using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class EmgRecordingWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static RecordingDraft Draft(float[,]? samples = null) => new()
    {
        DataSet = "own",
        Subject = "Zoë",
        Session = "R1",
        Licence = "CC-BY-4.0",
        Units = "mV",
        Device = "ring",
        Source = "https://example.org/own",
        RateHz = 2000,
        Samples = SampleSteps.Of(samples ?? new float[,] { { 1, -2 }, { 3, 4 }, { 5, -32768 } }, 0.25, "made"),
        Stretches = [new(0, 2), new(2, 3)],
        Segments = [new(0, 2, 1, 0, 7)],
        LabelNames = ["rest", "fist"],
        Remarks = new Dictionary<string, string> { ["aux"] = "the hand" },
    };

    [Fact]
    public void Every_field_comes_back_as_it_was()
    {
        var path = _folder.File("a.h5");
        EmgRecordingWriter.Write(Draft(), path);
        var read = EmgRecording.Open(path);
        Assert.Equal(("own", "Zoë", "R1", "CC-BY-4.0"), (read.DataSet, read.Subject, read.Session, read.Licence));
        Assert.Equal(("mV", "ring", "https://example.org/own", "none"), (read.Units, read.Device, read.Source, read.Commit));
        Assert.Equal((2000.0, 0.25, 0L, 2), (read.RateHz, read.UnitPerLsb, read.ClippedSamples, read.ChannelCount));
        Assert.Equal(new short[,] { { 1, -2 }, { 3, 4 }, { 5, -32768 } }, read.Samples);
        Assert.Equal([new(0, 2), new(2, 3)], read.Stretches);
        Assert.Equal([new(0, 2, 1, 0, 7)], read.Segments);
        Assert.Equal(["rest", "fist"], read.LabelNames);
        Assert.Equal([path], Directory.GetFiles(_folder.FullPath));
    }

    [Fact]
    public void The_same_draft_gives_the_same_bytes()
    {
        var noise = new Random(3);
        var samples = new float[9000, 3];
        for (var i = 0; i < 27000; i++)
            samples[i / 3, i % 3] = noise.NextSingle();
        EmgRecordingWriter.Write(Draft(samples), _folder.File("a.h5"));
        EmgRecordingWriter.Write(Draft(samples), _folder.File("b.h5"));
        Assert.Equal(File.ReadAllBytes(_folder.File("a.h5")), File.ReadAllBytes(_folder.File("b.h5")));
    }

    [Fact]
    public void An_existing_file_is_kept_unless_asked()
    {
        var path = _folder.File("a.h5");
        File.WriteAllText(path, "mine");
        var error = Assert.Throws<RecordingException>(() => EmgRecordingWriter.Write(Draft(), path));
        Assert.StartsWith($"{path}: exists already", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(path));
        EmgRecordingWriter.Write(Draft(), path, overwrite: true);
        Assert.Equal("own", EmgRecording.Open(path).DataSet);
    }

    [Fact]
    public void A_draft_that_could_not_be_read_leaves_no_file()
    {
        var wrong = Draft() with { Segments = [new(0, 9, 1, 0, 0)] };
        var error = Assert.Throws<RecordingException>(() => EmgRecordingWriter.Write(wrong, _folder.File("a.h5")));
        Assert.Contains("was not written", error.Message, StringComparison.Ordinal);
        Assert.Contains("row 0 of 'segments' is 0 to 9", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.FullPath));
    }

    [Fact]
    public void Fractions_share_one_step_that_reaches_the_largest_sample()
    {
        // 2 mV becomes the step 32,767, so 1 mV is 16,383.5 steps, rounded to the even 16,384.
        var steps = SampleSteps.Of(new[,] { { 0.5f }, { -2f }, { 1f } }, 1, "made");
        Assert.Equal(2.0 / 32767, steps.UnitPerLsb, 15);
        Assert.Equal(new short[,] { { 8192 }, { -32767 }, { 16384 } }, steps.Values);
        Assert.Equal(0, steps.ClippedSamples);
    }

    [Fact]
    public void A_lone_disturbance_is_clipped_and_counted_instead_of_costing_the_rest_its_resolution()
    {
        var samples = new float[200, 1];
        for (var i = 0; i < 200; i++)
            samples[i, 0] = i % 2 == 0 ? 0.5f : -0.5f;
        samples[7, 0] = -1000;
        var steps = SampleSteps.Of(samples, 1, "made");
        // 64 times the 99th percentile 0.5 is 32.
        Assert.Equal(32.0 / 32767, steps.UnitPerLsb, 15);
        Assert.Equal(1, steps.ClippedSamples);
        Assert.Equal(-32767, steps.Values[7, 0]);
        Assert.Equal(512, steps.Values[0, 0]);
    }

    [Theory]
    [InlineData(float.NaN, "is NaN")]
    [InlineData(float.PositiveInfinity, "is Infinity")]
    public void A_sample_that_is_no_number_is_named(float value, string expected)
    {
        var error = Assert.Throws<RecordingException>(() => SampleSteps.Of(new[,] { { 1, 2 }, { 3, value } }, 1, "file.npy"));
        Assert.StartsWith("file.npy: sample 1 of channel 1 (both from 0) " + expected, error.Message, StringComparison.Ordinal);
    }
}
