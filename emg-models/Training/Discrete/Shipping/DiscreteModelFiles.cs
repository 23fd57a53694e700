using System.Security.Cryptography;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Onnx;
using NeuralGlasses.StreamingNetwork.Events;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Discrete.Shipping;

/// <summary>Writes the directory of the pinch-and-swipe model, every file whole or not at all.</summary>
public static class DiscreteModelFiles
{
    /// <summary>Writes graph, manifest, what a calibration starts from, plan and parity vectors.</summary>
    public static void Write(string directory, DiscretePlan plan, EventNetwork network, EventPopulation population)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(population);
        Directory.CreateDirectory(directory);
        WholeFile.Write(Path.Combine(directory, OnnxDecoder.ModelFileName), network.Export(DiscreteLabels.All));
        WholeFile.Write(Path.Combine(directory, EventPopulation.FileName), population.ToBytes());
        WholeFile.Write(Path.Combine(directory, TrainingPlan.FileName), plan.ToJson());
        Manifest(plan, network.Options, new EventPolicyOptions(), new EventPolicyOptions()).Save(Path.Combine(directory, ModelManifest.FileName));
        WholeFile.Write(Path.Combine(directory, ModelWriter.VectorsFileName), TrainingJson.Lines(EventVectors.Of(network, plan.Seed)));
    }

    /// <summary>Writes the manifest again, with the policies that were chosen.</summary>
    public static void WritePolicies(string directory, EventPolicyOptions everybody, EventPolicyOptions calibrated)
    {
        var path = Path.Combine(directory, ModelManifest.FileName);
        (ModelManifest.Load(path) with { Events = everybody, PersonalEvents = calibrated }).Save(path);
    }

    /// <summary>SHA-256 of the graph of a model, in hexadecimal digits.</summary>
    public static string GraphHash(string directory) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(directory, OnnxDecoder.ModelFileName))));

    private static ModelManifest Manifest(DiscretePlan plan, EventNetworkOptions options, EventPolicyOptions everybody, EventPolicyOptions calibrated) => new()
    {
        Format = ModelManifest.CurrentFormat,
        Name = plan.Name,
        Version = plan.Version,
        Labels = DiscreteLabels.All,
        RestLabel = DiscreteLabels.Rest,
        ChannelCount = options.ChannelCount,
        SampleRateHz = BandPath.RateHz,
        MinimumStreamRateHz = BandPath.RateHz,
        Filters = new() { HighPassHz = BandPath.HighPassHz, MainsNotch = true },
        WindowMs = 1000 * SessionTargets.StepSeconds,
        StrideMs = 1000 * SessionTargets.StepSeconds,
        Features = "samples",
        NoiseFloorMicrovolts = 1,
        Input = new() { Name = EventGraph.SamplesName, Length = EventNetworkOptions.StrideSamples * options.ChannelCount },
        Output = new() { Name = EventGraph.ProbabilitiesName, Length = options.ClassCount },
        States = [.. EventGraph.States(options).Select(state => new ModelManifestState { Input = state.Name, Output = state.Name + EventGraph.OutputSuffix, Length = state.Length })],
        ScoreMemoryMs = 0,
        Events = everybody,
        PersonalEvents = calibrated,
        Embedding = new() { Name = EventGraph.EmbeddingName, Length = options.Embedding },
        Licence = "MIT",
        TrainedOn = $"{plan.Teachers.Count} simulated people, each with the band put on {(plan.Donnings == 1 ? "once" : $"{plan.Donnings} times")}, 8 channels at {BandPath.RateHz} Hz; no recording of anybody",
    };
}
