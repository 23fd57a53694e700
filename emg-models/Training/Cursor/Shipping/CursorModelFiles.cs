using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Cursor.Shipping;

/// <summary>Writes the directory of the wrist model, every file whole or not at all.</summary>
public static class CursorModelFiles
{
    private static readonly ModelManifestCursor Unchosen = new()
    {
        Velocities = new() { Name = CursorGraph.VelocitiesName, Length = CursorNetworkOptions.Axes },
        Angles = new() { Name = CursorGraph.AnglesName, Length = CursorNetworkOptions.Axes },
        PressThreshold = 0.9,
        ReleaseThreshold = 0.3,
        PressSteps = 2,
    };

    /// <summary>Writes graph, manifest, what a calibration starts from, plan and parity vectors.</summary>
    public static void Write(string directory, CursorPlan plan, CursorNetwork network)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(network);
        Directory.CreateDirectory(directory);
        var (weights, biases) = network.LastLayer();
        WholeFile.Write(Path.Combine(directory, OnnxDecoder.ModelFileName), network.Export());
        WholeFile.Write(Path.Combine(directory, CursorHead.FileName), CursorHead.Of(weights, biases, network.Options.Moves).ToBytes());
        WholeFile.Write(Path.Combine(directory, TrainingPlan.FileName), plan.ToJson());
        Manifest(plan, network.Options).Save(Path.Combine(directory, ModelManifest.FileName));
        WholeFile.Write(Path.Combine(directory, ModelWriter.VectorsFileName), TrainingJson.Lines(CursorVectors.Of(network, plan.Seed)));
    }

    /// <summary>Writes the manifest again, with the thresholds that were chosen.</summary>
    public static void WriteThresholds(string directory, ModelManifestCursor thresholds)
    {
        var path = Path.Combine(directory, ModelManifest.FileName);
        (ModelManifest.Load(path) with { Cursor = thresholds }).Save(path);
    }

    private static ModelManifest Manifest(CursorPlan plan, CursorNetworkOptions options) => new()
    {
        Format = ModelManifest.CurrentFormat,
        Name = plan.Name,
        Version = plan.Version,
        Labels = ["rest", ModelManifestCursor.PressLabel],
        RestLabel = "rest",
        ChannelCount = options.ChannelCount,
        SampleRateHz = BandPath.RateHz,
        MinimumStreamRateHz = BandPath.RateHz,
        Filters = new() { HighPassHz = BandPath.HighPassHz, MainsNotch = true },
        WindowMs = 1000 * CursorNetworkOptions.StepSeconds,
        StrideMs = 1000 * CursorNetworkOptions.StepSeconds,
        Features = "samples",
        NoiseFloorMicrovolts = 1,
        Input = new() { Name = CursorGraph.SamplesName, Length = CursorNetworkOptions.StrideSamples * options.ChannelCount },
        Output = new() { Name = CursorGraph.ProbabilitiesName, Length = 2 },
        States = [.. CursorGraph.States(options).Select(state => new ModelManifestState { Input = state.Name, Output = state.Name + CursorGraph.OutputSuffix, Length = state.Length })],
        ScoreMemoryMs = 0,
        Cursor = Unchosen,
        Embedding = new() { Name = CursorGraph.EmbeddingName, Length = options.Embedding },
        Licence = "MIT",
        TrainedOn = $"{plan.Teachers.Count} simulated people, 8 channels at {BandPath.RateHz} Hz; no recording of anybody",
    };
}
