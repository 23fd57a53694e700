using NeuralGlasses.Recordings;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class EmgRecordingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_written_recording_reads_back_as_it_was()
    {
        var writer = RecordingFileWriter.Person(3, repetitions: 1);
        var recording = EmgRecording.Open(writer.Write(_folder.File("p.h5")));
        Assert.Equal("P03", recording.Subject);
        Assert.Equal("invented", recording.DataSet);
        Assert.Equal(200, recording.RateHz);
        Assert.Equal(8, recording.ChannelCount);
        Assert.Equal(writer.Samples, recording.Samples);
        Assert.Equal(14, recording.Segments.Count);
        Assert.Equal(new RecordingSegment(600, 1200, 1, 0, 1), recording.Segments[1]);
        Assert.Equal(new RecordingStretch(0, 8400), Assert.Single(recording.Stretches));
        Assert.Equal("radial", GestureLabels.Normalise(recording.LabelNames[3]));
        Assert.Equal("rest", GestureLabels.Normalise(recording.LabelNames[0]));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = _folder.File("absent.h5");
        Assert.StartsWith($"{path}: there is no such file", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_HDF5_is_refused()
    {
        var path = _folder.File("text.h5");
        File.WriteAllText(path, new string('x', 5000));
        Assert.Contains("is not an HDF5 file", Refused(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.01)]
    public void A_file_cut_short_is_refused(double share)
    {
        var path = RecordingFileWriter.Person(0, repetitions: 1).Write(_folder.File("cut.h5"));
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(int)(share * bytes.Length)]);
        Assert.Contains("cut short", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_format_is_refused_with_both_names()
    {
        var writer = RecordingFileWriter.Person(0, repetitions: 1);
        writer.Format = "emg-h5/9";
        Assert.Contains("attribute 'format' is 'emg-h5/9', expected 'emg-h5/1'", Refused(writer.Write(_folder.File("f.h5"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emg", "dataset 'emg' is missing")]
    [InlineData("segments", "dataset 'segments' is missing")]
    [InlineData("fs_hz", "attribute 'fs_hz' is missing")]
    [InlineData("units", "attribute 'units' is missing")]
    public void A_missing_field_is_named(string field, string expected)
    {
        var writer = RecordingFileWriter.Person(0, repetitions: 1);
        writer.Without = field;
        Assert.Contains(expected, Refused(writer.Write(_folder.File("m.h5"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 90000, 1, "row 0 of 'segments' is 0 to 90000")]
    [InlineData(-5, 100, 1, "row 0 of 'segments' is -5 to 100")]
    [InlineData(50, 50, 1, "row 0 of 'segments' is 50 to 50")]
    [InlineData(0, 100, 8, "row 0 of 'segments' has label 8, expected 0 to 7")]
    [InlineData(0, 100, -1, "row 0 of 'segments' has label -1")]
    public void A_segment_that_cannot_be_is_named(int start, int end, int label, string expected)
    {
        var writer = RecordingFileWriter.Person(0, repetitions: 1);
        (writer.Segments[0, 0], writer.Segments[0, 1], writer.Segments[0, 2]) = (start, end, label);
        Assert.Contains(expected, Refused(writer.Write(_folder.File("s.h5"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_count_that_contradicts_the_samples_is_refused()
    {
        var writer = RecordingFileWriter.Person(0, repetitions: 1);
        writer.ChannelCount = 16;
        Assert.Contains("'channel_count' says 16, dataset 'emg' has 8 columns", Refused(writer.Write(_folder.File("c.h5"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("V", 2e-6, 2.0)]
    [InlineData("mV", 0.001, 1.0)]
    [InlineData("uV", 0.3, 0.3)]
    [InlineData("µV", 0.3, 0.3)]
    public void Volts_convert_exactly(string units, double unitPerLsb, double expected)
    {
        var writer = RecordingFileWriter.Person(0, repetitions: 1);
        (writer.Units, writer.UnitPerLsb) = (units, unitPerLsb);
        var scale = PhysiologicalScale.Of(EmgRecording.Open(writer.Write(_folder.File("v.h5"))));
        Assert.True(scale.IsExact);
        Assert.Equal(expected, scale.MicrovoltsPerLsb, 12);
    }

    [Theory]
    [InlineData("adc")]
    [InlineData("normalised")]
    [InlineData("V_at_ADC")]
    public void Any_other_unit_gets_the_factor_that_makes_the_loud_windows_100_microvolts(string units)
    {
        var writer = new RecordingFileWriter
        {
            Samples = new short[4000, 2],
            Stretches = new[,] { { 0, 4000 } },
            Segments = new[,] { { 0, 4000, 0, 0, 1 } },
            Units = units,
            UnitPerLsb = 0.125,
        };
        // Channel 1 alternates between -20 and 20, whose standard deviation is 20 in every window.
        for (var i = 0; i < 4000; i++)
            (writer.Samples[i, 0], writer.Samples[i, 1]) = ((short)(i % 2), (short)(i % 2 == 0 ? 20 : -20));
        var scale = PhysiologicalScale.Of(EmgRecording.Open(writer.Write(_folder.File("a.h5"))));
        Assert.False(scale.IsExact);
        Assert.Equal(5, scale.MicrovoltsPerLsb, 9);
        Assert.Contains("by convention", scale.Statement, StringComparison.Ordinal);
        Assert.Contains("100 µV", scale.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_recording_without_a_unit_has_no_scale()
    {
        var writer = new RecordingFileWriter { Samples = new short[4000, 2], Stretches = new[,] { { 0, 4000 } }, Segments = new[,] { { 0, 4000, 0, 0, 1 } } };
        var recording = EmgRecording.Open(writer.Write(_folder.File("z.h5")));
        Assert.Contains("silent", Assert.Throws<RecordingException>(() => PhysiologicalScale.Of(recording)).Message, StringComparison.Ordinal);
    }

    private static string Refused(string path)
    {
        var message = Assert.Throws<RecordingException>(() => EmgRecording.Open(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        return message;
    }

    [Theory]
    [InlineData("hibernation", "rest")]
    [InlineData("Neutral", "rest")]
    [InlineData("No Movement", "rest")]
    [InlineData("M1 rest", "rest")]
    [InlineData("Wrist Flexion", "flexion")]
    [InlineData("M4 radial", "radial")]
    [InlineData("Ulnar Deviation", "ulnar")]
    [InlineData("Wrist Supination", "supination")]
    [InlineData("Power Grip", "fist")]
    [InlineData("Hand Open", "open")]
    [InlineData("M9 flexion+pronation", "flexion+pronation")]
    [InlineData(" Chuck Grip ", "chuck grip")]
    public void Data_sets_names_for_a_gesture_become_one(string found, string expected) =>
        Assert.Equal(expected, GestureLabels.Normalise(found));
}
