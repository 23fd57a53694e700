using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Models.Tests.Protocols;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;
using Xunit;

namespace NeuralGlasses.Models.Tests.Shipping;

public sealed class CalibrateAndExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_wearer_is_calibrated_and_the_exported_graph_computes_what_the_profile_does()
    {
        InventedPlan.Train(InventedPlan.Plan, InventedPlan.People(_folder, 3), _folder.File("model"));
        var wearer = InventedSession.WithPlainGestures("W", repetitions: 3, seed: 77).Write(_folder.File("wearer"));
        var said = new StringWriter();
        Assert.True(CalibrateRun.Execute(_folder.File("model"), wearer, 2, _folder.File("key"), _folder.File("profile"), 1, acceptFindings: false, said));
        Assert.Equal(PersonalProfile.ShortestKey, File.ReadAllBytes(_folder.File("key")).Length);
        Assert.Contains("fist", said.ToString(), StringComparison.Ordinal);

        ExportRun.Execute(_folder.File("model"), _folder.File("profile"), _folder.File("key"), _folder.File("mine"), TextWriter.Null);
        Assert.Empty(ModelManifest.Load(Path.Combine(_folder.File("mine"), ModelManifest.FileName)).States);
        StreamedParity.Check(_folder.File("mine"));
    }

    [Fact]
    public void The_population_exports_to_the_same_bytes_and_the_card_is_made_again()
    {
        ExportRun.Execute(RepositoryFiles.HandGestures, null, null, _folder.File("out"), TextWriter.Null);
        foreach (var file in new[] { "model.onnx", "population.bin", "manifest.json" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(RepositoryFiles.HandGestures, file)), File.ReadAllBytes(Path.Combine(_folder.File("out"), file)));
        foreach (var file in new[] { "training.json", "metrics.json" })
            File.Copy(Path.Combine(RepositoryFiles.HandGestures, file), Path.Combine(_folder.File("out"), file));
        CardCommand.Execute(_folder.File("out"), TextWriter.Null);
        Assert.Equal(File.ReadAllText(Path.Combine(RepositoryFiles.HandGestures, "card.md")), File.ReadAllText(Path.Combine(_folder.File("out"), "card.md")));

        var graph = Path.Combine(_folder.File("out"), "model.onnx");
        File.WriteAllBytes(graph, [.. File.ReadAllBytes(graph), 0]);
        Assert.Contains("belong to another model.onnx", Assert.Throws<RecordingException>(() => CardCommand.Execute(_folder.File("out"), TextWriter.Null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_belong_together_is_told()
    {
        var wearer = InventedSession.WithPlainGestures("W", repetitions: 3, seed: 77).Write(_folder.File("wearer"));
        Assert.Contains("has 4 channels, the model 'hand-gestures' takes 8", Assert.Throws<RecordingException>(() => Calibrate(wearer, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("--repetitions: 4", Assert.Throws<ArgumentException>(() => Calibrate(wearer, 4)).Message, StringComparison.Ordinal);
        Assert.Contains("--key", Assert.Throws<ArgumentException>(() => ExportRun.Execute(RepositoryFiles.HandGestures, "some.profile", null, _folder.File("x"), TextWriter.Null)).Message, StringComparison.Ordinal);
        var silent = (RecordingFileWriter.Person(1, repetitions: 1) with { LabelNames = ["a", "b", "c", "d", "e", "f", "g", "h"] }).Write(_folder.File("other.h5"));
        Assert.Contains("no segment has one of the labels", Assert.Throws<RecordingException>(() => Calibrate(silent, 1)).Message, StringComparison.Ordinal);

        bool Calibrate(string recording, int repetitions)
            => CalibrateRun.Execute(RepositoryFiles.HandGestures, recording, repetitions, _folder.File("key"), _folder.File("p"), 1, false, TextWriter.Null);
    }
}
