using NeuralGlasses.Recordings;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class Emg2QwertyImportTests : IDisposable
{
    private readonly ImportCase _case = new("emg2qwerty");

    public Emg2QwertyImportTests() => _case.Options = _case.Options with { DataSet = null, Subject = null };

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Each_wrist_becomes_a_recording_with_the_keys_as_segments()
    {
        PublishedFiles.Copy(_case, PublishedFiles.Session);
        _case.Import();
        Assert.Equal(["emg2qwerty_89335547_2021-06-03-typed-L.h5", "emg2qwerty_89335547_2021-06-03-typed-R.h5"], _case.Written);
        var (left, right) = (Open("L"), Open("R"));
        Assert.Equal(("2021-06-03-typed-L", "2021-06-03-typed-R"), (left.Session, right.Session));
        Assert.Equal((2000.0, 16, 40, 1.0), (left.RateHz, left.ChannelCount, left.SampleCount, left.UnitPerLsb));
        // Left is i + c, right is -(i + 2 c).
        Assert.Equal(39 + 15, left.Samples[39, 15]);
        Assert.Equal(-(20 + 14), right.Samples[20, 7]);
        Assert.Equal(["a", "Key.shift"], left.LabelNames);
        // Down from 1 to 4 ms, from 2 to 6.1 ms, and from 10.1 to 10.2 ms, which is less than a sample.
        Assert.Equal([new(2, 8, 0, 0, 0), new(4, 13, 1, 0, 0), new(21, 22, 0, 1, 0)], left.Segments);
        Assert.Equal(left.Segments, right.Segments);
        Assert.Contains("note: 1 of 4 labels begin outside the recording", _case.Output, StringComparison.Ordinal);
        Assert.EndsWith($"imported 1, skipped 0{Environment.NewLine}", _case.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_session_gives_the_same_bytes()
    {
        PublishedFiles.Copy(_case, PublishedFiles.Session);
        _case.Import();
        var first = File.ReadAllBytes(Open("R").Path);
        _case.Options = _case.Options with { Overwrite = true };
        _case.Import();
        Assert.Equal(first, File.ReadAllBytes(Open("R").Path));
    }

    [Theory]
    [InlineData("emg_left\0", "emg_lift\0", "field 'emg_left' of 'timeseries' is missing, found time, emg_lift, emg_right")]
    [InlineData("timeseries\0", "timeserien\0", "dataset 'emg2qwerty/timeseries' is missing, expected a file of emg2qwerty; check --format")]
    [InlineData("keystrokes\0", "keystroken\0", "attribute 'keystrokes' is missing, expected a JSON list")]
    [InlineData("user\0", "used\0", "does not say its subject, expected a name; give it with --subject")]
    [InlineData("session_name\0", "session_nama\0", "does not say its session")]
    [InlineData("[{\"key\"", "({\"key\"", "attribute 'keystrokes' is not JSON from byte 0 of its line 1 on")]
    [InlineData("{\"key\": \"a\"", "{\"kee\": \"a\"", "field 'key' of keystroke 0 (from 0) is missing or of another type")]
    [InlineData("{\"key\": \"a\"", "{\"key\":  7 ", "field 'key' of keystroke 0 (from 0) is missing or of another type")]
    [InlineData("\"end\": 1600000000.0061", "\"end\": 1600000000.0001", "field 'end' of keystroke 1 (from 0) is 1600000000.0001, expected no less than the start 1600000000.002")]
    public void What_is_missing_or_wrong_is_named(string found, string replacement, string expected)
    {
        var path = PublishedFiles.With(_case, PublishedFiles.Session, found, replacement);
        var message = _case.Refused();
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_of_another_rate_are_refused()
    {
        var path = PublishedFiles.Copy(_case, PublishedFiles.Session);
        var bytes = File.ReadAllBytes(path);
        // From the last sample back, so that a new time is never taken for an old one.
        for (var i = 39; i > 0; i--)
            BitConverter.GetBytes(1600000000 + i / 1000.0).CopyTo(bytes, bytes.AsSpan().IndexOf(BitConverter.GetBytes(1600000000 + i / 2000.0)));
        File.WriteAllBytes(path, bytes);
        Assert.Contains("its samples are 1 ms apart, expected 0.5 ms (2000 Hz)", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_of_another_format_is_refused()
    {
        RecordingFileWriter.Person(0, repetitions: 1).Write(_case.Source("a.h5"));
        Assert.Contains("dataset 'emg2qwerty/timeseries' is missing", _case.Refused(), StringComparison.Ordinal);
    }

    private EmgRecording Open(string side)
        => EmgRecording.Open(Path.Combine(_case.Options.OutputDirectory, $"emg2qwerty_89335547_2021-06-03-typed-{side}.h5"));
}
