using NeuralGlasses.Physiology.Typing;
using NeuralGlasses.Recordings;
using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Taps;
using NeuralGlasses.Training.Taps.Recorded;
using NeuralGlasses.Typing.Taps;
using Xunit;

namespace NeuralGlasses.Models.Tests.Taps;

public sealed class RecordedTypingTests
{
    [Fact]
    public void What_is_written_in_the_layout_of_emg2qwerty_is_read_again()
    {
        using var folder = new TemporaryFolder();
        var typed = Invented(1);
        Emg2QwertyWriter.Write(folder.File("a.hdf5"), typed, "ann", "first");
        Emg2QwertyWriter.Write(folder.File("b.hdf5"), typed, "ann", "first");
        Assert.Equal(File.ReadAllBytes(folder.File("a.hdf5")), File.ReadAllBytes(folder.File("b.hdf5")));

        var read = RecordedTyping.Read(folder.File("a.hdf5"));

        Assert.Equal(("ann", "first"), (read.User, read.Name));
        Assert.Equal(typed.Keys.Select(key => TapAlphabet.ClassOf(key.Character)), read.Session.Keys);
        Assert.All(typed.Keys.Zip(read.Session.Seconds), pair => Assert.Equal(pair.First.PressS, pair.Second, 1e-3));
        Assert.Equal((int)(typed.Seconds / TapNetworkOptions.StepSeconds), read.Session.Steps);
    }

    [Fact]
    public void Sessions_as_h5py_writes_them_are_read_and_what_is_none_is_named()
    {
        var published = Path.Combine(RepositoryFiles.Root, "tests", "Models.Tests", "Import", "Fixtures", "session.hdf5");
        var read = RecordedTyping.Read(published);
        Assert.Equal("89335547", read.User);
        Assert.Equal("aab", string.Concat(read.Session.Keys.Select(key => TapAlphabet.Characters[key])));

        using var folder = new TemporaryFolder();
        Assert.Contains("holds no .hdf5 file", Assert.Throws<RecordingException>(() => RecordedTyping.ReadAll(folder.FullPath, _ => { })).Message, StringComparison.Ordinal);
        File.WriteAllText(folder.File("x.hdf5"), "no such file");
        Assert.Contains("x.hdf5: cannot be read as HDF5", Assert.Throws<RecordingException>(() => RecordedTyping.ReadAll(folder.FullPath, _ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbs_train_measure_and_personalise_on_a_folder_of_recordings()
    {
        Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");
        using var folder = new TemporaryFolder();
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        foreach (var (user, session) in new[] { ("ann", 1), ("bob", 2), ("bob", 3) })
            Emg2QwertyWriter.Write(Path.Combine(data, $"{user}-{session}.hdf5"), Invented(session), user, $"s{session}");
        var learning = new TapLearning { Steps = 6, BatchSize = 4, CropSteps = 40, CheckpointSteps = 3 };
        var plan = TapNetworkTests.Plan with
        {
            Entry = 8, Hidden = 8, Learning = learning, Personal = learning with { Steps = 2, TimedShare = 0 }, Language = Path.Combine(RepositoryFiles.Root, "emg-models", "text-entry", "en"),
        };
        File.WriteAllText(folder.File("training.json"), plan.ToJson());
        using var output = new StringWriter();
        using var bar = new ProgressBar(TextWriter.Null, false);

        TapRun.TrainRecorded(folder.File("training.json"), folder.FullPath, data, output, bar);
        TapRun.EvaluateRecorded(folder.FullPath, data, folder.File("figures.json"), output, bar);
        TapRun.Personalise(folder.FullPath, data, folder.File("personal"), output, bar);

        Assert.Contains("6 batches: loss", output.ToString(), StringComparison.Ordinal);
        var metrics = TapMetrics.FromJson(File.ReadAllText(folder.File("figures.json")))!;
        Assert.Equal("recordings of 1 people; the first session of each taught, the others were read", metrics.Method);
        Assert.Equal(Invented(3).Keys.Count, metrics.Before.Characters);
        Assert.NotEqual(File.ReadAllBytes(folder.File("model.onnx")), File.ReadAllBytes(folder.File("personal/model.onnx")));
    }

    private static TypedStretch Invented(int seed)
    {
        const int Sets = 2000 * 8;
        var chance = new Random(seed);
        float[] Wrist() => [.. Enumerable.Range(0, Sets * Typist.Channels).Select(_ => (float)(8 * (chance.NextDouble() - 0.5)))];
        var keys = "the sea, is it green? yes it's ".Select((letter, i) => new StruckKey(letter, 0.3 + (0.2 * i), 0.4 + (0.2 * i))).ToArray();
        return new TypedStretch(Wrist(), Wrist(), keys);
    }
}
