using System.Text.Json.Nodes;
using NeuralGlasses.Decoding;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class ModelManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shipped_manifest_reads_and_writes_back_the_same_bytes()
    {
        var path = Path.Combine(RepositoryFiles.HandGestures, ModelManifest.FileName);
        var manifest = ModelManifest.Load(path);
        Assert.Equal("hand-gestures", manifest.Name);
        Assert.Equal(0, manifest.RestIndex);
        Assert.Equal((10, 40), (manifest.StrideSamples, manifest.WindowSamples));
        var copy = _folder.File("copy.json");
        manifest.Save(copy);
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(copy));
    }

    [Fact]
    public void A_stream_with_other_channels_is_refused_naming_both_sides()
    {
        var error = Assert.Throws<ModelMismatchException>(() => Shipped().RequireFit(new StreamDescription(16, 1000)));
        Assert.Equal("The model hand-gestures expects 8 channels, the wristband streams 16; choose a model for 16 channels or set the wristband to 8.", error.Message);
    }

    [Theory]
    [InlineData(125)]
    [InlineData(double.NaN)]
    public void A_stream_that_is_too_slow_is_refused_naming_both_rates(double rateHz)
    {
        var error = Assert.Throws<ModelMismatchException>(() => Shipped().RequireFit(new StreamDescription(8, rateHz)));
        Assert.Contains($"at least 250 Hz, the wristband streams {rateHz} Hz", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(250)]
    [InlineData(1000)]
    [InlineData(2000)]
    public void A_stream_that_fits_is_accepted(double rateHz)
        => Assert.Null(Record.Exception(() => Shipped().RequireFit(new StreamDescription(8, rateHz))));

    [Theory]
    [InlineData("\"channelCount\": 8,", "", "channelCount")]
    [InlineData("\"channelCount\": 8", "\"channelCount\": \"eight\"", "$.channelCount")]
    [InlineData("\"channelCount\": 8", "\"channelCount\": 99", "field 'channelCount' is '99', expected 1 to 16")]
    [InlineData("\"restLabel\": \"rest\"", "\"restLabel\": \"sleep\"", "field 'restLabel' is 'sleep', expected one of the labels")]
    [InlineData("neuralglasses-model/1", "neuralglasses-model/7", "field 'format' is 'neuralglasses-model/7'")]
    [InlineData("\"windowMs\": 200", "\"windowMs\": 170", "field 'windowMs' is '170', expected a whole number of strides of 50 ms")]
    [InlineData("\"threshold\": ", "\"threshold\": 1", "policy.threshold")]
    [InlineData("\"labels\": [", "\"labels\": null, \"unused\": [", "field 'labels' is missing")]
    [InlineData("{", "", "manifest.json: ")]
    public void A_broken_manifest_names_the_file_and_the_field(string found, string replacement, string expected)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.HandGestures, ModelManifest.FileName));
        var at = text.IndexOf(found, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the shipped manifest has no {found}");
        var path = _folder.File("manifest.json");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + found.Length)));
        var message = Assert.Throws<ModelManifestException>(() => ModelManifest.Load(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy", """{ "bias": 0, "weights": [1, 2] }""", "field 'policy.certainty.weights' is '1, 2', expected 22 finite numbers and a finite bias")]
    [InlineData("personalPolicy", """{ "bias": 0, "weights": [] }""", "field 'personalPolicy.certainty.weights' is ''")]
    [InlineData("personalPolicy", """{ "bias": 0 }""", "weights")]
    public void A_certainty_that_is_not_whole_is_refused(string policy, string certainty, string expected)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.HandGestures, ModelManifest.FileName)))!;
        manifest[policy]!["certainty"] = JsonNode.Parse(certainty);
        var path = _folder.File("manifest.json");
        File.WriteAllText(path, manifest.ToJsonString());
        var message = Assert.Throws<ModelManifestException>(() => ModelManifest.Load(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_manifest_is_named()
        => Assert.Contains("there is no such file", Assert.Throws<ModelManifestException>(() => ModelManifest.Load(_folder.File("none.json"))).Message, StringComparison.Ordinal);

    private static ModelManifest Shipped() => ModelManifest.Load(Path.Combine(RepositoryFiles.HandGestures, ModelManifest.FileName));
}
