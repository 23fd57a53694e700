using System.Text.Json;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Recordings;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Taps;

/// <summary>The directory of the model that reads keystrokes; every file is written whole or not at all.</summary>
public static class TapModelFiles
{
    /// <summary>Name of the file from which a network learns on.</summary>
    public const string WeightsFileName = "network.bin";

    /// <summary>Writes graph, manifest, weights, plan and parity vectors.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="network">The network.</param>
    /// <param name="trainedOn">Who taught it.</param>
    public static void Write(string directory, TapPlan plan, TapNetwork network, string trainedOn)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(network);
        Directory.CreateDirectory(directory);
        WholeFile.Write(Path.Combine(directory, WeightsFileName), network.ToBytes());
        WholeFile.Write(Path.Combine(directory, OnnxDecoder.ModelFileName), network.Export());
        WholeFile.Write(Path.Combine(directory, ModelManifest.FileName), Manifest(plan, network.Options, trainedOn).ToJson());
        WholeFile.Write(Path.Combine(directory, TrainingPlan.FileName), plan.ToJson());
        var vectors = JsonSerializer.SerializeToElement(TapVectors.Of(network, plan.Seed), TrainingPlanJson.Options);
        WholeFile.Write(Path.Combine(directory, ModelWriter.VectorsFileName), JsonLines.Format(vectors) + "\n");
    }

    /// <summary>Reads the network of a directory, to learn on.</summary>
    /// <exception cref="RecordingException">There is none, or it is cut.</exception>
    public static TapNetwork Network(string directory)
    {
        var path = Path.Combine(directory, WeightsFileName);
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file; train the model with train-tap-typing.");
        try
        {
            return TapNetwork.Read(File.ReadAllBytes(path));
        }
        catch (InvalidDataException error)
        {
            throw new RecordingException($"{path}: {error.Message}", error);
        }
    }

    private static TapManifest Manifest(TapPlan plan, TapNetworkOptions options, string trainedOn) => new()
    {
        Format = TapManifest.CurrentFormat,
        Name = plan.Name,
        Version = plan.Version,
        Labels = TapAlphabet.Labels,
        ChannelsPerWrist = TapNetworkOptions.Channels,
        SampleRateHz = TapNetworkOptions.RateHz,
        StrideMs = 1000 * TapNetworkOptions.StepSeconds,
        Input = new() { Name = TapGraph.SamplesName, Length = TapNetworkOptions.StrideSamples * TapNetworkOptions.Wrists * TapNetworkOptions.Channels },
        Output = new() { Name = TapGraph.ScoresName, Length = options.Classes },
        Embedding = new() { Name = TapGraph.EmbeddingName, Length = options.Hidden },
        States = [.. TapGraph.States(options).Select(state => new ModelManifestState { Input = state.Name, Output = state.Name + TapGraph.OutputSuffix, Length = state.Length })],
        Licence = "MIT",
        TrainedOn = trainedOn,
    };
}
