using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Shipping;
using Xunit;

namespace NeuralGlasses.Models.Tests.Shipping;

public sealed class TrainRunTests : IDisposable
{
    private static readonly string[] Files = ["model.onnx", "population.bin", "manifest.json", "expected.json", "training.json", "metrics.json", "card.md"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_recordings_and_plan_give_the_same_bytes_and_another_seed_does_not()
    {
        var data = InventedPlan.People(_folder, 3);
        InventedPlan.Train(InventedPlan.Plan, data, _folder.File("a"));
        InventedPlan.Train(InventedPlan.Plan, data, _folder.File("b"));
        foreach (var file in Files)
            Assert.Equal(File.ReadAllBytes(Path.Combine(_folder.File("a"), file)), File.ReadAllBytes(Path.Combine(_folder.File("b"), file)));
        InventedPlan.Train(InventedPlan.Plan with { Seed = 2 }, data, _folder.File("c"));
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(_folder.File("a"), "model.onnx")), File.ReadAllBytes(Path.Combine(_folder.File("c"), "model.onnx")));
    }

    [Fact]
    public void Invented_people_with_plain_gestures_are_learnt_measured_and_told_in_the_card()
    {
        InventedPlan.Train(InventedPlan.Plan, InventedPlan.People(_folder, 6), _folder.File("m"), measures: true);
        var figures = System.Text.Json.JsonSerializer.Deserialize(
            File.ReadAllText(Path.Combine(_folder.File("m"), ModelFigures.FileName)), ModelFiguresJson.Default.ModelFigures)!;
        Assert.Equal(3, figures.Accuracy.Count);
        Assert.All(figures.Accuracy, accuracy => Assert.True(accuracy.Mean600 > 0.9, $"{accuracy.Known}: {accuracy.Mean600:F3}"));
        // These people rest once before three gestures in a row, and nothing fires until rest was seen: one of three can be recognised.
        Assert.All(figures.Events, events => Assert.True(events is { Recall: > 0.3, WrongRate: 0, FalseActivations: 0 }, $"{events.Known}: {events.Recall:F3}, {events.WrongRate:F3} wrong, {events.FalseActivations} false"));
        Assert.True(figures.Unknown!.MeanArea > 0.7, $"{figures.Unknown.MeanArea:F3}");
        var card = File.ReadAllText(Path.Combine(_folder.File("m"), "card.md"));
        foreach (var command in figures.Accuracy.Select(each => each.Command).Concat(figures.Events.Select(each => each.Command)).Append(figures.Unknown.Command))
            Assert.Contains(command, card, StringComparison.Ordinal);
        using var decoder = OnnxDecoder.Load(_folder.File("m"));
        Assert.Equal("invented", decoder.Manifest.Name);
    }

    [Fact]
    public void Too_few_people_an_empty_folder_and_people_that_are_not_there_are_told_in_a_sentence()
    {
        var few = InventedPlan.People(_folder, 2);
        Assert.Contains("2 people teach", Assert.Throws<RecordingException>(() => InventedPlan.Train(InventedPlan.Plan, few, _folder.File("x"))).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.File("empty"));
        Assert.Contains("holds no .h5 file", Assert.Throws<RecordingException>(() => InventedPlan.Train(InventedPlan.Plan, _folder.File("empty"), _folder.File("x"))).Message, StringComparison.Ordinal);
        Assert.Contains("P77", Assert.ThrowsAny<Exception>(() => InventedPlan.Train(InventedPlan.Plan with { People = "P77" }, few, _folder.File("x"))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("x")));
    }

    [Fact]
    public void Recordings_that_allow_no_product_teach_only_a_model_that_is_marked_and_refused()
    {
        var data = InventedPlan.People(_folder, 3, licence: "none stated");
        var refused = Assert.Throws<RecordingException>(() => InventedPlan.Train(InventedPlan.Plan, data, _folder.File("m")));
        Assert.Contains("'none stated'", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("m")));

        InventedPlan.Train(InventedPlan.Plan, data, _folder.File("m"), researchOnly: true);
        Assert.Contains("researchOnly", Assert.Throws<ModelMismatchException>(() => OnnxDecoder.Load(_folder.File("m"))).Message, StringComparison.Ordinal);
        using var allowed = OnnxDecoder.Load(_folder.File("m"), allowResearchOnly: true);
        Assert.True(allowed.Manifest.ResearchOnly);
    }
}
