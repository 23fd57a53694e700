using NeuralGlasses.Recordings;
using PureHDF;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

public sealed class EmgH5ImportTests : IDisposable
{
    private readonly ImportCase _case = new("emg-h5");

    public EmgH5ImportTests() => _case.Options = _case.Options with { DataSet = null, Subject = null, Licence = null };

    public void Dispose() => _case.Dispose();

    [Fact]
    public void A_recording_is_checked_and_written_anew_with_all_its_fields()
    {
        var source = RecordingFileWriter.Person(4, repetitions: 1).Write(_case.Source("any.h5"));
        var before = EmgRecording.Open(source);
        var after = _case.Imported("invented_P04_R.h5");
        Assert.Equal(before.Samples, after.Samples);
        Assert.Equal(before.Segments, after.Segments);
        Assert.Equal(before.Stretches, after.Stretches);
        Assert.Equal(before.LabelNames, after.LabelNames);
        Assert.Equal((before.Source, before.Device, before.Commit, before.Licence), (after.Source, after.Device, after.Commit, after.Licence));
        Assert.Equal((before.RateHz, before.UnitPerLsb, before.Units), (after.RateHz, after.UnitPerLsb, after.Units));
    }

    [Fact]
    public void Further_text_is_kept_and_what_the_format_does_not_hold_is_named()
    {
        var file = new H5File
        {
            ["emg"] = new short[,] { { 1 }, { 2 } },
            ["recordings"] = new[,] { { 0, 2 } },
            ["segments"] = new int[0, 5],
            ["label_names"] = new[] { "rest" },
            ["target"] = new float[,] { { 1 }, { 2 } },
        };
        foreach (var name in new[] { "dataset", "subject", "session", "licence", "units", "device", "source", "commit" })
            file.Attributes[name] = "x";
        foreach (var (name, value) in new (string, object)[]
            { ("format", "emg-h5/1"), ("fs_hz", 200.0), ("unit_per_lsb", 1.0), ("channel_count", 1L), ("clipped_samples", 0L), ("note", "as told"), ("gains", new[] { 1.0 }) })
            file.Attributes[name] = value;
        file.Write(_case.Source("a.h5"));
        _case.Import();
        using var read = H5File.OpenRead(Path.Combine(_case.Options.OutputDirectory, "x_x_x.h5"));
        Assert.Equal("as told", read.Attribute("note").Read<string>());
        Assert.Contains("note: left out, because the format does not hold it: /target, attribute gains.", _case.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_of_an_import_has_the_same_bytes()
    {
        RecordingFileWriter.Person(4, repetitions: 1).Write(_case.Source("any.h5"));
        _case.Import();
        var first = Path.Combine(_case.Options.OutputDirectory, "invented_P04_R.h5");
        _case.Options = _case.Options with { From = first, OutputDirectory = _case.Options.OutputDirectory + "2" };
        _case.Import();
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(Path.Combine(_case.Options.OutputDirectory, "invented_P04_R.h5")));
    }

    [Fact]
    public void A_recording_that_contradicts_itself_is_refused()
    {
        var writer = RecordingFileWriter.Person(4, repetitions: 1);
        writer.ChannelCount = 9;
        var source = writer.Write(_case.Source("any.h5"));
        Assert.StartsWith($"{source}: attribute 'channel_count' says 9", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_name_than_the_recordings_own_is_refused()
    {
        RecordingFileWriter.Person(4, repetitions: 1).Write(_case.Source("any.h5"));
        _case.Options = _case.Options with { Licence = "CC0-1.0" };
        Assert.Contains("says its licence is 'MIT', --licence says 'CC0-1.0'", _case.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Real_recordings_come_through_unchanged()
    {
        var folder = RepositoryFiles.RecordingSet("pinch-mindrove");
        Assert.SkipWhen(folder is null, "the recordings of pinch-mindrove are not here (set NEURALGLASSES_DATA)");
        _case.Options = _case.Options with { From = folder };
        _case.Import();
        foreach (var file in Directory.GetFiles(folder, "*.h5"))
        {
            var (before, after) = (EmgRecording.Open(file), EmgRecording.Open(Path.Combine(_case.Options.OutputDirectory, Path.GetFileName(file))));
            Assert.Equal(before.Samples, after.Samples);
            Assert.Equal(before.Segments, after.Segments);
        }
    }
}
