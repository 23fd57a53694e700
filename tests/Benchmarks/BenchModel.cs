using NeuralGlasses.OnnxGraphs;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// The shipped model for 8 channels, and for 16 one of the same shape with seeded weights: what it answers means nothing,
/// what it costs is what a model of 16 channels costs.
/// </summary>
internal static class BenchModel
{
    private const int Hidden = 128;

    public static string Folder(int channels)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "models", "hand-gestures");
        if (channels == 8)
            return shipped;
        var like = ModelManifest.Load(Path.Combine(shipped, ModelManifest.FileName));
        var folder = Directory.CreateTempSubdirectory("neuralglasses-bench-").FullName;
        var length = GestureFeatures.LengthFor(channels);
        var labels = like.Labels.Count;
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(1);
        float[] Weights(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * 0.02))];
        var graph = new OnnxWriter("bench")
            .Input("features", 1, length)
            .Input("scores_before", 1, labels)
            .Output("probabilities", 1, labels)
            .Output("scores_after", 1, labels)
            .Constant("keep", [0.5f])
            .Constant("w0", Weights(length * Hidden), length, Hidden)
            .Constant("b0", new float[Hidden], Hidden)
            .Constant("w1", Weights(Hidden * labels), Hidden, labels)
            .Constant("b1", new float[labels], labels)
            .Node("Gemm", ["features", "w0", "b0"], ["h0"])
            .Node("Relu", ["h0"], ["h1"])
            .Node("Gemm", ["h1", "w1", "b1"], ["s"])
            .Node("Mul", ["scores_before", "keep"], ["kept"])
            .Node("Add", ["s", "kept"], ["scores_after"])
            .Node("Softmax", ["scores_after"], ["probabilities"], ("axis", -1L));
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), graph.ToBytes());
        new ModelManifest
        {
            Format = ModelManifest.CurrentFormat,
            Name = "bench-16",
            Version = "0",
            Labels = like.Labels,
            RestLabel = like.RestLabel,
            ChannelCount = channels,
            SampleRateHz = like.SampleRateHz,
            MinimumStreamRateHz = like.MinimumStreamRateHz,
            Filters = like.Filters,
            WindowMs = like.WindowMs,
            StrideMs = like.StrideMs,
            Features = like.Features,
            NoiseFloorMicrovolts = like.NoiseFloorMicrovolts,
            ScoreMemoryMs = like.ScoreMemoryMs,
            Input = new ModelManifestTensor { Name = "features", Length = length },
            Output = like.Output,
            States = like.States,
            Policy = like.Policy,
            Licence = "MIT",
            TrainedOn = "Nothing: seeded weights for measuring cost.",
        }.Save(Path.Combine(folder, ModelManifest.FileName));
        return folder;
    }
}
