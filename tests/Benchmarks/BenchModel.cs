using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// The shipped model for 8 channels; for other bands one of the same kind with seeded weights: what it answers means nothing, what
/// it costs is what such a model costs.
/// </summary>
internal static class BenchModel
{
    /// <summary>Directory of a model for a band whose stream is brought to the shipped model's rate first.</summary>
    public static string Folder(int channels) => Folder(channels, Shipped.SampleRateHz);

    /// <summary>Directory of a model that takes this many channels at this rate, in hertz.</summary>
    public static string Folder(int channels, double rateHz)
    {
        var like = Shipped;
        if (channels == like.ChannelCount && rateHz == like.SampleRateHz)
            return ShippedFolder;
        var folder = Directory.CreateTempSubdirectory("neuralglasses-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var features = new FrameFeatures(FrameFeatures.NameFor(channels, rateHz), channels, rateHz, (int)(like.WindowMs * rateHz / 1000), like.NoiseFloorMicrovolts);
        var population = Invented(FeatureLayout.Of(features, channels), like.Labels.Count);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), PopulationGraph.Build(population, like.Labels));
        new ModelManifest
        {
            Format = ModelManifest.CurrentFormat,
            Name = $"bench-{channels}",
            Version = "0",
            Labels = like.Labels,
            RestLabel = like.RestLabel,
            ChannelCount = channels,
            SampleRateHz = rateHz,
            MinimumStreamRateHz = Math.Max(rateHz, like.MinimumStreamRateHz),
            Filters = like.Filters,
            WindowMs = like.WindowMs,
            StrideMs = like.StrideMs,
            Features = features.Name,
            NoiseFloorMicrovolts = like.NoiseFloorMicrovolts,
            ScoreMemoryMs = like.ScoreMemoryMs,
            Input = new ModelManifestTensor { Name = PopulationGraph.InputName, Length = features.Length },
            Output = like.Output,
            States = [.. PopulationGraph.States(features.Length, like.Labels.Count)],
            Policy = like.Policy,
            Licence = "MIT",
            TrainedOn = "Nothing: seeded weights for measuring cost.",
        }.Save(Path.Combine(folder, ModelManifest.FileName));
        return folder;
    }

    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "models", "hand-gestures");

    private static ModelManifest Shipped => ModelManifest.Load(Path.Combine(ShippedFolder, ModelManifest.FileName));

    private static Population Invented(FeatureLayout layout, int labels)
    {
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(1);
        FeatureNetwork[] networks = [FeatureNetwork.Random(layout.Length, labels, 1), FeatureNetwork.Random(layout.Length, labels, 2)];
        var classes = Classes(layout.Length);
        return new(
            layout,
            new FeatureStandard(new float[layout.Length], [.. Enumerable.Repeat(1f, layout.Length)]),
            networks,
            classes,
            Variation(classes),
            [new(RingPermutation.Identity, 0)]);

        GaussianClasses Classes(int length)
        {
            var samples = Enumerable.Range(0, 4 * labels).Select(_ => Enumerable.Range(0, length).Select(_ => (float)random.NextDouble()).ToArray()).ToArray();
            return GaussianClasses.Of(samples, [.. Enumerable.Range(0, samples.Length).Select(i => i % labels)], labels);
        }
    }

    // Every feature an axis of its own: the cost is that of any axes.
    private static GestureVariation Variation(GaussianClasses classes)
    {
        var count = classes.FeatureCount;
        var axes = new float[count * count];
        for (var f = 0; f < count; f++)
            axes[f * count + f] = 1;
        return new(
            axes,
            [.. Enumerable.Repeat(1.0, count)],
            [.. Enumerable.Range(0, classes.ClassCount).SelectMany(k => classes.Mean(k).ToArray())],
            classes.Covariance.ToArray());
    }
}
