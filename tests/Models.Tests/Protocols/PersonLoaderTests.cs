using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class PersonLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sessions_come_in_the_order_of_their_names_and_labels_are_shared()
    {
        // B spells the labels otherwise, in another order, has one more and names one that nobody makes.
        var people = Load(
            new InventedSession("B") { LabelNames = ["fist", "Wrist Flexion", "wave", "rest"], Segments = new[,] { { 0, 100, 0, 0, 0 }, { 100, 200, 1, 0, 0 }, { 200, 400, 3, 0, 0 } } },
            new InventedSession("A", "D02"),
            new InventedSession("A", "D01"));
        Assert.Equal(["A", "B"], people.Select(person => person.Subject));
        Assert.Equal(["D01", "D02"], people[0].Sessions.Select(session => session.Session));
        Assert.Equal(["rest", "fist", "flexion"], people[0].Labels);
        Assert.Equal(people[0].Labels, people[1].Labels);
        Assert.Equal([1, 2, 0], people[1].Frames.Where(frame => frame.Label >= 0).Select(frame => frame.Label).Distinct());
    }

    [Fact]
    public void Recordings_that_do_not_belong_together_are_told_in_a_sentence()
    {
        var usual = new InventedSession("A");
        Refused("has 3 channels, ", usual, new InventedSession("B") { Samples = InventedSession.Noise(400, 3, 1) });
        Refused("attribute 'fs_hz' is 500, that of ", usual, new InventedSession("B") { RateHz = 500 });
        Refused("attribute 'fs_hz' is 40, expected at least 80 Hz", usual with { RateHz = 40 });
        Refused("carry 1 label(s), expected at least two", usual with { Segments = new[,] { { 0, 400, 1, 0, 0 } } });
        Refused("all 2 channels are constant or saturated", usual with { Samples = new short[400, 2] });
        Assert.Throws<RecordingException>(() => PersonLoader.Group([]));
    }

    [Fact]
    public void Dead_and_saturated_channels_are_named_and_masked()
    {
        var samples = InventedSession.Noise(400, 5, 3);
        for (var i = 0; i < 400; i++)
        {
            samples[i, 1] = 7;
            // 21 of 400 samples are more than 5 %, 20 are not.
            samples[i, 2] = i < 21 ? (short)-128 : samples[i, 2];
            samples[i, 4] = i < 20 ? (short)-128 : samples[i, 4];
        }

        samples[399, 0] = 128;
        var person = Load(new InventedSession("A") { Samples = samples })[0];
        Assert.Equal([1, 2], person.MaskedChannels[0]);
        var notes = PersonLoader.MaskNotes(person).ToArray();
        Assert.Equal("invented_A_R1.h5: channel 1 is constant; its neighbours replace it.", notes[0]);
        Assert.StartsWith("invented_A_R1.h5: channel 2 is saturated, 5.2 % of its samples are at -128 or 128;", notes[1], StringComparison.Ordinal);
        Assert.Equal(2, notes.Length);
    }

    [Fact]
    public void A_quiet_recording_is_not_saturated()
    {
        var samples = InventedSession.Noise(400, 2, 3);
        for (var i = 0; i < samples.Length; i++)
            samples[i / 2, i % 2] = (short)(samples[i / 2, i % 2] / 60);
        Assert.Empty(Load(new InventedSession("A") { Samples = samples })[0].MaskedChannels[0]);
    }

    [Fact]
    public void A_set_is_found_in_the_folder_of_all_sets_and_in_its_own()
    {
        var own = Path.Combine(_folder.FullPath, InventedSession.Set);
        new InventedSession("A").Write(own);
        Assert.Equal("A", Assert.Single(SetFolder.Open(_folder.FullPath, InventedSession.Set)).Subject);
        Assert.Equal("A", Assert.Single(SetFolder.Open(own, InventedSession.Set)).Subject);
        Assert.Contains("holds no set 'other'; it holds invented", Assert.Throws<RecordingException>(() => SetFolder.Open(_folder.FullPath, "other")).Message, StringComparison.Ordinal);
        new InventedSession("B") { DataSet = "foreign" }.Write(own);
        Assert.Contains("attribute 'dataset' is 'foreign', expected 'invented'", Assert.Throws<RecordingException>(() => SetFolder.Open(own, InventedSession.Set)).Message, StringComparison.Ordinal);
    }

    private void Refused(string sentence, params InventedSession[] sessions)
        => Assert.Contains(sentence, Assert.Throws<RecordingException>(() => Load(sessions)).Message, StringComparison.Ordinal);

    private IReadOnlyList<PersonRecordings> Load(params InventedSession[] sessions)
        => PersonLoader.Group([.. sessions.Select(session => EmgRecording.Open(session.Write(_folder.FullPath)))]);
}
